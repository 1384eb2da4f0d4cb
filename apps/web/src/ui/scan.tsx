import { useEffect, useRef, useState } from 'react';
import { useTexts } from '../texts/language.js';
import { Dialog, DialogEnd } from './dialog.js';
import { texts } from './texts.js';

/** As much as is used of a reader of codes: the browser's own, or ours. */
interface Reader {
  detect: (source: HTMLVideoElement) => Promise<{ rawValue: string }[]>;
}
interface ReaderOf {
  new (options?: { formats: Format[] }): Reader;
  getSupportedFormats: () => Promise<readonly string[]>;
}
type Format = 'qr_code' | 'code_128' | 'code_39' | 'data_matrix';

/** What stands on containers and seals. */
const ON_GOODS: Format[] = ['code_128', 'code_39', 'qr_code', 'data_matrix'];

/** Whether a page may open a camera here: browsers allow it on safe addresses only. */
export const canScan = (): boolean => 'mediaDevices' in navigator;

const EVERY_MS = 200;

interface ScanDialogProps {
  title: string;
  /** Which codes are read; those of containers and seals, unless told. */
  formats?: Format[];
  onRead: (text: string) => void;
  onClose: () => void;
}

/** Shows what the camera sees until a code is read. */
export function ScanDialog({ title, formats = ON_GOODS, onRead, onClose }: ScanDialogProps) {
  const t = useTexts(texts);
  const video = useRef<HTMLVideoElement>(null);
  const [failed, setFailed] = useState<string>();
  const tell = useRef(onRead);
  const [asked] = useState(formats);
  useEffect(() => {
    tell.current = onRead;
  });
  useEffect(() => {
    const stop = new AbortController();
    look(video.current, stop.signal, asked).then(
      (text) => text !== undefined && tell.current(text),
      (error: unknown) => setFailed(error instanceof NoReader ? t.readerFailed : t.scanFailed),
    );
    return () => stop.abort();
  }, [asked]);
  return (
    <Dialog title={title} onClose={onClose}>
      <div className="stack">
        <video ref={video} muted playsInline className="camera" />
        <p role="status" className={failed ? 'note bad' : undefined}>
          {failed ?? t.scanHint}
        </p>
        <DialogEnd onClose={onClose} />
      </div>
    </Dialog>
  );
}

/** Codes cannot be read here: the browser does not, and our reader did not come. */
class NoReader extends Error {}

/** The browser's reader where it has one that knows these codes, else ours. @throws NoReader */
async function readerFor(formats: Format[]): Promise<ReaderOf> {
  const { BarcodeDetector: own } = globalThis as { BarcodeDetector?: ReaderOf };
  // Some browsers have one that reads nothing, for want of what it stands on.
  const known = (await own?.getSupportedFormats().catch(() => [])) ?? [];
  if (own && formats.every((each) => known.includes(each))) return own;
  try {
    const { ownReader } = await import('./code-reader.js');
    return await ownReader();
  } catch (error) {
    throw new NoReader('The reader of codes cannot be loaded.', { cause: error });
  }
}

/** The first code that the camera sees; undefined once told to stop. @throws where there is no camera, or it is not allowed; NoReader */
async function look(video: HTMLVideoElement | null, stop: AbortSignal, formats: Format[]): Promise<string | undefined> {
  if (!video) return undefined;
  // Small codes, and those of many dots, need more than the smallest picture that a camera gives.
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { facingMode: 'environment', width: { ideal: 1280 } },
  });
  try {
    video.srcObject = stream;
    await video.play();
    const CodeReader = await readerFor(formats);
    const reader = new CodeReader({ formats });
    while (!stop.aborted) {
      const [code] = await reader.detect(video);
      if (code) return code.rawValue;
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
    }
    return undefined;
  } finally {
    for (const track of stream.getTracks()) track.stop();
  }
}
