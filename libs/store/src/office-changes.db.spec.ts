import { demoOffices } from '#libs/calendar';
import { OfficeContent, type OfficeChange } from '#libs/domain';
import type pg from 'pg';
import { freshDatabase, type FreshDatabase } from '../../../tests/setup/fresh-database.js';
import { administrator, broker, officer } from '../../../tests/setup/people.js';
import { openDatabase, openPool, type Database } from './database.js';
import { changeOffice, officeInForce, officesInForce, officeVersions } from './office-changes.js';
import { organisationReader } from './offices.js';
import { acting } from './record/acting.js';

let fresh: FreshDatabase;
let pool: pg.Pool;
let db: Database;

beforeAll(async () => {
  fresh = await freshDatabase();
  pool = openPool(fresh.url, { role: 'owner', connections: 2 });
  db = openDatabase(fresh.url, { role: 'api', connections: 3 });
}, 60_000);
afterAll(async () => {
  await db.destroy();
  await pool.end();
  await fresh.drop();
});

const bogota = OfficeContent.parse(demoOffices.find(({ code }) => code === 'COBOG'));
const { actor } = administrator;
const put = (change: Partial<OfficeChange>, who = actor, by: string = who.id) =>
  acting(db, who, (tx) => changeOffice(tx, { version: 1, office: bogota, reason: 'longer hours', ...change }, by));
const opening = (hours: string) => ({ ...bogota, openingHours: { '1': [hours, '20:00'] as [string, string] } });

describe('an office', () => {
  it('is as it was when changes began to be kept, until somebody changes it, with why', async () => {
    expect(await acting(db, actor, (tx) => officeInForce(tx, 'COBOG'))).toMatchObject({ version: 1, by: 'system' });
    expect(await put({ office: opening('06:00') })).toBe(true);
    expect(await acting(db, actor, (tx) => officeInForce(tx, 'COBOG'))).toMatchObject({
      version: 2,
      by: actor.id,
      office: opening('06:00'),
    });
    expect(await acting(db, actor, (tx) => officeVersions(tx, 'COBOG'))).toMatchObject([
      { version: 2, by: actor.id, reason: 'longer hours', office: opening('06:00') },
      { version: 1, by: 'system', office: bogota },
    ]);
    expect(await acting(db, actor, (tx) => officeInForce(tx, 'NOWHERE'))).toBeUndefined();
  });

  it('is changed once from one version: whoever comes later changes nothing', async () => {
    const both = await Promise.all(['05:00', '07:00'].map((hours) => put({ version: 2, office: opening(hours) })));
    expect(both.sort()).toEqual([false, true]);
    expect(await put({ version: 1, office: opening('04:00') })).toBe(false);
    expect(await acting(db, actor, (tx) => officeVersions(tx, 'COBOG'))).toHaveLength(3);
  });

  it('is added once', async () => {
    const office = { ...bogota, code: 'COSMR', name: 'Santa Marta' };
    expect(await put({ version: 0, office })).toBe(true);
    expect(await put({ version: 0, office: { ...office, name: 'Another' } })).toBe(false);
    expect(await acting(db, actor, (tx) => officeInForce(tx, 'COSMR'))).toMatchObject({ version: 1, office });
    expect((await acting(db, actor, officesInForce)).map(({ code }) => code)).toContain('COSMR');
  });

  it('is changed by nobody who sees only part of the declarations, nor in the name of somebody else', async () => {
    await expect(
      put({ version: 0, office: { ...bogota, code: 'COAAA' } }, officer('omaira', ['COBOG']).actor),
    ).rejects.toThrow('row-level security');
    // Rows that are not theirs to change are none.
    expect(await put({ version: 3 }, officer('omaira', ['COBOG']).actor)).toBe(false);
    await expect(put({ version: 3 }, actor, 'regina')).rejects.toThrow('row-level security');
    expect(await acting(db, broker('bruno', []).actor, (tx) => officeVersions(tx, 'COBOG'))).toEqual([]);
    expect(await acting(db, broker('bruno', []).actor, officesInForce)).not.toEqual([]);
  });
});

describe('the organisation', () => {
  it('is the same object until something changes, and the new one within seconds', async () => {
    const reader = organisationReader(pool);
    const before = await reader();
    expect(await reader()).toBe(before);
    const real = Date.now;
    const later = real() + 6_000;
    Date.now = () => later;
    try {
      expect(await reader()).toBe(before);
      Date.now = () => later + 6_000;
      await put({ version: 3, office: opening('09:00') });
      const after = await reader();
      expect(after).not.toBe(before);
      expect(after.offices.get('COBOG')).toMatchObject(opening('09:00'));
    } finally {
      Date.now = real;
    }
  });
});
