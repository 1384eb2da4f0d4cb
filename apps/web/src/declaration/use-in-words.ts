import { useTexts } from '../texts/language.js';
import { codes } from '../words/codes.js';
import { words } from '../words/words.js';
import { inWords } from './in-words.js';
import { partNames } from './part-names.js';
import { texts } from './texts.js';

/** How a part of a declaration is told in the reader's language, by its value and its path. */
export function useInWords(): (value: unknown, path: string) => string {
  const { yes, no } = useTexts(texts);
  const { document, procedure, tax } = useTexts(codes);
  const { declared, mode, payment } = useTexts(words);
  const telling = {
    parts: useTexts(partNames),
    meanings: {
      'documents.type': document,
      'procedure.current': procedure,
      'procedure.previous': procedure,
      'taxes.type': tax,
    },
    values: { kind: declared, 'transport.mode': mode, 'payment.method': payment },
    yes,
    no,
  };
  return (value, path) => inWords(value, path, telling);
}
