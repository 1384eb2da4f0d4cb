import pg from 'pg';
import { freshDatabase } from '../../../../tests/setup/fresh-database.js';
import { archive } from './0018-archive.js';

/** The log of reads as migration 0014 made it, with reads of two months and the number that comes next. */
const BEFORE = `
drop table declaration_reads;
drop sequence declaration_reads_number;
create table declaration_reads (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  by text not null default levante_actor(),
  roles text[] not null,
  declaration_id text not null,
  what text not null,
  subject text,
  request_id text not null
);
create index declaration_reads_declaration on declaration_reads (declaration_id, id);
create index declaration_reads_at on declaration_reads using brin (at);
insert into declaration_reads (at, by, roles, declaration_id, what, request_id)
select at, 'olga', '{officer}', 'dec_1', 'view', 'r' from unnest('{2024-03-31T23:59:59.999999Z,2024-04-01T00:00:00Z,2024-04-02T00:00:00Z}'::timestamptz[]) at`;

it('keeps every read that was logged before, in its month, and numbers go on', async () => {
  const fresh = await freshDatabase();
  const client = new pg.Client({ connectionString: fresh.url });
  await client.connect();
  try {
    await client.query(BEFORE);
    const all = async () =>
      (
        await client.query<object>(
          `select id, at::text, by, roles, declaration_id, what, subject, request_id from declaration_reads order by id`,
        )
      ).rows;
    const before = await all();
    const [, ofReads = ''] = archive.split('-- The log of reads by month.');
    const [reads = ''] = ofReads.split('-- What retention removed');
    await client.query(reads.slice(reads.indexOf('\n')));
    expect(before).toHaveLength(3);
    expect(await all()).toEqual(before);
    const count = async (month: string) =>
      (await client.query<object>(`select from declaration_reads_${month}`)).rowCount;
    expect([await count('2024_03'), await count('2024_04'), await count('other')]).toEqual([1, 2, 0]);
    const { rows } = await client.query<{ id: string }>(
      `insert into declaration_reads (by, roles, declaration_id, what, request_id) values ('o', '{}', 'd', 'view', 'r') returning id`,
    );
    expect(rows).toEqual([{ id: '4' }]);
  } finally {
    await client.end();
    await fresh.drop();
  }
}, 60_000);
