import { setTimeout as delay } from 'node:timers/promises';
import {
  AuditTrail,
  ComparisonView,
  DistributionView,
  HoursView,
  SlowestView,
  StudyView,
  type DeclarationView,
} from '#libs/domain';
import type { z } from 'zod';
import { as, bodyOf, declarationOf, holdOf, lodge, problemIn, refusalIn, tokenOf, urls } from './client.js';
import { advanceFlowers, declarationFor } from './declarations.js';
import { claim, doTask, workToTheEnd } from './desk.js';
import { known } from './known.js';

/** Other tests leave this office alone. */
const OFFICE = 'GBLON';

/** The answer once nothing that was recorded before awaits the study any more. */
async function settled<Schema extends z.ZodType<{ asOf: { pending: number } }>>(
  path: string,
  schema: Schema,
  person = 'amparo',
) {
  for (;;) {
    const answer = bodyOf(await as(person).get(path), schema);
    if (answer.asOf.pending === 0) return answer;
    await delay(100);
  }
}

const secondsToRelease = ({ receivedAt, releasedAt }: DeclarationView): number =>
  (Date.parse(String(releasedAt)) - Date.parse(receivedAt)) / 1000;

const timesOf = (query: string) => settled(`/clearance-times?${query}`, StudyView);

describe('clearance times', () => {
  const cleared: DeclarationView[] = [];
  let from = '';
  let waiting: DeclarationView;

  beforeAll(async () => {
    const office = { office: OFFICE };
    const lodged = [
      await lodge('bruno', declarationFor('green', office)),
      await lodge('bruno', declarationFor('yellow', office)),
      await lodge('bruno', declarationFor('red', office)),
      await lodge('bruno', declarationFor('orange', { ...office, transport: { mode: 'sea' } })),
      await lodge('bruno', advanceFlowers(office)),
    ];
    from = String(lodged[0]?.acceptedAt);
    for (const { id } of lodged) cleared.push(await workToTheEnd(id, 'bruno'));
    // Held still: it is in the selection, and in no interval that has not ended.
    waiting = await lodge('bruno', declarationFor('yellow', office));
  });

  it('are those of the declarations lodged: how many, and between which extremes', async () => {
    const { groups } = await timesOf(`office=${OFFICE}&from=${from}`);
    expect(groups).toHaveLength(1);
    const [all] = groups;
    expect(all?.declarations).toBe(6);
    const release = all?.intervals.find(({ interval }) => interval === 'lodgement-to-release');
    const seconds = cleared.map(secondsToRelease);
    expect(release?.n).toBe(5);
    expect(release?.min).toBeCloseTo(Math.min(...seconds), 3);
    expect(release?.max).toBeCloseTo(Math.max(...seconds), 3);
    expect(release?.mean).toBeCloseTo(seconds.reduce((sum, each) => sum + each, 0) / 5, 3);
    expect(release?.median).toBeCloseTo([...seconds].sort((a, b) => a - b)[2] ?? NaN, 3);
  });

  it('of every interval are consistent in themselves', async () => {
    const { groups } = await timesOf(`office=${OFFICE}&from=${from}&groupBy=lane`);
    const intervals = groups.flatMap((group) => group.intervals);
    expect(intervals.length).toBeGreaterThan(10);
    for (const { n, min, mean, median, p75, p90, p95, max, standardDeviation } of intervals) {
      expect(n).toBeGreaterThan(0);
      const rising = [min, median, p75, p90, p95, max];
      expect(rising).toEqual([...rising].sort((a, b) => a - b));
      expect(mean).toBeGreaterThanOrEqual(min - 1e-9);
      expect(mean).toBeLessThanOrEqual(max + 1e-9);
      expect(standardDeviation === null).toBe(n === 1);
    }
  });

  it('say who held the goods, in shares of all waiting', async () => {
    const [all] = (await timesOf(`office=${OFFICE}&from=${from}`)).groups;
    expect(Object.keys(all?.shareByOwner ?? {}).sort()).toEqual(['agency:ICA', 'carrier', 'customs', 'trader']);
    const sum = Object.values(all?.shareByOwner ?? {}).reduce((total, share) => total + share, 0);
    expect(sum).toBeCloseTo(1, 9);
  });

  it.each([
    ['lane', ['green', 'orange', 'red', 'yellow']],
    ['office', [OFFICE]],
    ['mode', ['air', 'sea']],
    ['agency', [null, 'ICA']],
  ])('are grouped by %s', async (by, keys) => {
    const { groups, groupBy } = await timesOf(`office=${OFFICE}&from=${from}&groupBy=${by}`);
    expect([groupBy, groups.map(({ key }) => key)]).toEqual([[by], keys]);
    expect(groups.reduce((sum, { declarations }) => sum + declarations, 0)).toBe(6);
  });

  it('are filtered by lane, mode and agency', async () => {
    const declarations = async (filter: string) =>
      (await timesOf(`office=${OFFICE}&from=${from}&${filter}`)).groups[0]?.declarations;
    expect(await declarations('lane=yellow')).toBe(2);
    expect(await declarations('lane=yellow&lane=red')).toBe(3);
    expect(await declarations('mode=sea')).toBe(1);
    expect(await declarations('agency=ICA')).toBe(1);
    expect(await declarations('agency=INVIMA')).toBe(0);
    expect(await declarations(`to=${from}`)).toBe(0);
  });

  it('are grouped by two things at once, in the time of the office', async () => {
    const { groups, timeZone } = await timesOf(`office=${OFFICE}&from=${from}&groupBy=mode&groupBy=lane`);
    expect(timeZone).toBe('Europe/London');
    expect(groups.map(({ keys, declarations }) => [...keys, declarations])).toEqual(
      expect.arrayContaining([
        ['air', 'yellow', 2],
        ['sea', 'orange', 1],
      ]),
    );
  });

  it('tell the last hold before release, for every declaration that was held', async () => {
    const [all] = (await timesOf(`office=${OFFICE}&from=${from}&serviceLevel=864000`)).groups;
    const critical = all?.owners.reduce((sum, each) => sum + each.critical, 0);
    expect(critical).toBe(4);
    expect(all?.intervals.find(({ interval }) => interval === 'lodgement-to-release')?.withinServiceLevel).toBe(1);
  });

  it('come as CSV, a line for each interval of each group', async () => {
    const query = `/clearance-times?office=${OFFICE}&from=${from}&groupBy=lane&interval=lodgement-to-release`;
    await timesOf(`office=${OFFICE}`);
    for (const [path, headers] of [
      [query, { accept: 'text/csv' }],
      [`${query}&format=csv`, { accept: '*/*' }],
    ] as const) {
      const response = await fetch(`${urls.api}${path}`, {
        headers: { ...headers, authorization: `Bearer ${await tokenOf('amparo')}` },
      });
      expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
      const [header, ...lines] = (await response.text()).trim().split('\r\n');
      expect(header).toMatch(/^lane,declarations,interval,n,mean,median,/);
      expect(lines.map((line) => line.split(',').slice(0, 4).join(' '))).toEqual([
        'green 2 lodgement-to-release 2',
        'orange 1 lodgement-to-release 1',
        'red 1 lodgement-to-release 1',
        'yellow 2 lodgement-to-release 1',
      ]);
    }
  });

  it('come as a report in PDF, in the language that is asked for, with a name that says of what it is', async () => {
    const report = (more: string, headers: Record<string, string> = {}) =>
      as('amparo').get(`/clearance-times/report?office=${OFFICE}&from=${from}${more}`, headers);
    for (const [more, headers, language] of [
      ['', {}, 'es'],
      ['', { 'accept-language': 'en-GB,en;q=0.9,es;q=0.1' }, 'en'],
      ['', { 'accept-language': 'de' }, 'es'],
      ['&language=es&outages=without', { 'accept-language': 'en' }, 'es'],
    ] as const) {
      const { status, headers: told, body } = await report(more, headers);
      expect([status, told.get('content-type')]).toEqual([200, 'application/pdf']);
      const name = { es: 'tiempos-de-despacho', en: 'clearance-times' }[language];
      expect(told.get('content-disposition')).toBe(`attachment; filename="${name}_${OFFICE}_${from.slice(0, 10)}.pdf"`);
      const pdf = Buffer.from(body as Uint8Array).toString('latin1');
      expect(pdf.slice(0, 5)).toBe('%PDF-');
      expect(pdf.trimEnd().slice(-5)).toBe('%%EOF');
      expect(pdf).toContain(`/Lang (${language})`);
    }
    expect(refusalIn(await report('&language=fr'))).toBe('400 malformed-content');
  });

  it('are told by hour of the week and as a distribution', async () => {
    const { hours } = await settled(`/clearance-times/hours?office=${OFFICE}&from=${from}`, HoursView);
    expect(hours).toHaveLength(168);
    expect(hours.reduce((sum, { n }) => sum + n, 0)).toBe(5);
    const told = await settled(
      `/clearance-times/distribution?office=${OFFICE}&from=${from}&edges=0,864000`,
      DistributionView,
    );
    expect([told.below, told.classes.map(({ n }) => n), told.above]).toEqual([0, [5], 0]);
  });

  it('are told of those that took longest, and of those that are held longest, by name', async () => {
    const query = `office=${OFFICE}&from=${from}&limit=3`;
    const told = await settled(`/clearance-times/slowest?${query}`, SlowestView);
    const longest = cleared.toSorted((a, b) => secondsToRelease(b) - secondsToRelease(a)).slice(0, 3);
    expect(told.slowest.map(({ mrn }) => mrn)).toEqual(longest.map(({ mrn }) => mrn));
    expect(told.slowest[0]?.seconds).toBeCloseTo(secondsToRelease(longest[0] as DeclarationView), 2);
    expect(told.held.map(({ id, mrn, lane }) => [id, mrn, lane])).toEqual([[waiting.id, waiting.mrn, 'yellow']]);
  });

  it('are told of no declaration of an office that is not for whoever asks', async () => {
    const [released, held] = [
      await lodge('bruno', declarationFor('green')),
      await lodge('bruno', declarationFor('yellow')),
    ];
    const path = `/clearance-times/slowest?from=${released.acceptedAt}&limit=100`;
    const { slowest, held: waits } = await settled(path, SlowestView, 'samuel');
    expect(slowest.map(({ id }) => id)).toContain(released.id);
    expect(waits.map(({ id }) => id)).toContain(held.id);
    expect(new Set([...slowest, ...waits].map(({ office }) => office))).toEqual(new Set(['COBOG']));
    const other = await settled(`/clearance-times/slowest?office=${OFFICE}&from=${from}`, SlowestView, 'samuel');
    expect([other.declarations, other.slowest, other.held]).toEqual([0, [], []]);
  });

  it('are compared between two selections', async () => {
    const query = `office=${OFFICE}&from=${from}&lane=red&against.lane=green&serviceLevel=1`;
    const { first, second, intervals } = await settled(`/clearance-times/comparison?${query}`, ComparisonView);
    expect([first.declarations, second.declarations]).toEqual([1, 2]);
    const release = intervals.find(({ interval }) => interval === 'lodgement-to-release');
    expect(release?.mean).toMatchObject({ low: null, high: null });
    const [green = 0, , red = 0, , flowers = 0] = cleared.map(secondsToRelease);
    // Told to the millisecond, of which the mean of two may be half a one.
    expect(release?.mean.difference).toBeCloseTo(red - (green + flowers) / 2, 2);
  });

  it.each([
    ['/clearance-times?chapter=6', '?chapter'],
    ['/clearance-times?groupBy=lane&groupBy=lane', '?groupBy'],
    ['/clearance-times?outliers=limit', '?outlierAt'],
    ['/clearance-times?interval=moon', '?interval'],
    ['/clearance-times?from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z', '?to'],
    // The message names it: taken for nothing, it would be a study of all offices.
    ['/clearance-times?ofice=COBOG', '?'],
    ['/clearance-times/comparison', '?against.from'],
    ['/clearance-times/comparison?from=2026-01-01T00:00:00Z&against.from=2026-02-01T00:00:00Z', '?against.from'],
    ['/clearance-times/distribution?edges=5,4', '?edges'],
  ])('are refused where they are asked for wrongly: %s', async (path, place) => {
    const { status, errors } = problemIn(await as('amparo').get(path));
    expect([status, errors.map((each) => each.path)]).toEqual([400, [place]]);
  });

  it('are for those who administer, audit and supervise, not for traders or officers', async () => {
    for (const person of ['bruno', 'olga', 'ines', 'adriana', 'gateway'])
      for (const path of ['/clearance-times', '/clearance-times/report'])
        expect(refusalIn(await as(person).get(path))).toBe('403 not-permitted');
  });

  it('are refused for a grouping that nobody knows', async () => {
    expect(refusalIn(await as('amparo').get('/clearance-times?groupBy=moon'))).toBe('400 malformed-content');
  });
});

