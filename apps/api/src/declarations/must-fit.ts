import { Refused } from '#libs/domain';
import { encodedBytes } from '#libs/temporal';

/** Temporal takes 2 MB (2,097,152 bytes) at once and no more; the rest is for what it adds. */
const MOST_BYTES = 1_800_000;
/** Text this long fits, however badly it compresses and whatever its characters: at most three bytes each. */
const SURE_TO_FIT = MOST_BYTES / 4;

/**
 * Refuse what a workflow could not be given, before it is begun: Temporal would refuse it, however often it were sent.
 *
 * @throws Refused too-large
 */
export function mustFit(input: object): void {
  if (JSON.stringify(input).length <= SURE_TO_FIT) return;
  const bytes = encodedBytes(input);
  if (bytes <= MOST_BYTES) return;
  throw new Refused(
    'too-large',
    `The declaration takes ${bytes} bytes compressed, and at most ${MOST_BYTES} are taken: split the consignment into several declarations, or shorten its descriptions.`,
  );
}
