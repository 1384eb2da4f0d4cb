import { setTimeout as delay } from 'node:timers/promises';
import { keepStudy, openPool, tryAgain, type KeptTurn } from '#libs/store';
import { tellingOnce } from './telling-once.js';

/** Lines taken at a time: few enough that a turn is over in well under a second. */
const TURN = 500;
/** How long what was recorded may await the study, where nothing is in the way. */
const PAUSE_MS = 500;

type OnFault = (fault: string, error: unknown) => void;

/** A running keeper of the study; `stop` lets it finish its turn. */
export interface StudyKeeper {
  stop(): Promise<void>;
}

/**
 * Keep the rows of the clearance-time study as the record goes on, for as long as the process lives. Of several keepers one works at a
 * time; where it dies, another goes on. It looks every half second instead of being told of every record: a burst of lodgements then
 * costs a turn, not a turn each.
 *
 * @param databaseUrl of the owning role; one connection is held
 * @param onFault told of declarations whose times cannot be told, and when the database is away
 */
export function startStudyKeeper(databaseUrl: string, onFault: (fault: string, error?: unknown) => void): StudyKeeper {
  const pool = openPool(databaseUrl, { role: 'owner', connections: 1 });
  const stopping = new AbortController();
  const keeping = keep({ turn: () => keepStudy(pool, TURN), begin: () => tryAgain(pool), onFault }, stopping.signal);
  return {
    stop: async () => {
      stopping.abort();
      await keeping;
      await pool.end();
    },
  };
}

/** What keeping is made of. */
interface Keeping {
  begin: () => Promise<void>;
  turn: () => Promise<KeptTurn>;
  onFault: OnFault;
}

/** Turn after turn until told to stop, with a pause where nothing more awaits the study. */
export async function keep({ begin, turn, onFault }: Keeping, stopping: AbortSignal): Promise<void> {
  let hasBegun = false;
  const told = tellingOnce('the study of clearance times waits for the database', onFault);
  while (!stopping.aborted) {
    const more = await told(async () => {
      if (!hasBegun) await begin();
      hasBegun = true;
      const kept = await turn();
      for (const { declaration, error } of kept.untold)
        onFault(`the times of ${declaration} cannot be told; the study goes on without them`, error);
      return kept.more;
    });
    // Stopping ends the pause.
    if (!more) await delay(PAUSE_MS, undefined, { signal: stopping }).catch(() => undefined);
  }
}
