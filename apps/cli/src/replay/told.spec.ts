import { Tally, type Phase, type Played } from './tally.js';
import { progressLine, summaryTable } from './told.js';

function example(): Tally {
  const tally = new Tally();
  const add = (phase: Phase, played: Played) => {
    tally.sent(phase);
    tally.add(phase, played);
  };
  const one = (fraud: boolean, grounds: ('priority' | 'random')[]): Played => ({
    ...{ number: 1, status: 'accepted', inspected: grounds.length > 0, controlled: grounds.length > 0, grounds },
    truth: { fraud, critical: false },
  });
  const learning = tally.begin('learning');
  for (const fraud of [true, false, false, false]) add(learning, one(fraud, ['random']));
  const why = 'better than chance';
  tally.trained.push({ target: 'fraud', atRow: 4, outcome: 'challenger', why, model: 'fraud-1', promoted: true });
  const models = tally.begin('models');
  for (const grounds of [['priority'], ['random'], [], []] as const)
    add(models, one(grounds[0] === 'priority', [...grounds]));
  return tally;
}

it('a line tells how precise inspections are of late, beside chance, and what chooses', () => {
  const tally = example();
  const line = progressLine(tally.summary(), tally.lastInspections());
  expect(line).toBe(
    '8 rows, 0/s, 75.0 % inspected, now 50.0 %, precision 0.333 of the last 6 (of all rows 0.250; random control 0.000 of 1), by fraud fraud-1',
  );
});

it('the summary tells phases, grounds and models', () => {
  const table = summaryTable(example().summary());
  expect(table).toMatch(/^1-4 +learning +4 100\.0 % +0\.250 +-$/m);
  expect(table).toMatch(/^5-8 +models +2 +50\.0 % +0\.500 +1\.000 of 1$/m);
  expect(table).toMatch(/^ +priority +1 +precision 1\.000$/m);
  expect(table).toContain('model for fraud after 4 rows: fraud-1, promoted');
  expect(table).toContain('by models or to learn: 1, precision 1.000; random control: 1, precision 0.000');
});
