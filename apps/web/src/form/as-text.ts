import type { Filled } from './schema.js';

interface Words {
  fields: Record<string, string>;
  choices: Record<string, string>;
}

/** A form in lines that a person can read and copy: every part that was typed, under its name. */
export function asText(words: Words, filled: Filled): string {
  return linesOf(words, filled).join('\n');
}

function linesOf(words: Words, filled: Filled): string[] {
  return Object.entries(filled).flatMap(([name, value]) => {
    const label = words.fields[name] ?? name;
    const all: unknown[] = Array.isArray(value) ? value : [value];
    return all.flatMap((each) =>
      isMoney(each)
        ? [`${label}: ${each.amount} ${each.currency}`]
        : typeof each === 'object' && each !== null
          ? [`${label}:`, ...linesOf(words, each as Filled).map((line) => `  ${line}`)]
          : [`${label}: ${words.choices[String(each)] ?? String(each)}`],
    );
  });
}

/** An amount with its currency is one thing, and one line. */
function isMoney(value: unknown): value is { amount: string; currency: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.keys(value).length === 2 &&
    'amount' in value &&
    'currency' in value
  );
}
