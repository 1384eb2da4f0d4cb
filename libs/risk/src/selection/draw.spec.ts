import { createHmac } from 'node:crypto';
import type { DeclarationId, Instant } from '#libs/domain';
import { commitmentOf, drawDay, drawOf } from './draw.js';

const SEED = '00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff';
const id = (number: number) => `dec_${String(number).padStart(26, '0')}` as DeclarationId;

describe('the random draw', () => {
  it('can be computed again by anyone who has the seed', () => {
    const digest = createHmac('sha256', Buffer.from(SEED, 'hex')).update(id(1)).digest('hex');
    expect(drawOf(SEED, id(1))).toBe(parseInt(digest.slice(0, 12), 16) / 2 ** 48);
  });

  it('is a number of its own for each declaration and each seed', () => {
    expect(drawOf(SEED, id(1))).not.toBe(drawOf(SEED, id(2)));
    expect(drawOf(SEED, id(1))).not.toBe(drawOf(commitmentOf(SEED), id(1)));
  });

  it('selects the share that is asked for, evenly', () => {
    const draws = Array.from({ length: 20_000 }, (_, number) => drawOf(SEED, id(number)));
    for (const share of [0.01, 0.1, 0.5]) {
      const expected = draws.length * share;
      const found = draws.filter((draw) => draw < share).length;
      // Within four standard deviations of the binomial distribution; the seed is fixed, so it is this or that for ever.
      expect(Math.abs(found - expected)).toBeLessThan(4 * Math.sqrt(expected * (1 - share)));
    }
  });

  it('is by the day of receipt in UTC', () => {
    expect(drawDay('2026-11-24T23:59:59.999Z' as Instant)).toBe('2026-11-24');
  });
});
