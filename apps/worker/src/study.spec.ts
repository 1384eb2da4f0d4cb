import { keep } from './study.js';

const NOTHING = { more: false, untold: [] };

/** Keeps with these turns, and stops with the last of them. */
async function keeping(turns: (() => typeof NOTHING)[], begins: (() => void)[] = []) {
  const stopping = new AbortController();
  const faults: string[] = [];
  let taken = 0;
  let begun = 0;
  await keep(
    {
      begin: async () => {
        await Promise.resolve();
        begins[begun++]?.();
      },
      turn: async () => {
        await Promise.resolve();
        const turn = turns[taken++];
        if (taken >= turns.length) stopping.abort();
        return turn ? turn() : NOTHING;
      },
      onFault: (fault) => faults.push(fault),
    },
    stopping.signal,
  );
  return { faults, taken, begun };
}
const away = () => {
  throw new Error('away');
};

describe('keeping the study', () => {
  it('goes on at once while more awaits it', async () => {
    // A pause after each would outlast the test.
    const { taken } = await keeping(Array.from({ length: 200 }, () => () => ({ ...NOTHING, more: true })));
    expect(taken).toBe(200);
  });

  it('goes on where the database was away, told of once each time', async () => {
    const { faults, taken } = await keeping([away, away, () => NOTHING, away]);
    expect([faults.length, taken]).toEqual([2, 4]);
  });

  it('begins once, though it fails to at first', async () => {
    expect(await keeping([() => NOTHING, () => NOTHING], [away])).toMatchObject({ begun: 2, taken: 2 });
  });

  it('tells of each declaration that cannot be told, and goes on', async () => {
    const untold = [{ declaration: 'dec_1', error: new Error('no facts') }];
    const { faults, taken } = await keeping([() => ({ more: true, untold }) as never, () => NOTHING]);
    expect(faults).toEqual(['the times of dec_1 cannot be told; the study goes on without them']);
    expect(taken).toBe(2);
  });
});
