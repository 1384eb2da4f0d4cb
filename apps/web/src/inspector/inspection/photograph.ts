import { shelf } from '../../device/database.js';
import type { Photograph } from './answer.js';

/** Pixels of the longer side: enough to read a seal, small enough for a port's network. */
const LONGEST = 1600;
const QUALITY = 0.8;
const WAIT_FOR_POSITION_MS = 10_000;

/** Photographs and signatures on this device, each until it is sent. */
export const filesHere = shelf<Blob>('files');

/** Keep a file on the device under the person's name. @returns its SHA-256, lower-case hexadecimal */
export async function keepFile(person: string, blob: Blob): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer()));
  const sha256 = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  await filesHere.keep(fileName(person, sha256), blob);
  return sha256;
}

/** Forget files that nobody needs any more. */
export async function forgetFiles(person: string, files: string[]): Promise<void> {
  for (const sha256 of files) await filesHere.forget(fileName(person, sha256));
}

export const fileName = (person: string, sha256: string): string => `${person}/${sha256}`;

/** Keep a photograph, shrunk to a JPEG. Hashed is what is kept: that is the file that will be sent. @throws where it is no picture */
export async function takePhotograph(person: string, file: File): Promise<Photograph> {
  const takenAt = new Date().toISOString();
  return { image: await keepFile(person, await shrunk(file)), takenAt };
}

async function shrunk(file: File): Promise<Blob> {
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
  const canvas = new OffscreenCanvas(Math.round(picture.width * scale), Math.round(picture.height * scale));
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
}

/** Where the device is; undefined where it cannot or may not tell. */
export const positionNow = (): Promise<Photograph['position']> =>
  new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude, accuracy } }) =>
        resolve({ latitude, longitude, accuracyM: Math.min(Math.round(accuracy), 1_000_000) }),
      () => resolve(undefined),
      { enableHighAccuracy: true, timeout: WAIT_FOR_POSITION_MS, maximumAge: 60_000 },
    );
  });
