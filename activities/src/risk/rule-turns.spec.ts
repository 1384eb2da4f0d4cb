import { inTurns } from './rule-turns.js';

/** Ten pieces of work that take so long each, while somebody else waits. */
async function work(msEach: number, meanwhile: (said: string[]) => void = () => undefined): Promise<string[]> {
  const said: string[] = [];
  let now = 0;
  const turn = inTurns(
    () => meanwhile(said),
    () => now,
  );
  setImmediate(() => said.push('another'));
  for (let piece = 1; piece <= 10; piece++) {
    now += msEach;
    said.push(`piece ${piece}`);
    await turn();
  }
  return said;
}

describe('long work', () => {
  it('lets others work after a while, and tells that it lives', async () => {
    const said = await work(7, (all) => all.push('alive'));
    expect(said.slice(0, 6)).toEqual(['piece 1', 'piece 2', 'piece 3', 'alive', 'another', 'piece 4']);
    expect(said.filter((each) => each === 'alive')).toHaveLength(3);
  });

  it('goes on where it has not lasted', async () => {
    expect(await work(1, (all) => all.push('alive'))).not.toContain('alive');
  });

  it('ends where it is told to', async () => {
    const cancelled = () => {
      throw new Error('cancelled');
    };
    await expect(work(30, cancelled)).rejects.toThrow('cancelled');
  });
});
