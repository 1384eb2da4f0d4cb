// Jest runs its global set-up outside its own module system, where neither TypeScript nor the `source` condition is known.
// Loading through these hooks, set-up uses the same sources as the tests, and no build that may be older.
import { register } from 'node:module';

let registered = false;

/** Loads a file of the checkout, named from its root, from TypeScript sources. */
export async function fromSource(file) {
  if (!registered) register('./source-hooks.mjs', import.meta.url);
  registered = true;
  return import(new URL(`../../${file}`, import.meta.url).href);
}
