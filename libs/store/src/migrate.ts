import { demoAgencies, demoOffices } from '#libs/calendar';
import { Migrator, sql, type Migration } from 'kysely';
import { house } from './migrations/0001-house.js';
import { rowSecurity } from './migrations/0002-row-security.js';
import { listIndexes } from './migrations/0004-list-indexes.js';
import { remarks } from './migrations/0005-remarks.js';
import { declarationDocuments } from './migrations/0007-declaration-documents.js';
import { outsideCustoms } from './migrations/0008-outside-customs.js';
import { risk } from './migrations/0009-risk.js';
import { riskRules } from './migrations/0010-risk-rules.js';
import { models } from './migrations/0011-models.js';
import { unanalysed } from './migrations/0012-unanalysed.js';
import { study } from './migrations/0013-study.js';
import { audit } from './migrations/0014-audit.js';
import { outages } from './migrations/0015-outages.js';
import { prediction } from './migrations/0016-prediction.js';
import { studyOutages } from './migrations/0017-study-outages.js';
import { archive } from './migrations/0018-archive.js';
import { anchoredActs } from './migrations/0020-anchored-acts.js';
import { monthLocks } from './migrations/0021-month-locks.js';
import { anchoredBodies } from './migrations/0022-anchored-bodies.js';
import { removedRecords } from './migrations/0023-removed-records.js';
import { officeLog } from './migrations/0026-office-log.js';
import { people } from './migrations/0027-people.js';
import { rejectedFiles } from './migrations/0028-rejected-files.js';
import { queuesAhead } from './migrations/0029-queues-ahead.js';
import { rejectedReaders } from './migrations/0030-rejected-readers.js';
import { declaredBefore } from './migrations/0031-declared-before.js';
import { lastClosed } from './migrations/0032-last-closed.js';
import { seedRules } from './rules/seed.js';
import { openDatabase } from './database.js';

const step = (text: string): Migration => ({
  up: async (db) => {
    await sql.raw(text).execute(db);
  },
});

const MIGRATIONS: Record<string, Migration> = {
  '0001-house': step(house),
  '0002-row-security': step(rowSecurity),
  '0003-offices': {
    // Where no office is configured yet, the examples make a working start; an administration replaces them with its own.
    up: async (db) => {
      for (const office of demoOffices)
        await sql`insert into offices values (${office.code}, ${JSON.stringify(office)}) on conflict do nothing`.execute(
          db,
        );
      for (const agency of demoAgencies)
        await sql`insert into agencies values (${agency.name}, ${JSON.stringify(agency)}) on conflict do nothing`.execute(
          db,
        );
    },
  },
  '0004-list-indexes': step(listIndexes),
  '0005-remarks': step(remarks),
  // As it was sent, byte for byte: jsonb would give members in another order.
  '0006-answers': step('alter table idempotency_keys alter column body type json'),
  '0007-declaration-documents': step(declarationDocuments),
  '0008-outside-customs': step(outsideCustoms),
  '0009-risk': step(risk),
  '0010-risk-rules': {
    up: async (db) => {
      await sql.raw(riskRules).execute(db);
      await seedRules(db);
    },
  },
  '0011-models': step(models),
  '0012-unanalysed': step(unanalysed),
  '0013-study': step(study),
  '0014-audit': step(audit),
  '0015-outages': step(outages),
  '0016-prediction': step(prediction),
  '0017-study-outages': step(studyOutages),
  '0018-archive': step(archive),
  '0020-anchored-acts': step(anchoredActs),
  '0021-month-locks': step(monthLocks),
  '0022-anchored-bodies': step(anchoredBodies),
  '0023-removed-records': step(removedRecords),
  '0026-office-log': step(officeLog),
  '0027-people': step(people),
  '0028-rejected-files': step(rejectedFiles),
  '0029-queues-ahead': step(queuesAhead),
  '0030-rejected-readers': step(rejectedReaders),
  '0031-declared-before': step(declaredBefore),
  '0032-last-closed': step(lastClosed),
};

/**
 * Bring a database to the present schema. Safe to run again and from several processes at once (Kysely's migrator locks).
 *
 * @param databaseUrl of the owning role
 */
export async function migrate(databaseUrl: string): Promise<void> {
  const db = openDatabase(databaseUrl, { role: 'owner', connections: 2 });
  try {
    const { error } = await new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } }).migrateToLatest();
    if (error) throw error instanceof Error ? error : new Error('The migration failed.', { cause: error });
  } finally {
    await db.destroy();
  }
}
