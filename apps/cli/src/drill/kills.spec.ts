import { recoveries } from './kills.js';

describe('recovery from a kill', () => {
  it('lasts until the first lodgement that was sent after it is accepted', () => {
    const lodgedAt = [
      { sent: 900, answered: 1_100 },
      { sent: 1_050, answered: 4_000 },
      { sent: 2_000, answered: 2_500 },
    ];
    expect(recoveries([{ target: 'api', at: 1_000 }], lodgedAt).api).toBe(1.5);
  });

  it('counts as long as the longest of those after kills of the same process', () => {
    const kills = [
      { target: 'postgres' as const, at: 0 },
      { target: 'postgres' as const, at: 10_000 },
    ];
    const lodgedAt = [
      { sent: 1, answered: 7_000 },
      { sent: 10_001, answered: 11_000 },
    ];
    expect(recoveries(kills, lodgedAt)).toEqual({ worker: 0, api: 0, temporal: 0, postgres: 7 });
  });
});
