import { iso6346CheckDigit } from './check-digit.js';
import type { Mrn } from './ids.js';

/** Procedure letter of the MRN's 17th character, as the Union Customs Code's structure publishes it. */
const PROCEDURE = { export: 'A', transit: 'L', import: 'R' } as const;
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/**
 * A declaration's movement reference number: year (2), country (2), unique part (12), procedure (1), check digit (1).
 * Structure: Implementing Regulation (EU) 2015/2447, Annex B, data element 12 01 001; check digit as in ISO 6346.
 * The unique part comes from the declaration's identity, so a repeated lodgement has the same number without asking anyone.
 *
 * @param digest lower-case hexadecimal SHA-256 of the declaration's identity
 */
export function mrnFor(digest: string, year: number, country: string, kind: keyof typeof PROCEDURE): Mrn {
  let rest = BigInt(`0x${digest.slice(0, 32)}`);
  let unique = '';
  for (let i = 0; i < 12; i++) {
    unique += ALPHABET.charAt(Number(rest % 36n));
    rest /= 36n;
  }
  const body = `${String(year % 100).padStart(2, '0')}${country}${unique}${PROCEDURE[kind]}`;
  return `${body}${iso6346CheckDigit(body)}` as Mrn;
}

/** Whether a text has the structure of an MRN and its check digit is right. */
export function isMrn(text: string): text is Mrn {
  return /^\d{2}[A-Z]{2}[0-9A-Z]{13}\d$/.test(text) && iso6346CheckDigit(text.slice(0, 17)) === Number(text.charAt(17));
}
