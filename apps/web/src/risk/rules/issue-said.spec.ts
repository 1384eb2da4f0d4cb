import { issueSaid, rangeOf } from './issue-said.js';

describe('an issue of a condition', () => {
  it('is said in the reader’s language with what it names, and in the words of the API where there are none', () => {
    const member = { code: 'no_such_key', message: 'There is no member "orgin" here' };
    expect(issueSaid(member, { no_such_key: (it) => `No hay ${it}.` })).toBe('No hay orgin.');
    expect(issueSaid(member, {})).toBe('There is no member "orgin" here.');
    const call = { code: 'function-not-allowed', message: 'A condition cannot call matches(); see docs/risk-rules.md' };
    expect(issueSaid(call, { 'function-not-allowed': (it) => it })).toBe('matches()');
    const types = { code: 'no_such_overload', message: 'These types do not go together: string > int' };
    expect(issueSaid(types, { no_such_overload: (it) => it })).toBe('string > int');
    const number = { code: 'not-bool', message: 'A condition is true or false; this one gives int' };
    expect(issueSaid(number, { 'not-bool': (it) => it })).toBe('int');
  });

  it('lies where line, column and length say, and never beyond the text', () => {
    const text = 'declaration.kind == "import" &&\n  declaration.items.exists(i, i.orgin == "CN")';
    const issue = { code: '', message: '', line: 2, column: 33, length: 5 };
    expect(text.slice(...rangeOf(issue, text))).toBe('orgin');
    expect(rangeOf({ ...issue, line: 1, column: 40, length: 5 }, 'short')).toEqual([5, 5]);
  });
});
