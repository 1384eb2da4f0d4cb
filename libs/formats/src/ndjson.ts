import type { ReadResult } from './message.js';
import { readJson } from './json.js';

/** A line longer than this is refused, and reading goes on behind it. */
const LINE_LIMIT = 1024 * 1024;
const LINE_FEED = 10;

/** One line of a stream: its number, its bytes (empty where it was too long to keep) and what it says. */
export interface LineResult {
  line: number;
  bytes: Uint8Array;
  result: ReadResult;
}

/** Reads declarations in NDJSON, one a line, in constant memory. Empty lines are passed over. Issues carry the line of the stream. */
export async function* readNdjson(stream: AsyncIterable<Uint8Array>): AsyncGenerator<LineResult> {
  for await (const { line, bytes, tooLong } of linesOf(stream)) {
    if (tooLong) {
      const message = `a line may have at most ${LINE_LIMIT} bytes`;
      const issues = [{ path: '', code: 'line-too-long', message, line }];
      yield { line, bytes, result: { ok: false, malformed: true, issues } };
    } else if (bytes.some((byte) => byte > 32)) yield { line, bytes, result: atLine(readJson(bytes), line) };
  }
}

function atLine(result: ReadResult, line: number): ReadResult {
  return result.ok ? result : { ...result, issues: result.issues.map((issue) => ({ ...issue, line })) };
}

async function* linesOf(stream: AsyncIterable<Uint8Array>) {
  let line = 0;
  let length = 0;
  let parts: Uint8Array[] = [];
  const keep = (part: Uint8Array) => {
    length += part.length;
    if (length <= LINE_LIMIT) parts.push(part);
    else parts = [];
  };
  const finished = () => {
    const read = { line: ++line, bytes: Buffer.concat(parts), tooLong: length > LINE_LIMIT };
    length = 0;
    parts = [];
    return read;
  };
  for await (const chunk of stream) {
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, start)) {
      keep(chunk.subarray(start, end));
      yield finished();
      start = end + 1;
    }
    keep(chunk.subarray(start));
  }
  if (length > 0) yield finished();
}
