import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { create } from 'qrcode';
import { openBrowser } from './browser.js';

const [WIDTH, HEIGHT] = [1280, 720];
/** The quiet zone that codes are read by, in modules. */
const QUIET = 10;

/** Whether a picture is dark at a place, in pixels. */
type Picture = (x: number, y: number) => boolean;

/** Does something in a browser whose camera sees one picture and nothing else. */
export async function withCamera<T>(picture: Picture, work: (browser: Browser) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'levante-camera-'));
  const film = join(folder, 'film.y4m');
  writeFileSync(film, filmOf(picture));
  const browser = await openBrowser(
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-video-capture=${film}`,
  );
  try {
    return await work(browser);
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
}

/** A film of one picture, as Chromium takes it for a camera (YUV4MPEG2): lightness of each pixel, then no colour at all. */
function filmOf(isDark: Picture): Buffer {
  const light = Buffer.alloc(WIDTH * HEIGHT);
  for (let place = 0; place < light.length; place++)
    light[place] = isDark(place % WIDTH, Math.floor(place / WIDTH)) ? 20 : 235;
  const frame = Buffer.concat([Buffer.from('FRAME\n'), light, Buffer.alloc(light.length / 2, 128)]);
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420\n`), frame, frame]);
}

/** A QR code, as a release note has one. */
export function qrCode(text: string): Picture {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules;
  const dots = Math.floor(HEIGHT / (size + 2 * QUIET));
  return (x, y) => {
    const [column, row] = [x, y].map((each) => Math.floor(each / dots) - QUIET);
    return inside(column, size) && inside(row, size) && data[row! * size + column!] === 1;
  };
}

/** A bar code, as seals have one: Code 128, set B (ISO/IEC 15417). */
export function barCode(text: string): Picture {
  const values = [START_B, ...Array.from(text, (each) => each.charCodeAt(0) - 32)];
  const check = values.reduce((sum, value, index) => sum + value * Math.max(1, index), 0) % 103;
  const widths = [...values, check].map((value) => WIDTHS[value]).join('') + STOP;
  const modules = Array.from(widths, (width, index) => (index % 2 === 0 ? '1' : '0').repeat(Number(width))).join('');
  const dots = Math.floor(WIDTH / (modules.length + 2 * QUIET));
  return (x, y) => y > HEIGHT / 4 && y < (HEIGHT * 3) / 4 && modules[Math.floor(x / dots) - QUIET] === '1';
}

const inside = (place: number | undefined, size: number): boolean => place !== undefined && place >= 0 && place < size;

const START_B = 104;
/** Bar, space, bar, space, bar, space of each value, in modules. */
const WIDTHS = [
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222',
  '123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321',
  '232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121',
  '313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224',
  '111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111',
  '111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113',
  '114311 411113 411311 113141 114131 311141 411131 211412 211214 211232',
]
  .join(' ')
  .split(' ');
const STOP = '2331112';
