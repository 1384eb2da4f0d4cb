import { compileRules, SEED_RULES, tryPolicy, type PolicyFigures, type PolicyTrial } from '#libs/risk';
import { unusable } from './data-unusable.js';
import type { OnProgress } from './jobs.js';
import { readLabelled, type RefusedRow } from './labelled-files.js';

/** Which policy is tried on which files. */
export interface Simulating {
  files: readonly string[];
  trial: PolicyTrial;
}

export interface FilesSimulated {
  figures: PolicyFigures;
  refused: RefusedRow[];
  refusals: number;
}

const DAYS = 86_400_000;

/** Plays labelled files through the selection that runs live, week by week. @throws DataUnusable */
export async function simulateFiles({ files, trial }: Simulating, onProgress: OnProgress): Promise<FilesSimulated> {
  const { rows, refused, refusals } = await readLabelled(files, (done) =>
    onProgress({ stage: 'reading', done, of: null }),
  );
  const weeks = Math.ceil(((rows.at(-1)?.at ?? 0) - (rows[0]?.at ?? 0) + DAYS) / (7 * DAYS));
  // The rules that a new system begins with stand for those of experts: they were written without these labels.
  const rules = compileRules(SEED_RULES, []);
  const figures = unusable(() =>
    tryPolicy(rows, trial, rules, (policy, { week }) =>
      onProgress({ stage: `${policy}: week`, done: week, of: weeks }),
    ),
  );
  return { figures, refused, refusals };
}
