import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { TestStack } from '../setup/stack.js';

const LEVANTE = fileURLToPath(new URL('../../apps/cli/bin/levante.mjs', import.meta.url));
const stack = JSON.parse(process.env['LEVANTE_TEST_STACK'] ?? '{}') as TestStack;

/** The command in a process of its own; the stack of these tests is the one that runs, unless the environment says otherwise. */
export const start = (args: string[], env: Record<string, string> = stack.env): ChildProcess =>
  spawn(process.execPath, [LEVANTE, ...args], { env: { ...process.env, ...env } });

/** The exit code of a command, once it has ended. */
export const ended = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => child.once('close', resolve));

/** What a command that ends says, with the stack of these tests as the one that runs. */
export async function levante(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const child = start(args);
  let [out, err] = ['', ''];
  child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const code = await ended(child);
  return { code, out, err };
}

/** The JSON objects that a command printed, one a line. */
export const linesOf = (out: string): Record<string, unknown>[] =>
  out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
