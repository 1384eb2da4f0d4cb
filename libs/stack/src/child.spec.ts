import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startChild } from './child.js';
import type { Child } from './child.js';
import { endProcess } from './process-identity.js';
import type { ProcessIdentity } from './process-identity.js';

describe('a process of the stack', () => {
  let folder: string;
  let child: Child | undefined;
  let seen: (ProcessIdentity | undefined)[];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'levante-child-'));
    seen = [];
  });
  afterEach(async () => {
    await child?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Runs a line of shell that makes the file `ready` in its folder when it serves. */
  const start = async (script: string): Promise<Child> => {
    const ready = join(folder, 'ready');
    child = await startChild(
      {
        name: 'Something',
        command: '/bin/sh',
        args: ['-c', `cd ${folder}; ${script}`],
        logFile: join(folder, 'log'),
        stopSignal: 'SIGTERM',
        stopWithinMs: 300,
        readyWithinMs: 2_000,
        passingTrouble: /in a moment/,
        prepare: async () => rmSync(ready, { force: true }),
        isReady: async () => existsSync(ready),
      },
      (now) => seen.push(now),
    );
    return child;
  };
  const again = async (before: number | undefined): Promise<number | undefined> => {
    while (child?.pid() === undefined || child.pid() === before || !existsSync(join(folder, 'ready'))) await sleep(20);
    return child.pid();
  };

  it('is started again when it ends unasked', async () => {
    const { identity, pid } = await start('touch ready; exec sleep 60');
    const first = pid();
    const before = identity();
    if (before) await endProcess(before, 'SIGKILL', 0);
    expect(await again(first)).not.toBe(first);
    expect(seen.map((now) => now?.pid)).toEqual([first, undefined, pid()]);
  });

  it('stays ended while it is not supervised, until it is restarted', async () => {
    const { kill9, pid, restart, supervise } = await start('touch ready; exec sleep 60');
    supervise(false);
    await kill9();
    await sleep(500);
    expect(pid()).toBeUndefined();
    await restart();
    expect(pid()).toBeGreaterThan(0);
  });

  it('is ended by force when it does not end when asked', async () => {
    const { pid, stop } = await start('trap "" TERM; touch ready; while :; do sleep 0.05; done');
    const first = pid() ?? 0;
    await stop();
    expect(() => process.kill(first, 0)).toThrow('ESRCH');
    await sleep(500);
    expect(pid()).toBeUndefined();
  });

  it('that cannot start is reported with the end of its log', async () => {
    await expect(start('echo the disk is full; exit 3')).rejects.toThrow(
      /^Something ended while starting; .*log\n.*the disk is full/,
    );
    await sleep(500);
    expect(seen).toHaveLength(2);
  });

  it('that does not come to serve is reported and ended', async () => {
    await expect(start('exec sleep 60')).rejects.toThrow(/^Something did not serve within 2 s; see /);
    expect(seen.at(-1)).toBeUndefined();
  });

  it('is tried again at once when its log says that the trouble passes', async () => {
    await start('[ -e tried ] || { touch tried; echo try in a moment; exit 1; }; touch ready; exec sleep 60');
    expect(seen).toHaveLength(3);
  });

  it('that is no program is reported in one sentence', async () => {
    const plan = { name: 'Nothing', command: join(folder, 'nothing'), args: [], logFile: join(folder, 'log') };
    const times = { stopSignal: 'SIGTERM' as const, stopWithinMs: 1, readyWithinMs: 1 };
    await expect(startChild({ ...plan, ...times, isReady: async () => true }, () => undefined)).rejects.toThrow(
      /^Nothing could not be started: .*ENOENT\.$/,
    );
  });
});