describe('an audit trail', () => {
  it('lists who did what, in order, and proves itself by its chain', async () => {
    const lodged = await lodge('bruno', declarationFor('red'));
    const { taskId } = holdOf(lodged, 'documents');
    await claim('oscar', taskId);
    await known('olga');
    await as('samuel').post(`/tasks/${taskId}/assign`, { to: 'olga' });
    await as('olga').post(`/tasks/${taskId}/comments`, { text: 'taken over' });
    await doTask('olga', taskId);
    await doTask('ines', holdOf(await declarationOf('olga', lodged.id), 'inspection').taskId);
    const { entries, chain } = bodyOf(await as('aurora').get(`/declarations/${lodged.id}/audit`), AuditTrail);
    expect(chain).toMatchObject({ intact: true, firstBroken: null });
    expect(chain.head).toMatch(/^[0-9a-f]{64}$/);
    expect(entries.map(({ by, type }) => `${by} ${type}`)).toEqual([
      'bruno DeclarationLodged',
      'system DeclarationAccepted',
      'system LaneAssigned',
      'system HoldOpened',
      'oscar claimed',
      'samuel assigned',
      'olga commented',
      'olga TaskCompleted',
      'olga HoldClosed',
      'system HoldOpened',
      'ines claimed',
      'ines TaskCompleted',
      'ines HoldClosed',
      'system GoodsReleased',
      'system FileCleared',
    ]);
    const events = entries.filter(({ source }) => source === 'event');
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_each, index) => index + 1));
    expect(chain.length).toBe(events.length);
    expect(events.at(-1)?.hash).toBe(chain.head);
    const lane = entries.find(({ type }) => type === 'LaneAssigned');
    expect(lane?.detail).toMatchObject({ assessment: { versions: { rules: expect.any(String) as string } } });
  });
});
