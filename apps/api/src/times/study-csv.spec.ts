import type { StudyView } from '#libs/domain';
import { intervalsCsv, ownersCsv } from './study-csv.js';

const study = {
  groupBy: ['broker'],
  outages: { times: 'without', declarations: 2, seconds: { held: 30 } },
  groups: [
    {
      keys: ['=HYPERLINK("x"),1'],
      declarations: 3,
      intervals: [
        {
          ...{ interval: 'held', n: 2, mean: 1.5, median: 1.5, p25: 1, p75: 2, p90: 2, p95: 2, min: 1, max: 2 },
          ...{ standardDeviation: null, mode: { from: 1, to: 2, n: 1 }, withinServiceLevel: null, leftOut: 0 },
        },
      ],
      owners: [{ owner: 'customs', declarations: 2, total: 3, exclusive: 2, share: 1, critical: 1 }],
    },
    { keys: [null], declarations: 1, intervals: [], owners: [] },
  ],
} as unknown as StudyView;

describe('the study as CSV', () => {
  it('has a line for each interval of each group, and nothing that a spreadsheet would run', () => {
    expect(intervalsCsv(study).split('\r\n')).toEqual([
      'broker,declarations,interval,n,mean,median,p25,p75,p90,p95,min,max,standardDeviation,modeFrom,modeTo,modeN,withinServiceLevel,leftOut,outages,declarationsWithOutages,secondsOfOutages',
      `"'=HYPERLINK(""x""),1",3,held,2,1.5,1.5,1,2,2,2,1,2,,1,2,1,,0,without,2,30`,
      '',
    ]);
  });

  it('has a line for each owner of each group', () => {
    expect(ownersCsv(study).split('\r\n')).toEqual([
      'broker,declarations,owner,declarationsHeld,total,exclusive,share,critical,outages',
      `"'=HYPERLINK(""x""),1",3,customs,2,3,2,1,1,without`,
      '',
    ]);
  });
});
