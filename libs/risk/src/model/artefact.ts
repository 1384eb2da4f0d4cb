import { createHash } from 'node:crypto';
import { z } from 'zod';
import { canonical, Instant } from '#libs/domain';
import { stored, StoredForest } from './artefact-arrays.js';
import { Calibration } from './calibration.js';
import { TARGETS, type Forest } from './forest.js';
import { checkForest } from './scoring-check.js';

const Words = z.string().max(4000);

/** What whoever answers for a model says of it, for those who must decide whether to use it (Mitchell et al. 2019). */
export const ModelCard = z
  .strictObject({
    purpose: Words,
    data: Words,
    method: Words,
    limits: Words,
    intendedUse: Words,
    author: z.string().min(1).max(200),
    madeAt: Instant,
  })
  .meta({ id: 'ModelCard' });
export type ModelCard = z.infer<typeof ModelCard>;

const Content = z.strictObject({
  /** Of the form of this file; another number is another form. */
  format: z.literal(1),
  target: z.enum(TARGETS),
  /** Trained here, or brought from LightGBM. */
  source: z.enum(['trained', 'lightgbm']),
  /** Names the features and how they are computed; their names are in the forest. */
  featureSet: z.string().min(1).max(64),
  forest: StoredForest,
  calibration: Calibration,
  /** Results that it was learnt from; null where nobody said. */
  window: z.strictObject({ from: Instant, to: Instant, rows: z.int().min(0), positives: z.int().min(0) }).nullable(),
  parameters: z.record(z.string().max(100), z.union([z.number(), z.string().max(1000), z.boolean()])),
  seed: z.int().nullable(),
  /** Figures by the name of the rows that they are of, such as `held-out`; null where there was nothing to divide by. */
  metrics: z.record(z.string().max(100), z.record(z.string().max(100), z.number().nullable())),
  card: ModelCard,
});

/** A model as it is kept and handed on: JSON, complete, and under a hash of its content. */
export const ModelArtefact = Content.extend({
  /** Of the canonical JSON of all the rest. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
}).meta({ id: 'ModelArtefact' });
export type ModelArtefact = z.infer<typeof ModelArtefact>;

/** What an artefact is made of. */
export type ModelParts = Omit<ModelArtefact, 'format' | 'forest' | 'sha256'> & { forest: Forest };

/** Makes the artefact. The same parts make the same hash. @throws ModelRefused for a forest that could not be used */
export function artefactOf({ forest, ...parts }: ModelParts): ModelArtefact {
  checkForest(forest);
  const metrics = Object.fromEntries(
    Object.entries(parts.metrics).map(([rows, figures]) => [rows, withoutNaN(figures)]),
  );
  const content = Content.parse({ ...parts, metrics, format: 1, forest: stored(forest) });
  return { ...content, sha256: hashOf(content) };
}

const withoutNaN = (figures: Record<string, number | null>): Record<string, number | null> =>
  Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, Number.isFinite(value) ? value : null]));

/** SHA-256 over what an artefact says, the hash that it carries left out. */
export function hashOf(artefact: object): string {
  return createHash('sha256')
    .update(canonical({ ...artefact, sha256: undefined }))
    .digest('hex');
}
