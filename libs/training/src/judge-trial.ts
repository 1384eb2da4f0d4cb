import { judge, type Judgement, type Trial } from '#libs/risk';
import { DataUnusable } from './data-unusable.js';

/** What is to be judged; see `judge`. */
export interface Judging {
  trial: Trial;
  /** Share of declarations that can be inspected. */
  capacity: number;
  seed: number;
}

/** Judges a challenger by recent results. @throws DataUnusable where nothing was found among them */
export async function judgeTrial({ trial, capacity, seed }: Judging): Promise<Judgement> {
  try {
    return judge(trial, capacity, seed);
  } catch (error) {
    if (error instanceof RangeError) throw new DataUnusable(error.message, { cause: error });
    throw error;
  }
}
