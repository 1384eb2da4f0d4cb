import type { ConditionIssue } from '#libs/domain';

type Sentences = Record<string, (it: string) => string>;

/** What an issue says, in the reader's language where there is a sentence for its code; else as the API says it. */
export function issueSaid({ code, message }: Pick<ConditionIssue, 'code' | 'message'>, sentences: Sentences): string {
  const sentence = sentences[code];
  if (!sentence) return /[.?!]$/.test(message) ? message : `${message}.`;
  const named = /"([^"]*)"/.exec(message) ?? /(\w+\(\))/.exec(message) ?? /(?:: |gives )(.*)$/.exec(message);
  return sentence(named?.[1] ?? '');
}

/** Where in a text an issue lies: the first character, and the one after the last. */
export function rangeOf({ line, column, length }: ConditionIssue, text: string): [from: number, to: number] {
  const before = text
    .split('\n')
    .slice(0, line - 1)
    .reduce((sum, each) => sum + each.length + 1, 0);
  const from = Math.min(before + column - 1, text.length);
  return [from, Math.min(from + length, text.length)];
}
