import { ocel, xes, type Recorded } from '#libs/process-log';
import { StackError } from '#libs/stack';
import { countRecorded, openDatabase, recordedIn, type LogSelection } from '#libs/store';
import { say } from '../say.js';
import type { StackAtHand } from '../with-stack.js';
import { writeAtomically, type Writing } from './write-atomically.js';

export type Format = 'ocel' | 'xes';

const PROGRESS_MS = 5_000;

/**
 * Writes the process log of a selection into a file, as the record is at one moment, in constant memory.
 *
 * @returns how many declarations are in it
 * @throws StackError where the file cannot be written, or an office is not known
 */
export async function writeLog(
  { config }: Pick<StackAtHand, 'config'>,
  format: Format,
  selection: LogSelection,
  writing: Writing,
): Promise<number> {
  const db = openDatabase(config.databaseUrl, { role: 'owner', connections: 1 });
  try {
    const snapshot = db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only');
    return await snapshot.execute(async (tx) => {
      const offices = await tx.selectFrom('offices').select('code').orderBy('code').execute();
      mustBeKnown(
        offices.map(({ code }) => code),
        selection.office,
      );
      const count = await countRecorded(tx, selection);
      const passes = format === 'ocel' ? 2 : 1;
      const tell = progress(count * passes);
      const read = () => told(recordedIn(tx, selection), tell);
      await writeAtomically(writing, format === 'ocel' ? ocel(read) : xes(read()));
      return count;
    });
  } finally {
    await db.destroy();
  }
}

function mustBeKnown(known: readonly string[], asked: readonly string[] = []): void {
  const unknown = asked.filter((office) => !known.includes(office));
  if (unknown.length > 0)
    throw new StackError(`There is no office ${unknown.join(', ')}; there are ${known.join(', ')}.`);
}

/** Says every few seconds how much of it is done. */
function progress(all: number): () => void {
  let done = 0;
  let last = Date.now();
  return () => {
    done++;
    if (Date.now() - last < PROGRESS_MS) return;
    last = Date.now();
    say(`${Math.floor((100 * done) / all)} % ...`);
  };
}

async function* told(declarations: AsyncIterable<Recorded>, tell: () => void): AsyncGenerator<Recorded> {
  for await (const declaration of declarations) {
    yield declaration;
    tell();
  }
}
