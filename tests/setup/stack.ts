import { fromSource } from './source.mjs';

/** What the end-to-end tests find, as JSON, under LEVANTE_TEST_STACK. */
export interface TestStack {
  data: string;
  urls: { api: string; issuer: string; temporal: string; database: string };
  env: Record<string, string>;
}

/**
 * The whole stack on a temporary folder, its processes started from a build that is brought up to date first. Nothing is selected by
 * chance: tests know the lane of what they lodge.
 */
export default async function stackUp(): Promise<void> {
  const checkout = await fromSource<{ makeReady: () => Promise<void> }>('apps/cli/bin/checkout.mjs');
  await checkout.makeReady();
  const { startStack } = await fromSource<typeof import('#libs/stack')>('libs/stack/src/index.ts');
  const stack = await startStack({ processes: { api: true, worker: true } });
  globalThis.stopTestStack = () => stack.stop();
  const { selectNothingByChance } = await fromSource<typeof import('#libs/store')>('libs/store/src/index.ts');
  await selectNothingByChance(stack.urls.database);
  const { data, urls, env } = stack;
  process.env['LEVANTE_TEST_STACK'] = JSON.stringify({ data, urls, env } satisfies TestStack);
}
