#!/usr/bin/env node
// The `levante` command on a fresh clone: installs and builds where needed, then hands over to the built command, in this same
// process, so that signals and exit code are its own.
import { built, makeReady, run } from './checkout.mjs';

await run(async () => {
  await makeReady();
  process.setSourceMapsEnabled(true);
  await built('apps/cli/src/main.js');
});
