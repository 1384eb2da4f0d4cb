import { randomBytes } from 'node:crypto';
import { sealing } from './sealing.js';

const [old, key] = [randomBytes(32), randomBytes(32)] as const;
const seed = randomBytes(32);

describe('a sealed secret', () => {
  it('is opened by its key, also when another seals by now', () => {
    const sealed = sealing([old]).seal(seed);
    expect(sealing([key, old]).open(sealed)).toEqual(seed);
    expect(sealed.includes(seed)).toBe(false);
  });

  it('is not opened by other keys', () => {
    expect(() => sealing([key]).open(sealing([old]).seal(seed))).toThrow('not configured');
  });

  it('is not opened where a bit of it was changed', () => {
    const sealed = sealing([key]).seal(seed);
    sealed.writeUInt8(sealed.readUInt8(30) ^ 1, 30);
    expect(() => sealing([key]).open(sealed)).toThrow();
  });
});
