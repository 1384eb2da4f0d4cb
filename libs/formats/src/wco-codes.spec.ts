import { isAdvance, kindOf, paymentMethod } from './wco-codes.js';

describe('the kind of a declaration', () => {
  it.each([
    ['IMA', false, '40', 'import'],
    ['EXA', true, '10', 'export'],
    ['COA', false, '40', 'import'],
    ['COA', true, '00', 'export'],
    ['COD', false, '10', 'export'],
    ['EUA', false, '31', 'export'],
    ['T1', false, '', 'transit'],
    ['T2F', false, '', 'transit'],
    ['ZZA', false, '40', undefined],
  ])('of type %s (office of exit: %s, procedure %s) is %s', (type, exit, procedure, kind) => {
    expect(kindOf(type, exit, procedure)).toBe(kind);
  });
});

describe('goods are awaited', () => {
  it.each(['IMD', 'IME', 'IMF', 'IMK', 'EXD', 'COF'])('with type %s', (type) => {
    expect(isAdvance(type)).toBe(true);
  });
  it.each(['IMA', 'IMB', 'IMC', 'IMJ', 'IMY', 'IMZ', 'D', 'B11'])('not with type %s', (type) => {
    expect(isAdvance(type)).toBe(false);
  });
});

describe('the strictest method of payment decides', () => {
  it.each([
    [[], 'none'],
    [['E', 'E'], 'deferred'],
    [['E', 'S'], 'guarantee'],
    [['S', 'E', 'A'], 'cash'],
    [['?'], 'cash'],
    [['EE'], 'cash'],
  ])('%j is %s', (codes, method) => {
    expect(paymentMethod(codes)).toBe(method);
  });
});
