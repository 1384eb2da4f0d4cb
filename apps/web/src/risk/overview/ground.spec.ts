import type { PerformanceGroup } from '#libs/domain';
import { groundOf } from './ground.js';

const group = (key: string | null, results: number) => ({ key, results }) as PerformanceGroup;

describe('whose precision is told', () => {
  it('is that of inspection by priority, where something was inspected so', () => {
    expect(groundOf('', [group(null, 9), group('inspection', 1), group('random', 20)])).toBe('inspection');
  });

  it('is that of rules alone before there are models, and of all controls where there is nothing else', () => {
    expect(groundOf('', [group('inspection', 0), group(null, 9), group('random', 20)])).toBe('none');
    expect(groundOf('', [group(null, 0), group('random', 20)])).toBe('all');
    expect(groundOf('', [])).toBe('all');
  });

  it('is what somebody chooses, also where that has no result', () => {
    expect(groundOf('scan', [group('inspection', 5)])).toBe('scan');
  });
});
