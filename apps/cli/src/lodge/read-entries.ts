import { createReadStream } from 'node:fs';
import { extname } from 'node:path';
import { readCsv, readNdjson } from '#libs/formats';
import { StackError } from '#libs/stack';
import type { Entry } from './entry.js';

/** As much as tells the format: a line has at most 1 MiB, and two of them tell NDJSON from JSON. */
const HEAD_BYTES = 1024 * 1024 + 4096;
const FEED = 10;

/** Documents are read as a whole; this is what the API takes of one, and of arrays all that is reasonable to hold. */
const DOCUMENT_LIMIT = 256 * 1024 * 1024;

type Format = 'xml' | 'json' | 'ndjson' | 'csv';
const FORMATS: Record<string, Format> = {
  '.xml': 'xml',
  '.json': 'json',
  '.ndjson': 'ndjson',
  '.jsonl': 'ndjson',
  '.csv': 'csv',
};

/** What a file holds, one by one, in constant memory for NDJSON and CSV. `-` is standard input. */
export async function* readEntries(file: string): AsyncGenerator<Entry> {
  const { head, all } = await opened(file);
  switch (FORMATS[extname(file).toLowerCase()] ?? formatOf(head)) {
    case 'xml':
      yield { file, as: 'document', contentType: 'application/xml', bytes: await whole(file, all) };
      return;
    case 'json':
      yield* ofJson(file, await whole(file, all));
      return;
    case 'ndjson':
      for await (const { line, bytes, result } of readNdjson(all))
        yield bytes.length > 0
          ? { file, line, as: 'line', bytes }
          : { file, line, as: 'unreadable', errors: result.ok ? [] : result.issues };
      return;
    case 'csv':
      for await (const row of readCsv(all))
        yield row.ok
          ? { file, line: row.line, as: 'line', bytes: Buffer.from(JSON.stringify(row.declaration)) }
          : { file, line: row.line, as: 'unreadable', errors: row.issues };
  }
}

/** A document, or each element of an array as one. What is not JSON goes as it is, for the API to say what is wrong with it. */
function* ofJson(file: string, bytes: Buffer): Generator<Entry> {
  const elements = arrayIn(bytes.toString('utf8'));
  if (!elements) yield { file, as: 'document', contentType: 'application/json', bytes };
  for (const [index, element] of (elements ?? []).entries()) {
    const itself = Buffer.from(JSON.stringify(element));
    yield { file, item: index + 1, as: 'document', contentType: 'application/json', bytes: itself };
  }
}

function arrayIn(text: string): unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** What a text without a telling name is, by its beginning. */
function formatOf(head: Buffer): Format {
  // A zero byte between: UTF-16, which of these only XML may be in.
  if (head.includes(0)) return 'xml';
  const text = head
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (text.startsWith('<')) return 'xml';
  if (text.startsWith('[')) return 'json';
  if (!text.startsWith('{')) return 'csv';
  const [first = '', ...rest] = text.split('\n');
  const isComplete = rest.length > 0 && isJson(first);
  return isComplete && rest.some((line) => line.trim() !== '') ? 'ndjson' : 'json';
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The file's beginning, and all of it as a stream. */
async function opened(file: string): Promise<{ head: Buffer; all: AsyncIterable<Uint8Array> }> {
  const stream: AsyncIterable<Buffer> = file === '-' ? process.stdin : createReadStream(file);
  const chunks = stream[Symbol.asyncIterator]();
  const parts: Buffer[] = [];
  let isOver = false;
  try {
    for (let length = 0, lines = 0; !isOver && length < HEAD_BYTES && (length < 4096 || lines < 2);) {
      const next = await chunks.next();
      if (next.done) isOver = true;
      else {
        parts.push(next.value);
        length += next.value.length;
        lines += next.value.filter((byte) => byte === FEED).length;
      }
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new StackError(`${file} cannot be read (${code ?? message}).`);
  }
  async function* all(): AsyncGenerator<Uint8Array> {
    yield* parts;
    if (!isOver) for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
  }
  return { head: Buffer.concat(parts), all: all() };
}

async function whole(file: string, stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > DOCUMENT_LIMIT) throw new StackError(`${file} is too large; send many declarations as NDJSON.`);
  }
  return Buffer.concat(chunks);
}
