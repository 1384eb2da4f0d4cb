import { Declaration, formOf, ITEM_NOT_DECLARED, itemsNotDeclared, OfficeChange, type HoldKind } from '#libs/domain';
import { z } from 'zod';
import type { Language } from '../texts/language.js';
import { plainly } from './plainly.js';
import type { Wrong } from './schema-form.js';
import { TO_CHOOSE } from './schema.js';

const LOCALES = { es: z.locales.es, en: z.locales.en };

/**
 * Check a form by the contract that the API checks it by. Loaded when it is needed: the contracts are larger than the page.
 *
 * @param rules reasons of the selection, each of which has to be answered
 * @param items numbers of the declared goods items; undefined where they are not known
 */
export function check(
  kind: HoldKind,
  filled: object,
  rules: readonly string[],
  language: Language,
  items?: readonly number[],
): Wrong {
  const contract = formOf(kind);
  const error = errorOf(contract, filled, language);
  const wrong = Object.fromEntries((error?.issues ?? []).map(({ path, message }) => [path.join('.'), message]));
  const answered = (filled as { reasonResults?: { rule: string }[] }).reasonResults ?? [];
  if (items) for (const path of itemsNotDeclared(filled, items)) wrong[path.join('.')] ??= ITEM_NOT_DECLARED;
  for (const name of TO_CHOOSE) if (name in contract.shape && !(name in filled)) wrong[name] ??= 'choose one';
  for (const rule of rules)
    if (!answered.some((each) => each.rule === rule)) wrong['reasonResults'] ??= 'answer each reason';
  return wrong;
}

/** What a contract finds wrong, in sentences: zod's own words name types and codes. */
function errorOf(contract: z.ZodType, filled: unknown, language: Language): z.ZodError | undefined {
  z.config(LOCALES[language]());
  return contract.safeParse(filled, { error: plainly(language) }).error;
}

/** Check a declaration by the contract that the API checks it by. */
export const checkDeclaration = (filled: unknown, language: Language): Wrong => checkBy(Declaration, filled, language);

/**
 * Check a change of an office by the contract that the API checks it by.
 *
 * @returns what is wrong, by where it is in the office: `openingHours.3`; `reason` is beside it
 */
export function checkOffice(filled: unknown, language: Language): Wrong {
  const error = errorOf(OfficeChange, filled, language);
  return Object.fromEntries(
    (error?.issues ?? []).map(({ path, message }) => [path.join('.').replace(/^office\./, ''), message]),
  );
}

/**
 * Check what is filled in by the contract that the API checks it by.
 *
 * @returns what is wrong, by where it is: `items.0.origin`; what is missing says `is required`, as the API does
 */
export function checkBy(contract: z.ZodType, filled: unknown, language: Language): Wrong {
  const error = errorOf(contract, filled, language);
  return Object.fromEntries(
    (error?.issues ?? []).map(({ path, message, code }) => [
      path.join('.'),
      code !== 'custom' && path.reduce<unknown>(memberOf, filled) === undefined ? 'is required' : message,
    ]),
  );
}

const memberOf = (value: unknown, key: PropertyKey): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined;
