import { LONGEST_CONDITION, type ConditionIssue } from '#libs/domain';
import { EvaluationError, ParseError, TypeError as ConditionTypeError, type ASTNode } from '@marcbachmann/cel-js';
import { comparisonIn, costOf, growthIn, refusalOf, type Cost } from './condition-limits.js';
import { sentenceOf } from './condition-sentences.js';
import { conditionEnvironment } from './environment.js';
import { nameRefusal } from './condition-names.js';
import type { SeenDeclaration } from './seen-declaration.js';

/** A condition that was checked and can be evaluated. */
export interface Condition {
  cost: Cost;
  /** @throws Error if it cannot be evaluated, or answers neither true nor false */
  holds(declaration: SeenDeclaration, office: string): boolean;
}

/** What is wrong with a condition, in the order of its text; nothing if it can be evaluated. */
export function checkCondition(text: string, featureNames?: readonly string[]): ConditionIssue[] {
  const checked = check(text, featureNames);
  return 'issue' in checked ? [checked.issue] : [];
}

/** @throws Error naming line, column and what is wrong, if the condition is refused */
export function compileCondition(text: string, featureNames?: readonly string[]): Condition {
  const checked = check(text, featureNames);
  if ('issue' in checked) {
    const { line, column, message } = checked.issue;
    throw new Error(`line ${line}, column ${column}: ${message}`);
  }
  const { ast, evaluate } = checked;
  return {
    cost: costOf(ast),
    holds(declaration, office) {
      const answer: unknown = evaluate({ declaration, office });
      if (typeof answer !== 'boolean') throw new Error(`answered ${typeof answer} instead of true or false`);
      return answer;
    },
  };
}

type Checked = { issue: ConditionIssue } | { ast: ASTNode; evaluate: (context: Record<string, unknown>) => unknown };

function check(text: string, featureNames: readonly string[] | undefined): Checked {
  const refused = (code: string, message: string, range: { start: number; end: number }): Checked => ({
    issue: { code, message, ...positionOf(text, range) },
  });
  if (text.length > LONGEST_CONDITION)
    return refused('too-long', `A condition has at most ${LONGEST_CONDITION} characters`, { start: 0, end: 0 });
  try {
    const parsed = conditionEnvironment.parse(text);
    const forbidden = refusalOf(parsed.ast);
    if (forbidden) return refused(forbidden.code, forbidden.message, forbidden.node);
    const { valid, type = '', error } = parsed.check();
    if (!valid) throw error ?? new Error('the type check gave no reason');
    if (type !== 'bool') return refused('not-bool', `A condition is true or false; this one gives ${type}`, parsed.ast);
    const unfit = growthIn(parsed.ast) ?? nameRefusal(parsed.ast, featureNames) ?? comparisonIn(parsed.ast);
    if (unfit) return refused(unfit.code, unfit.message, unfit.node);
    return { ast: parsed.ast, evaluate: parsed };
  } catch (error) {
    if (error instanceof ParseError || error instanceof ConditionTypeError || error instanceof EvaluationError)
      return refused(error.code, sentenceOf(error.code, error.summary), error.range ?? { start: 0, end: 0 });
    // Whatever else a text does to the parser is the text's fault here.
    return refused('not-understood', `This cannot be understood: ${String(error)}`, { start: 0, end: text.length });
  }
}

/** Line and column from 1. */
function positionOf(text: string, { start, end }: { start: number; end: number }) {
  const before = text.slice(0, start).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, length: Math.max(1, end - start) };
}
