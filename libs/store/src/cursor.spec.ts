import { Refused } from '#libs/domain';
import { cursorOf, cursorValues } from './cursor.js';

const encoded = (values: unknown) => Buffer.from(JSON.stringify(values)).toString('base64url');

describe('the mark of a page', () => {
  it('gives back what was put in', () => {
    const mark = cursorOf('urgency', [20, '2026-11-24T12:00:00.000Z', 'dec_1.1']);
    expect(mark).toMatch(/^[\w-]+$/);
    expect(cursorValues(mark, 'urgency', ['number', 'moment', 'text'])).toEqual([
      20,
      '2026-11-24T12:00:00.000Z',
      'dec_1.1',
    ]);
  });

  it.each([
    ['is of another order', cursorOf('due', [1, 'infinity', 'x'])],
    ['has too little', cursorOf('urgency', [1, 'infinity'])],
    ['has a number that no column holds', cursorOf('urgency', [2 ** 40, 'infinity', 'x'])],
    ['has a moment that is none', cursorOf('urgency', [1, '2026-02-31', 'x'])],
    ['has a moment that PostgreSQL does not know', cursorOf('urgency', [1, '+010000-01-01T00:00:00.000Z', 'x'])],
    ['has a text that no column holds', cursorOf('urgency', [1, 'infinity', '\0'])],
    ['is no list', encoded({ urgency: 1 })],
    ['is no JSON', '%%%'],
    ['is empty', ''],
  ])('is refused where it %s', (_, mark) => {
    expect(() => cursorValues(mark, 'urgency', ['number', 'moment', 'text'])).toThrow(Refused);
  });
});
