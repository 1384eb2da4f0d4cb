import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StackError } from '#libs/stack';
import { writeAtomically } from './write-atomically.js';

let folder: string;
let out: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'levante-write-'));
  out = join(folder, 'log');
});
afterEach(() => rmSync(folder, { recursive: true }));

const { signal } = new AbortController();
const writing = (more: object = {}) => ({ out, force: false, signal, ...more });

async function* pieces(meanwhile: () => void = () => undefined): AsyncGenerator<string> {
  yield 'one\n';
  await Promise.resolve();
  meanwhile();
  yield 'two\n';
}

describe('a file written whole or not at all', () => {
  it('is there with all its pieces, and nothing beside it', async () => {
    await writeAtomically(writing(), pieces());
    expect(readFileSync(out, 'utf8')).toBe('one\ntwo\n');
    expect(readdirSync(folder)).toEqual(['log']);
  });

  it('is not there while it is written, nor after a failure', async () => {
    const failing = pieces(() => {
      expect(readdirSync(folder)).not.toContain('log');
      throw new Error('the database went');
    });
    await expect(writeAtomically(writing(), failing)).rejects.toThrow('the database went');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('does not replace what is there, not even what came to be there meanwhile, unless told to', async () => {
    const other = () => writeFileSync(out, 'of another');
    await expect(writeAtomically(writing(), pieces(other))).rejects.toThrow(/--force/);
    await expect(writeAtomically(writing(), pieces())).rejects.toThrow(StackError);
    expect([readFileSync(out, 'utf8'), readdirSync(folder)]).toEqual(['of another', ['log']]);
    await writeAtomically(writing({ force: true }), pieces());
    expect(readFileSync(out, 'utf8')).toBe('one\ntwo\n');
  });

  it('leaves what was there alone when it fails, told to replace it or not', async () => {
    writeFileSync(out, 'before');
    const failing = pieces(() => {
      throw new Error('no');
    });
    await expect(writeAtomically(writing({ force: true }), failing)).rejects.toThrow('no');
    expect([readFileSync(out, 'utf8'), readdirSync(folder)]).toEqual(['before', ['log']]);
  });

  it('leaves nothing behind when it is interrupted', async () => {
    const interruption = new AbortController();
    const interrupted = pieces(() => interruption.abort(new Error('interrupted')));
    await expect(writeAtomically(writing({ signal: interruption.signal }), interrupted)).rejects.toThrow('interrupted');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('says where there is no folder, and where there is a folder', async () => {
    await expect(writeAtomically(writing({ out: join(folder, 'no', 'log') }), pieces())).rejects.toThrow(/no folder/);
    await expect(writeAtomically(writing({ out: folder, force: true }), pieces())).rejects.toThrow(/is no file/);
  });
});
