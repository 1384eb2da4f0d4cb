type Expecting = 'value' | 'value or ]' | 'name' | 'name or }' | ':' | ', or end' | 'nothing more';

const BLANK = /[ \t\n\r]*/y;
const TEXT = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const PLAIN = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y;

/**
 * Where a text stops being JSON (RFC 8259): the offset of the first thing that may not stand there. Engines say it only
 * sometimes, and each in its own words.
 */
export function jsonFaultAt(text: string): number {
  const open: ('{' | '[')[] = [];
  let expecting: Expecting = 'value';
  let at = 0;
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    if (!pattern.test(text)) return false;
    at = pattern.lastIndex;
    return true;
  };
  const afterValue = (): Expecting => (open.length === 0 ? 'nothing more' : ', or end');
  for (;;) {
    take(BLANK);
    const next = text.charAt(at);
    if (next === (open.at(-1) === '{' ? '}' : ']') && closes(expecting, open.at(-1))) {
      open.pop();
      at++;
      expecting = afterValue();
    } else if (expecting === 'name' || expecting === 'name or }') {
      if (!take(TEXT)) return at;
      expecting = ':';
    } else if (expecting === ':') {
      if (next !== ':') return at;
      at++;
      expecting = 'value';
    } else if (expecting === ', or end') {
      if (next !== ',') return at;
      at++;
      expecting = open.at(-1) === '{' ? 'name' : 'value';
    } else if (expecting === 'nothing more') {
      return at;
    } else if (next === '{' || next === '[') {
      open.push(next);
      at++;
      expecting = next === '{' ? 'name or }' : 'value or ]';
    } else if (take(TEXT) || take(PLAIN)) {
      expecting = afterValue();
    } else {
      return at;
    }
  }
}

const closes = (expecting: Expecting, open: '{' | '[' | undefined): boolean =>
  open !== undefined && (expecting === ', or end' || expecting === (open === '{' ? 'name or }' : 'value or ]'));
