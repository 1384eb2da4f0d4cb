import { instant, type DeclarationId } from '#libs/domain';
import { declarationsToTell, outagesToTell } from '#libs/store';
import { tellAll, tellBy } from '../../apps/worker/src/outages.js';
import { openCounter, type Counter } from './counter.js';

let counter: Counter;
beforeAll(async () => {
  counter = await openCounter();
});
afterAll(() => counter.close());

const running = new AbortController().signal;
const knowing = async (id: string) =>
  (
    await counter.pool.query<{ declaration_id: DeclarationId }>(
      "select declaration_id from events where type = 'OutageAccounted' and body->'outage'->>'id' = $1 order by 1",
      [id],
    )
  ).rows.map(({ declaration_id }) => declaration_id);

describe('declarations', () => {
  it('are told of an outage all the same where one fails or whoever tells dies, and closed ones that a clock ended too', async () => {
    counter.lane = 'yellow';
    const from = instant(Date.now() - 60_000);
    const open = await Promise.all([1, 2, 3, 4].map(() => counter.lodge()));
    counter.deadlineMs = 300;
    counter.lane = 'green';
    const lapsed = await counter.lodge({ advance: true });
    await lapsed.handle.result();
    counter.deadlineMs = undefined;
    await counter.pool.query(
      `insert into outages (id, version, from_at, until_at, evidence, by) values ('out_1', 1, $1, now(), 'test', 'ada')`,
      [from],
    );
    const ids = [...open, lapsed].map(({ id }) => id).sort();
    const tell = tellBy(counter.client);
    // The first time, one of them fails, and so does whoever tells, half way.
    const dying = new AbortController();
    const failures: unknown[] = [];
    let told = 0;
    await tellAll(
      counter.pool,
      async (id, outage) => {
        if (id === ids[0]) throw new Error('not now');
        await tell(id, outage);
        if (++told === 2) dying.abort();
      },
      dying.signal,
      (error) => failures.push(error),
    );
    expect(failures).toEqual([new Error('not now')]);
    const [outage] = await outagesToTell(counter.pool);
    expect(outage?.id).toBe('out_1');
    await tellAll(counter.pool, tell, running, (error) => failures.push(error));
    expect(failures).toHaveLength(1);
    expect(await knowing('out_1')).toEqual(ids);
    expect(await declarationsToTell(counter.pool, outage!, '', 10)).toEqual([]);
    expect(await outagesToTell(counter.pool)).toEqual([]);
    // What lapsed stays so, and shows that it did so too early.
    const file = await counter.file(lapsed.id);
    expect(file.status).toBe('cancelled');
    expect(file.outages).toHaveLength(1);
  });

  it('do not keep others from being told of an outage, nor whoever tells from stopping, where one does not answer', async () => {
    counter.lane = 'yellow';
    await Promise.all([1, 2, 3].map(() => counter.lodge()));
    await counter.pool.query(
      `insert into outages (id, version, from_at, until_at, evidence, by)
       values ('out_2', 1, now() - interval '1 minute', now(), 'test', 'ada')`,
    );
    const [outage] = await outagesToTell(counter.pool);
    const concerned = await declarationsToTell(counter.pool, outage!, '', 10);
    let answer = (): void => undefined;
    const silence = new Promise<void>((resolve) => (answer = resolve));
    let isFirst = true;
    counter.beforeRecord = () => {
      const waits = isFirst ? silence : Promise.resolve();
      isFirst = false;
      return waits;
    };
    const failures: unknown[] = [];
    const fail = (error: unknown) => failures.push(error);
    try {
      await tellAll(counter.pool, tellBy(counter.client, 3_000), running, fail);
      expect(failures).toHaveLength(1);
      expect(await knowing('out_2')).toHaveLength(concerned.length - 1);
    } finally {
      answer();
    }
    expect(await outagesToTell(counter.pool)).toEqual([outage]);
    await tellAll(counter.pool, tellBy(counter.client), running, fail);
    expect(failures).toHaveLength(1);
    expect(await knowing('out_2')).toEqual(concerned);
    expect(await outagesToTell(counter.pool)).toEqual([]);
  });
});
