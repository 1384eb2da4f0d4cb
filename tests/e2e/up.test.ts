import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ended, linesOf, start } from './command.js';
import { up } from './own-stack.js';

const FILE = fileURLToPath(new URL('../samples/wco/original/TT_IM011a.xml', import.meta.url));
/** Three stacks start, one after another. */
const PATIENCE_MS = 300_000;

describe('levante up', () => {
  it(
    'ends everything at Ctrl-C, and finds everything where it was at the next start',
    async () => {
      const parent = mkdtempSync(join(tmpdir(), 'levante-up-'));
      const env = { LEVANTE_DATA: join(parent, 'data'), LEVANTE_PORT: '0' };
      const said = async (...words: string[]) => {
        const child = start(words, env);
        let out = '';
        child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()));
        expect(await ended(child)).toBe(0);
        return linesOf(out)[0];
      };
      const lodgeFile = () => said('lodge', '--json', FILE);
      const first = await up(env);
      expect(await lodgeFile()).toMatchObject({ status: 'accepted', declarationStatus: 'held' });
      expect(await first.endsAtCtrlC()).toBe(0);
      expect(await answers(first.api)).toBe(false);

      // At rest, it is the record of that folder that is verified, not an empty stack's.
      expect(await said('verify', '--json')).toMatchObject({ declarations: 1, ok: true });

      const second = await up(env);
      expect(await lodgeFile()).toMatchObject({ status: 'replayed', declarationStatus: 'held' });
      expect(await second.endsAtCtrlC()).toBe(0);
      expect(await answers(second.api)).toBe(false);
      rmSync(parent, { recursive: true, force: true });
    },
    PATIENCE_MS,
  );
});

async function answers(api: string): Promise<boolean> {
  await sleep(100);
  return fetch(api).then(
    () => true,
    () => false,
  );
}
