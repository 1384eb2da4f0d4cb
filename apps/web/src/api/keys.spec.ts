import { forgetKey, keepKey, keyFor } from './keys.js';

const TAKE = 'POST /tasks/next {}';
const { now } = Date;

describe('the key of a command', () => {
  afterEach(() => {
    forgetKey(TAKE);
    Date.now = now;
  });

  it('is the same again where no answer came, and until one does', () => {
    const key = keyFor(TAKE);
    keepKey(TAKE, key);
    expect(keyFor(TAKE)).toBe(key);
    expect(keyFor('POST /tasks/next {"kind":"scan"}')).not.toBe(key);
    forgetKey(TAKE);
    expect(keyFor(TAKE)).not.toBe(key);
  });

  it('is another one after a while', () => {
    const key = keyFor(TAKE);
    keepKey(TAKE, key);
    const later = now() + 11 * 60 * 1000;
    Date.now = () => later;
    expect(keyFor(TAKE)).not.toBe(key);
  });
});
