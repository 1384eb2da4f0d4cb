import { modelInSpanish } from '#libs/words';
import { useLanguage } from '../texts/language.js';

/** What the record says of a model, in the reader's language where the system wrote it; else as it is, which is English. */
export function OnRecord({ said }: { said: string }) {
  const own = useLanguage() === 'es' ? modelInSpanish(said) : undefined;
  return own ?? <span lang="en">{said}</span>;
}
