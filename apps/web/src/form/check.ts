import { Declaration, formOf, type HoldKind } from '#libs/domain';
import { z } from 'zod';
import type { Language } from '../texts/language.js';
import type { Wrong } from './schema-form.js';

const LOCALES = { es: z.locales.es, en: z.locales.en };

/**
 * Check a form by the contract that the API checks it by. Loaded when it is needed: the contracts are larger than the page.
 *
 * @param rules reasons of the selection, each of which has to be answered
 */
export function check(kind: HoldKind, filled: unknown, rules: readonly string[], language: Language): Wrong {
  z.config(LOCALES[language]());
  const { error } = formOf(kind).safeParse(filled);
  const wrong = Object.fromEntries((error?.issues ?? []).map((issue) => [issue.path.join('.'), said(issue)]));
  const answered = (filled as { reasonResults?: { rule: string }[] }).reasonResults ?? [];
  for (const rule of rules)
    if (!answered.some((each) => each.rule === rule)) wrong['reasonResults'] ??= 'answer each reason';
  return wrong;
}

/** What an issue says to a person: zod's words for what is left out or not chosen name types and codes. */
function said({ code, message, path }: z.core.$ZodIssue): string {
  if (code === 'invalid_value') return 'choose one';
  if (code === 'invalid_type' && path.length > 0) return 'say what belongs here';
  return message;
}

/**
 * Check a declaration by the contract that the API checks it by.
 *
 * @returns what is wrong, by where it is: `items.0.origin`; what is missing says `is required`, as the API does
 */
export function checkDeclaration(filled: unknown, language: Language): Wrong {
  z.config(LOCALES[language]());
  const { error } = Declaration.safeParse(filled);
  return Object.fromEntries(
    (error?.issues ?? []).map(({ path, message, code }) => [
      path.join('.'),
      code !== 'custom' && path.reduce<unknown>(memberOf, filled) === undefined ? 'is required' : message,
    ]),
  );
}

const memberOf = (value: unknown, key: PropertyKey): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined;
