import { mrnFor } from '#libs/domain';
import { contentHash, declarationIdentity } from '#libs/formats';
import { drawDay, drawOf } from '#libs/risk';
import { basisHash, type WholeDeclaration } from '#libs/store';
import { receivedAs } from './life.js';

const INSTANT = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g;

/**
 * The same life lived by another declaration, whose goods were declared under another reference and somewhat earlier: a file of many
 * lives takes less time to make so. Identity, number, instants, the random draw, and every hash are its own. Due dates are as much
 * earlier, whatever the office's hours.
 *
 * @param numbers of the declaration whose life it is, and of the new one
 * @returns undefined where the draw does not say the same of both: that one must live for itself
 */
export function relived(
  whole: WholeDeclaration,
  numbers: { from: number; to: number },
  earlierMs: number,
  seeds: ReadonlyMap<string, string>,
): WholeDeclaration | undefined {
  const { localReference, declarant } = whole.content;
  const reference = localReference.replace(String(numbers.from), String(numbers.to));
  const { digest, id } = declarationIdentity(declarant.id ?? '', reference);
  const text = JSON.stringify(whole)
    .replaceAll(whole.id, id)
    .replaceAll(`-${numbers.from}"`, `-${numbers.to}"`)
    .replace(INSTANT, (at) => new Date(Date.parse(at) - earlierMs).toISOString());
  const again = JSON.parse(text) as Mutable<WholeDeclaration>;
  const { basis, content, batches } = again;
  const day = drawDay(basis.at);
  const seed = seeds.get(day);
  if (basis.draw && seed !== undefined) {
    const value = drawOf(seed, id);
    if (value < basis.draw.share || basis.selectedBy.includes('random')) return undefined;
    basis.draw = { ...basis.draw, day, value };
  }
  for (const event of batches[0] ?? [])
    if (event.type === 'DeclarationLodged') {
      event.mrn = mrnFor(digest, Number(event.at.slice(0, 4)), 'CO', content.kind);
      event.version = { version: 1, content: contentHash(content), received: receivedAs(content) };
    } else if (event.type === 'LaneAssigned' && event.assessment) event.assessment.basis = basisHash(basis);
  return again;
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };
