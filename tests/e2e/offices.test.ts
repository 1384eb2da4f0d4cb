import { OfficeDetail, OfficeVersion, type Office } from '#libs/domain';
import { z } from 'zod';
import { as, bodyOf, declarationOf, problemIn, refusalIn } from './client.js';
import { lodgedAt, lodgedUnder, officeNow, putOffice } from './office.js';

/** No other test tells a due date there. */
const OFFICE = 'CONAC';

const detail = () => officeNow(OFFICE);

const early: Office['openingHours'] = Object.fromEntries(
  ['1', '2', '3', '4', '5', '6', '7'].map((day) => [day, ['05:00', '06:00']]),
);

describe('an office', () => {
  let first: OfficeDetail;
  beforeAll(async () => {
    first = await detail();
  });
  afterAll(async () => {
    expect((await putOffice(first.office, (await detail()).version, 'as before the tests')).status).toBe(200);
  });

  it('that an administrator changes counts by its new hours within seconds; what was due before stays due then', async () => {
    const before = await lodgedAt(first.office);
    expect(before.dueAt).toBe(before.told);
    const changed = { ...first.office, openingHours: early, serviceLevels: { 'lodgement-to-release': 7200 } };
    const now = bodyOf(await putOffice(changed, first.version), OfficeDetail);
    expect(now).toMatchObject({ version: first.version + 1, by: 'amparo', office: { openingHours: early } });
    const listed = bodyOf(await as('bruno').get('/offices'), z.array(z.looseObject({ code: z.string() }))).find(
      ({ code }) => code === OFFICE,
    );
    expect(listed).toMatchObject({ openingHours: early, serviceLevels: { 'lodgement-to-release': 7200 } });
    expect(listed).not.toHaveProperty('clocks');

    const after = await lodgedUnder(changed);
    expect(after.dueAt).toBe(after.told);
    // The two calendars have no hour in common: from five to six in Bogotá.
    expect(String(after.dueAt).slice(11, 19)).toMatch(/^(10:|11:00:00)/);
    expect((await declarationOf('gateway', before.id)).holds).toMatchObject([{ dueAt: before.dueAt }]);

    const [latest, previous] = bodyOf(await as('aurora').get(`/offices/${OFFICE}/changes`), z.array(OfficeVersion));
    expect(latest).toMatchObject({ version: first.version + 1, by: 'amparo', reason: 'the port opens early' });
    expect(previous).toMatchObject({ version: first.version, office: { openingHours: first.office.openingHours } });
  });

  it('is changed from the version that it was read at; said again, a change is the same', async () => {
    const { office, version } = await detail();
    const named = { ...office, name: 'The national desk' };
    expect(bodyOf(await putOffice(named, version), OfficeDetail).version).toBe(version + 1);
    expect(bodyOf(await putOffice(named, version), OfficeDetail).version).toBe(version + 1);
    expect(refusalIn(await putOffice({ ...office, name: 'Another' }, version))).toBe('409 office-changed');
    expect(refusalIn(await putOffice({ ...office, name: 'Another' }, 0))).toBe('409 office-changed');
    expect((await detail()).office.name).toBe('The national desk');
  });

  it('is not given a calendar by which nothing can be due: each error has its place', async () => {
    const { office, version } = await detail();
    const placesIn = async (wrong: object) =>
      problemIn(
        await as('amparo').put(`/offices/${OFFICE}`, { version, office: { ...office, ...wrong }, reason: 'wrong' }),
      ).errors.map(({ path, code }) => `${code} ${path}`);
    expect(await placesIn({ timeZone: 'Bogota', openingHours: { '2': ['10:00', '09:00'] } })).toEqual([
      'unknown-time-zone /office/timeZone',
      'opening-hours-reversed /office/openingHours/2',
    ]);
    expect(await placesIn({ openingHours: {} })).toEqual(['never-opens /office/openingHours']);
    expect(await placesIn({ clocks: { scan: { unit: 'working-hours', length: 0, extention: 1 } } })).not.toEqual([]);
    expect(await placesIn({ code: 'COBOG' })).toEqual(['invalid /office/code']);
    const address = (code: string) =>
      as('amparo').put(`/offices/${code}`, { version: 0, office: { ...office, code }, reason: 'new' });
    expect(refusalIn(await address('co*'))).toBe('422 content-invalid');
    const none = { version: 3, office: { ...office, code: 'COZZZ' }, reason: 'none' };
    expect(refusalIn(await as('amparo').put('/offices/COZZZ', none))).toBe('404 not-found');
    expect(refusalIn(await as('amparo').get('/offices/COZZZ/changes'))).toBe('404 not-found');
    expect(await detail()).toMatchObject({ version, office });
  });
});
