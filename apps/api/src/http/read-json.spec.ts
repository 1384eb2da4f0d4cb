import { Refused } from '#libs/domain';
import { readJson } from './read-json.js';

const refusal = (text: string | Uint8Array): Refused => {
  try {
    readJson(typeof text === 'string' ? Buffer.from(text) : text);
  } catch (error) {
    if (error instanceof Refused) return error;
    throw error;
  }
  throw new Error('was not refused');
};

describe('JSON as sent', () => {
  it('is read', () => {
    expect(readJson(Buffer.from('{"a":[1,"ñ"]}'))).toEqual({ a: [1, 'ñ'] });
  });

  it('is refused with line and column where it stops being JSON', () => {
    expect(refusal('{\n  "a": x\n}').more).toMatchObject({ errors: [{ code: 'malformed', line: 2, column: 8 }] });
    expect(refusal('{"a":1').more).toMatchObject({ errors: [{ line: 1, column: 7 }] });
  });

  it('is refused where it is not UTF-8', () => {
    expect(refusal(new Uint8Array([0x22, 0xff, 0x22])).code).toBe('malformed-content');
  });

  it('is refused where a text cannot be kept, with its place', () => {
    expect(refusal('{"a":{"b/c":"\\u0000"}}').more).toMatchObject({ errors: [{ path: '/a/b~1c' }] });
    expect(refusal('["\\ud800"]').more).toMatchObject({ errors: [{ path: '/0' }] });
    expect(refusal('{"\\u0000":1}').code).toBe('malformed-content');
    expect(readJson(Buffer.from('"\\ud83d\\ude80"'))).toBe('🚀');
  });

  it('is refused where it nests too deeply, before anything runs out of stack', () => {
    expect(refusal('['.repeat(200_000) + ']'.repeat(200_000)).code).toBe('malformed-content');
    expect(readJson(Buffer.from('['.repeat(64) + ']'.repeat(64)))).toBeDefined();
  });
});
