import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { takeLock, waitForLock } from './lock.js';
import { endProcess, identify } from './process-identity.js';

describe('lock', () => {
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'levante-lock-'));
    file = join(folder, 'lock');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const take = (): (() => void) => {
    const taken = takeLock(file);
    if (typeof taken !== 'function') throw new Error(`held by ${taken.pid}`);
    return taken;
  };

  it('is held by one at a time, who is named to the others', () => {
    take();
    expect(takeLock(file)).toEqual(identify(process.pid));
  });

  it('leaves no file behind when released', () => {
    take()();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is taken over from a process that has ended', async () => {
    const holder = spawn('sleep', ['60']);
    const identity = identify(holder.pid ?? 0);
    writeFileSync(file, JSON.stringify(identity));
    expect(takeLock(file)).toEqual(identity);
    if (identity) await endProcess(identity, 'SIGKILL', 0);
    expect(takeLock(file)).toBeInstanceOf(Function);
  });

  it('is taken over when the id of the holder belongs to another process by now', () => {
    writeFileSync(file, JSON.stringify({ pid: process.pid, born: 'before the machine was started again' }));
    expect(takeLock(file)).toBeInstanceOf(Function);
  });

  it('is taken over when a crash left it half written', () => {
    writeFileSync(file, '{"pid":');
    expect(takeLock(file)).toBeInstanceOf(Function);
  });

  it('does not release what another has taken over', () => {
    const release = take();
    writeFileSync(file, 'of another');
    release();
    expect(existsSync(file)).toBe(true);
  });

  it('tells whom it waits for, once, and is taken when that one is done', async () => {
    const release = take();
    const waitedFor: number[] = [];
    const waiting = waitForLock(file, ({ pid }) => waitedFor.push(pid));
    setTimeout(release, 700);
    (await waiting)();
    expect(waitedFor).toEqual([process.pid]);
  });
});
