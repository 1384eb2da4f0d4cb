import { useTexts } from '../texts/language.js';
import { byTemplate } from './by-template.js';
import { said } from './said-texts.js';

/** What an error or a warning says, in the reader's language where it is known. */
export function useSaid(): (message: string, code?: string) => string {
  const { messages, codes } = useTexts(said);
  return (message, code = '') =>
    byTemplate(messages, message) ?? (codes[code] ? `${codes[code]} (${message})` : message);
}
