import { Instant } from '#libs/domain';
import { TARGETS } from '#libs/risk';
import { z } from 'zod';

const reason = z.string().trim().min(3, 'say why in at least three characters').max(2000);
const target = z.enum(TARGETS).describe('Any finding, or a critical one');

export const ReasonRequest = z.strictObject({ reason }).meta({ id: 'ModelActRequest' });

export const TrainRequest = z
  .strictObject({
    target,
    from: Instant.nullable().default(null).describe('Learn from decisions from this moment on; null: from the first'),
    to: Instant.nullable().default(null).describe('Learn from decisions before this moment; null: to the last'),
  })
  .meta({ id: 'TrainRequest' });

export const TrainingStarted = z
  .object({ workflowId: z.string().describe('One training of a target at a time: one that runs already is this one') })
  .meta({ id: 'TrainingStarted' });

export const ModelFilter = z.object({ target: target.optional() }).meta({ id: 'ModelFilter' });

export const ImportQuery = z
  .object({ target: target.optional().describe('Needed with a LightGBM text model, which does not say') })
  .meta({ id: 'ImportQuery' });

export const FaultsQuery = z
  .object({ days: z.coerce.number().pipe(z.int().min(1).max(90)).default(7).describe('How far to look back') })
  .meta({ id: 'FaultsQuery' });
