import { randomBytes } from 'node:crypto';
import { Refused } from '#libs/domain';
import { mustFit } from './must-fit.js';

const items = (description: () => string) => ({
  items: Array.from({ length: 999 }, (_, index) => ({ number: index + 1, description: description() })),
});
/** Text that hardly compresses, of characters of three bytes. */
const noise = (characters: number): string =>
  String.fromCharCode(
    ...new Uint16Array(randomBytes(characters * 2).buffer.slice(0, characters * 2)).map(
      (each) => 0x4e00 + (each % 0x5000),
    ),
  );

describe('a declaration', () => {
  it('of 999 items with long descriptions fits, where they are words', () => {
    expect(() =>
      mustFit(items(() => 'Cut flowers, fresh, roses, in cartons of 300 stems each; '.repeat(9).slice(0, 512))),
    ).not.toThrow();
    expect(() => mustFit(items(() => randomBytes(256).toString('hex')))).not.toThrow();
  });

  it('that would not fit into a workflow is refused as too large, with what to do', () => {
    const tooMuch = () => mustFit(items(() => noise(512) + noise(512)));
    expect(tooMuch).toThrow(Refused);
    expect(tooMuch).toThrow('split the consignment');
  });
});
