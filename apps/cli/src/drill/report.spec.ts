import { isHeld, type DrillReport } from './report.js';

const clean: DrillReport = {
  accepted: 100,
  missing: 0,
  duplicated: 0,
  releasedTwice: 0,
  tasksLost: 0,
  chainBroken: 0,
  kills: { worker: 3, api: 3, temporal: 3, postgres: 3 },
  recoverySeconds: 9,
  recoverySecondsOf: { worker: 1, api: 9, temporal: 2, postgres: 5 },
  verifyClean: true,
  retries: 200,
  claimed: 50,
  completed: 50,
  unexpected: [],
  details: { missing: [], duplicated: [], releasedTwice: [], tasksLost: [], logged: [] },
};

describe('a drill', () => {
  it('is passed where nothing was lost, whatever had to be sent again', () => {
    expect(isHeld(clean)).toBe(true);
  });

  it.each<Partial<DrillReport>>([
    { missing: 1 },
    { duplicated: 1 },
    { releasedTwice: 1 },
    { tasksLost: 1 },
    { chainBroken: 1 },
    { verifyClean: false },
    { unexpected: ['POST /declarations as berta: 500'] },
  ])('is failed by %j', (trouble) => {
    expect(isHeld({ ...clean, ...trouble })).toBe(false);
  });
});
