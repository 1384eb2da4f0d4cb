import { createInterface } from 'node:readline';
import { ended, start } from './command.js';

/** A stack of a test's own. */
interface OwnStack {
  api: string;
  /** @returns the exit code of the command */
  endsAtCtrlC: () => Promise<number | null>;
}

/** A stack started from the command line, once it says what to try next. */
export async function up(env: Record<string, string>): Promise<OwnStack> {
  const child = start(['up'], env);
  let [api, err] = ['', ''];
  child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()));
  for await (const line of createInterface({ input: child.stdout ?? process.stdin })) {
    api = /^ {2}API +(http\S+)/.exec(line)?.[1] ?? api;
    if (line.startsWith('Try next')) break;
  }
  if (api === '') throw new Error(`levante up: ${err}`);
  const endsAtCtrlC = (): Promise<number | null> => {
    const end = ended(child);
    child.stdout?.resume();
    child.kill('SIGINT');
    return end;
  };
  return { api, endsAtCtrlC };
}
