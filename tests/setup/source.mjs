// Set-up and tests load TypeScript sources through these hooks: the same sources, and no build that may be older.
import { register } from 'node:module';

let registered = false;

/** Let this process import TypeScript sources. */
export function understandSources() {
  if (!registered) register('./source-hooks.mjs', import.meta.url);
  registered = true;
}

/** Loads a file of the checkout, named from its root, from TypeScript sources. */
export async function fromSource(file) {
  understandSources();
  return import(new URL(`../../${file}`, import.meta.url).href);
}
