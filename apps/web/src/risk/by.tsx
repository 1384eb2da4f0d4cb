import { useTexts } from '../texts/language.js';
import { Who } from '../ui/who.js';
import { INITIAL, SEED } from './rules/seed.js';
import { texts } from './texts.js';

/** Who did something about targeting: a person by name, and what came with the system as that. */
export function By({ id }: { id: string }) {
  const t = useTexts(texts);
  return id === SEED || id === INITIAL ? t.withSystem : <Who id={id} />;
}
