#!/usr/bin/env node
// `npm test` on a fresh clone: installs and builds where needed, gets a Temporal server, runs Jest with the arguments given, and
// closes with one line that counts the tests.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NotReady, built, makeReady, root, run, say } from './checkout.mjs';

await run(async () => {
  await makeReady();
  const env = { ...process.env, LEVANTE_TEMPORAL: await temporal() };
  const folder = mkdtempSync(join(tmpdir(), 'levante-jest-'));
  try {
    const results = join(folder, 'results.json');
    const code = await jest([...process.argv.slice(2), '--json', `--outputFile=${results}`], env);
    process.stdout.write(`${count(results)}\n`);
    process.exitCode = code;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** Before Jest, whose set-up shows no progress. */
async function temporal() {
  const { readConfig } = await built('libs/config/src/index.js');
  const { findTemporal, StackError } = await built('libs/stack/src/index.js');
  const config = readConfig();
  try {
    return (await findTemporal({ cache: config.cache, named: config.temporal.binary, onProgress: say })).path;
  } catch (error) {
    throw error instanceof StackError ? new NotReady(error.message) : error;
  }
}

function jest(args, env) {
  const child = spawn(process.execPath, [join(root, 'node_modules', 'jest', 'bin', 'jest.js'), ...args], {
    cwd: root,
    env,
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)));
}

/** A test file, or a set-up, that could not run at all counts as one failed test. */
function count(results) {
  if (!existsSync(results)) return '0 passed, 1 failed';
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, numPendingTests, numTodoTests } = JSON.parse(
    readFileSync(results, 'utf8'),
  );
  const skipped = numPendingTests + numTodoTests;
  const counted = `${numPassedTests} passed, ${numFailedTests + numRuntimeErrorTestSuites} failed`;
  return skipped > 0 ? `${counted}, ${skipped} skipped` : counted;
}
