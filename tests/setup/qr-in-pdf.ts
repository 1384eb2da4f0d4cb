import { inflateSync } from 'node:zlib';
import jsqr from 'jsqr';

const DOTS = 4;
/** A square of a content stream, in points: `x y side side re`. */
const SQUARE = /([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re/g;

/** The text of the QR code that a PDF draws as squares, read by another library than drew it. */
export function qrIn(pdf: Uint8Array): string | undefined {
  const squares = contentOf(Buffer.from(pdf)).flatMap((content) =>
    [...content.matchAll(SQUARE)]
      .map(([, ...numbers]) => numbers.map(Number))
      .filter(([, , width, height]) => width === height),
  );
  const side = Math.min(...squares.map(([, , width = 0]) => width));
  const modules = squares.filter(([, , width]) => width === side);
  const [left, top] = [0, 1].map((axis) => Math.min(...modules.map((each) => each[axis] ?? 0)));
  const pitch = pitchOf(modules.map(([x = 0]) => x));
  const at = (value: number, origin = 0) => Math.round((value - origin) / pitch);
  const cells = Math.max(...modules.map(([x = 0]) => at(x, left))) + 1;
  const quiet = 4;
  const width = (cells + 2 * quiet) * DOTS;
  const image = new Uint8ClampedArray(width * width * 4).fill(255);
  for (const [x = 0, y = 0] of modules)
    for (let dot = 0; dot < DOTS * DOTS; dot++) {
      const column = (at(x, left) + quiet) * DOTS + (dot % DOTS);
      const row = (at(y, top) + quiet) * DOTS + Math.floor(dot / DOTS);
      image.fill(0, (row * width + column) * 4, (row * width + column) * 4 + 3);
    }
  return jsqr.default(image, width, width)?.data;
}

/** How far squares are from each other: they overlap by a hair. */
function pitchOf(places: number[]): number {
  const sorted = [...new Set(places)].sort((a, b) => a - b);
  return Math.min(
    ...sorted
      .slice(1)
      .map((each, index) => each - (sorted[index] ?? 0))
      .filter((gap) => gap > 0.1),
  );
}

function contentOf(pdf: Buffer): string[] {
  const contents: string[] = [];
  for (let at = pdf.indexOf('stream\n'); at !== -1; at = pdf.indexOf('stream\n', at + 7)) {
    const end = pdf.indexOf('endstream', at);
    if (pdf.subarray(at - 3, at).toString() !== 'end') {
      try {
        contents.push(inflateSync(pdf.subarray(at + 7, end)).toString('latin1'));
      } catch {
        // Not every stream is packed.
      }
    }
  }
  return contents;
}
