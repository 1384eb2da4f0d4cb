/** What Windows-1252, in which the standard fonts are written, has beyond Latin 1. */
const BEYOND_LATIN_1 = '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ';
const LATIN_1 = /^[\x20-\x7e\xa0-\xff\n]$/;

/**
 * A text as the standard fonts of PDF can write it: letters that they do not have without their marks, else as question marks. Codes and
 * names come from outside, and a letter that is missing would leave a gap that nobody sees.
 */
export function printable(text: string): string {
  return Array.from(text.normalize('NFC').replace(/[\u2000-\u200a\u202f\u205f]/g, '\u00a0'), letter).join('');
}

function letter(each: string): string {
  if (isPrintable(each)) return each;
  const plain = each.normalize('NFD').replace(/\p{Mark}/gu, '');
  return plain !== '' && Array.from(plain).every(isPrintable) ? plain : '?';
}

const isPrintable = (each: string): boolean => LATIN_1.test(each) || BEYOND_LATIN_1.includes(each);

/** A value with all texts in it made printable. */
export function printableIn<T>(value: T): T {
  if (typeof value === 'string') return printable(value) as T;
  if (Array.isArray(value)) return value.map(printableIn) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, printableIn(each as unknown)])) as T;
}
