import { open } from 'node:fs/promises';
import { FEATURES, pastOnlyFeatures } from '#libs/risk';
import type { OnProgress } from './jobs.js';
import { readLabelled, type RefusedRow } from './labelled-files.js';

/** Whose features go where. */
export interface FeatureWriting {
  files: readonly string[];
  out: string;
}

export interface FeaturesWritten {
  rows: number;
  refused: RefusedRow[];
  refusals: number;
}

const LINES_AT_ONCE = 2000;

/**
 * Writes the features of labelled declarations as CSV, for those who train elsewhere: date, the features as they were known on that
 * day (empty where missing), and the labels.
 *
 * @throws DataUnusable
 */
export async function writeFeatures({ files, out }: FeatureWriting, onProgress: OnProgress): Promise<FeaturesWritten> {
  const { rows, refused, refusals } = await readLabelled(files, (done) =>
    onProgress({ stage: 'reading', done, of: null }),
  );
  onProgress({ stage: 'computing features', done: 0, of: rows.length });
  const features = pastOnlyFeatures(rows, new Map());
  const lines = rows.map(({ at, result }, index) => {
    const values = Array.from(features[index] ?? [], (value) => (Number.isNaN(value) ? '' : String(value)));
    const labels = [result.fraud, result.critical].map(Number);
    return [new Date(at).toISOString().slice(0, 10), ...values, ...labels].join(',');
  });
  const file = await open(out, 'w');
  try {
    await file.writeFile(`${['date', ...FEATURES, 'fraud', 'critical'].join(',')}\n`);
    for (let from = 0; from < lines.length; from += LINES_AT_ONCE) {
      onProgress({ stage: 'writing', done: from, of: lines.length });
      await file.writeFile(`${lines.slice(from, from + LINES_AT_ONCE).join('\n')}\n`);
    }
  } finally {
    await file.close();
  }
  return { rows: rows.length, refused, refusals };
}
