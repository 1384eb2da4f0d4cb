import { z } from 'zod';
import type { Names, ReadResult } from './message.js';
import { jsonFaultAt } from './json-fault.js';
import { checkDeclaration, inJson } from './schema-issues.js';
import { warningsOf } from './warnings.js';
import { decodeText, UnreadableText } from './xml-encoding.js';
import { lineAndColumn } from './xml-tree.js';

/** Reads a declaration in JSON (UTF-8) in the domain's own form. Issues name JSON pointers; malformed JSON, line and column. */
export function readJson(bytes: Uint8Array): ReadResult {
  let text: string;
  try {
    text = decodeText(bytes, 'utf-8');
  } catch (error) {
    if (error instanceof UnreadableText) return malformed(error.message, error.line, error.column);
    throw error;
  }
  let input: unknown;
  try {
    input = JSON.parse(text);
  } catch {
    const { line, column } = lineAndColumn(text, jsonFaultAt(text));
    return malformed('this is not JSON', line, column);
  }
  const checked = checkDeclaration(input);
  if (checked.ok) {
    const { declaration } = checked;
    const warnings = warningsOf(declaration);
    return { ok: true, message: { message: 'original', declaration, warnings, officeAt: inJson(['office']) } };
  }
  const issues = checked.remarks.map(({ path, code, message }) => ({ ...inJson(path), code, message }));
  return { ok: false, malformed: false, issues, ...namesIn(input) };
}

const Named = z.object({
  declarant: z
    .object({ id: z.string().optional().catch(undefined) })
    .optional()
    .catch(undefined),
  localReference: z.string().optional().catch(undefined),
});

function namesIn(input: unknown): Names {
  const { declarant, localReference } = Named.safeParse(input).data ?? {};
  return { declarant: declarant?.id, localReference };
}

const malformed = (message: string, line: number, column: number): ReadResult => ({
  ok: false,
  malformed: true,
  issues: [{ path: '', code: 'json-malformed', message, line, column }],
});
