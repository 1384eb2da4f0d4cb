import { Decimal, isMore } from './money.js';

const refusals = (value: unknown): string[] =>
  Decimal.safeParse(value).error?.issues.map((issue) => issue.message) ?? [];

describe('a decimal number', () => {
  it('is taken as text or as number, and kept as written', () => {
    expect(Decimal.parse('0001000.50')).toBe('0001000.50');
    expect(Decimal.parse(1000.5)).toBe('1000.5');
    expect(Decimal.parse('9999999999999999.999999')).toBe('9999999999999999.999999');
  });

  it('is refused as a number where a number has lost digits that text would keep', () => {
    // Read by JSON as 9007199254740992, 1234567890123456.8 and 1000000000000000.
    for (const written of ['9007199254740993', '1234567890123456.7', '1000000000000000.01'])
      expect(refusals(JSON.parse(written))).toEqual([expect.stringContaining('send it as text')]);
    expect(refusals(123456789012345)).toEqual([]);
  });

  it('is neither negative, nor in powers of ten, nor longer than is kept', () => {
    for (const value of [-1, 1e21, 1e-7, '1e3', '-1', '', '12345678901234567', '0.1234567', NaN, null])
      expect(refusals(value)).toHaveLength(1);
  });

  it('is compared exactly, digit by digit', () => {
    expect(isMore('9007199254740993', '9007199254740992')).toBe(true);
    expect(isMore('1234567890123456.000002', '1234567890123456.000001')).toBe(true);
    expect(isMore('10.50', '10.5')).toBe(false);
    expect(isMore('2', '10')).toBe(false);
    expect(isMore('x', '1')).toBe(false);
  });
});
