import type { z } from 'zod';
import type { Both, Language } from '../texts/language.js';

const es = {
  missing: 'Falta: escríbalo aquí.',
  addOne: 'Falta: añada al menos uno.',
  chooseOne: 'Elija una opción.',
  inFigures: 'Escríbalo en cifras, como 3.',
  whole: 'Un número entero, sin decimales, como 3.',
  notNegative: 'No puede ser negativo: escriba 0 o más.',
  atLeast: (least: string) => `Escriba ${least} o más.`,
  atMost: (most: string) => `Escriba ${most} o menos.`,
  longer: (least: string) => `Es muy corto: escriba ${least} caracteres o más.`,
  shorter: (most: string) => `Es muy largo: escriba ${most} caracteres o menos.`,
  fewer: (most: string) => `Son demasiados: deje ${most} o menos.`,
};
const en: typeof es = {
  missing: 'This is missing: write it here.',
  addOne: 'This is missing: add one at least.',
  chooseOne: 'Choose one.',
  inFigures: 'Write it in figures, such as 3.',
  whole: 'A whole number, such as 3.',
  notNegative: 'It cannot be negative: write 0 or more.',
  atLeast: (least) => `Write ${least} or more.`,
  atMost: (most) => `Write ${most} or less.`,
  longer: (least) => `It is too short: write at least ${least} characters.`,
  shorter: (most) => `It is too long: write at most ${most} characters.`,
  fewer: (most) => `They are too many: leave ${most} at most.`,
};
const sentences: Both<typeof es> = { es, en };

type Found = z.core.$ZodRawIssue;

/**
 * What a contract finds wrong, in a sentence that says what to do. What a contract says itself comes before it; what is not here is
 * said as zod says it.
 */
export function plainly(language: Language): (found: Found) => string | undefined {
  const t = sentences[language];
  return (found) => {
    const { input } = found;
    if (found.code === 'invalid_value') return t.chooseOne;
    if (input === undefined || input === null || (typeof input === 'string' && input.trim() === '')) return t.missing;
    if (found.code === 'invalid_type' && (found.expected === 'number' || found.expected === 'int'))
      return numberFor(t, typeof input === 'string' ? input : JSON.stringify(input));
    if (found.code === 'too_small') {
      if (found.origin === 'array') return t.addOne;
      if (found.origin === 'string') return t.longer(String(found.minimum));
      return Number(found.minimum) === 0 ? t.notNegative : t.atLeast(String(found.minimum));
    }
    if (found.code === 'too_big') {
      const most = String(found.maximum);
      return found.origin === 'array' ? t.fewer(most) : found.origin === 'string' ? t.shorter(most) : t.atMost(most);
    }
    return undefined;
  };
}

/** What to write instead of what was typed where a whole number is asked for. */
function numberFor(t: typeof es, typed: string): string {
  if (/^\s*[-−]/.test(typed)) return t.notNegative;
  return /^\s*\d+[.,]\d+\s*$/.test(typed) ? t.whole : t.inFigures;
}
