import { freshDatabase, type FreshDatabase } from '../../../../tests/setup/fresh-database.js';
import { Feed } from './feed.js';

let fresh: FreshDatabase;
let feed: Feed;

beforeAll(async () => {
  fresh = await freshDatabase();
  feed = new Feed(fresh.url);
  await feed.open();
}, 60_000);
afterAll(async () => {
  await feed.close();
  await fresh.drop();
});

it('tells whoever follows tasks that changes may have been missed, once it listens again after a break', async () => {
  let heard = () => {};
  const isHeard = new Promise<void>((resolve) => (heard = resolve));
  const missed = new Promise<void>((resolve) => {
    feed.subscribeToTasks({ changed: () => heard(), missed: resolve });
  });
  const cut = await fresh.pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'listen %'`,
  );
  expect(cut.rowCount).toBe(1);
  await missed;
  await fresh.pool.query(`select pg_notify('levante_allocated', 'dec_heard')`);
  await isHeard;
});
