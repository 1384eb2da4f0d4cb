import { CONDITION_MEMBERS, isContainerNumber, isCountry, type ConditionType } from '#libs/domain';
import { Environment } from '@marcbachmann/cel-js';
import { lookUp } from './lookup-tables.js';
import { SeenDeclaration } from './seen-declaration.js';
import { SeenItem, SeenPackaging, SeenProcedure, SeenTax } from './seen-item.js';
import {
  SeenAuthorisation,
  SeenDocument,
  SeenMoney,
  SeenParty,
  SeenPreviousDocument,
  SeenTransport,
} from './seen-values.js';

/** What stands for each type of a condition when it is evaluated. */
const SEEN: Record<ConditionType, new (...parts: never[]) => object> = {
  Money: SeenMoney,
  Party: SeenParty,
  Document: SeenDocument,
  PreviousDocument: SeenPreviousDocument,
  Authorisation: SeenAuthorisation,
  Transport: SeenTransport,
  Procedure: SeenProcedure,
  Packaging: SeenPackaging,
  Tax: SeenTax,
  Item: SeenItem,
  Declaration: SeenDeclaration,
};

const FUNCTIONS: Record<string, (...values: never[]) => unknown> = {
  'known(string): bool': (text: string) => text !== '',
  'known(double): bool': (number: number) => !Number.isNaN(number),
  'known(Money): bool': ({ amount }: SeenMoney) => !Number.isNaN(amount),
  'known(Party): bool': ({ id, name }: SeenParty) => id !== '' || name !== '',
  'Item.isOf(list<string>): bool': (item: SeenItem, prefixes: string[]) => item.isOf(prefixes),
  'isCountry(string): bool': isCountry,
  'hasContainerForm(string): bool': (text: string) => /^[A-Z]{3}[UJZ]\d{7}$/.test(text),
  'isContainerNumber(string): bool': isContainerNumber,
  'table(string, string): double': lookUp,
  'table(string, string, string): double': lookUp,
};

/** So that nobody has to write 2.0 for 2: arithmetic of a number with a whole number. */
const ARITHMETIC: Record<string, (a: number, b: number) => number> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
};

/** Bounds on what may be written; what a condition may cost is bounded in condition-limits.ts. */
const LIMITS = { maxAstNodes: 500, maxDepth: 40, maxListElements: 300, maxMapEntries: 1, maxCallArguments: 5 };

/** Variables, types and functions that a condition has. It reaches nothing else: no time, no network, no other declaration. */
export const conditionEnvironment = makeEnvironment();

function makeEnvironment(): Environment {
  const environment = new Environment({ limits: LIMITS });
  for (const [name, fields] of Object.entries(CONDITION_MEMBERS))
    environment.registerType(name, { ctor: SEEN[name as ConditionType], fields });
  environment.registerVariable('declaration', 'Declaration', { description: 'What was declared' });
  environment.registerVariable('office', 'string', { description: 'The office that handles the declaration' });
  // Nothing here is asynchronous, and saying so spares the evaluator a look at each value.
  for (const [signature, handler] of Object.entries(FUNCTIONS))
    environment.registerFunction(signature, handler as (...values: unknown[]) => unknown, { async: false });
  for (const [operator, apply] of Object.entries(ARITHMETIC)) {
    environment.registerOperator(`double ${operator} int: double`, (a: number, b: bigint) => apply(a, Number(b)));
    environment.registerOperator(`int ${operator} double: double`, (a: bigint, b: number) => apply(Number(a), b));
  }
  environment.registerOperator('double == int: bool', (a: number, b: bigint) => a === Number(b));
  return environment;
}
