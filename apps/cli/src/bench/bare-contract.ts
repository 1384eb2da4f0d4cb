import type { Rate } from './concurrently.js';
import type { Sample } from './sample.js';

/** What the process that hosts the bare workflow is asked for. */
export type BareRequest =
  /** Run it once, from start to result. */
  | { ask: 'once'; eager: boolean }
  /** Run it over and over. */
  | { ask: 'repeat'; eager: boolean; concurrency: number; seconds: number };

export type BareAnswer = { answer: 'ready' } | { answer: 'once'; sample: Sample } | { answer: 'repeat'; rate: Rate };
