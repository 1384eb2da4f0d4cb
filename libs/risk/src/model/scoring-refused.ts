/** Why a model cannot be used. */
export type ModelFault =
  /** It does not have the form of an artefact, or of a LightGBM text model. */
  | 'model-malformed'
  /** It is well formed, and of a kind that cannot be scored here. */
  | 'model-unsupported'
  /** Its content is not what its hash was made of. */
  | 'model-hash-mismatch'
  /** It takes other features than there are. */
  | 'model-features-mismatch'
  /** Its trees lead nowhere, or in a circle, or to what is no number. */
  | 'model-trees-invalid'
  /** It would take too long to score or to explain. */
  | 'model-too-large';

/** A model that is not used, and why. Whoever loads models tells it to an operator; clearance goes on without the model. */
export class ModelRefused extends Error {
  override readonly name = 'ModelRefused';

  constructor(
    readonly code: ModelFault,
    message: string,
  ) {
    super(message);
  }
}
