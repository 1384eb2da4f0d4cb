import { decimalOf, exactly } from './exactly.js';

describe('numbers as people write them', () => {
  it.each([
    ['es', '1.200,5', '1200.5'],
    ['es', '1200,5', '1200.5'],
    ['es', '1.200.500', '1200500'],
    // Taken as the contract takes it; the form shows beside the field how it is read.
    ['es', '1.200', '1.200'],
    ['es', '1,200.5', '1200.5'],
    ['es', '1,200', '1.200'],
    ['es', 'doce', 'doce'],
    ['en', '1,200.5', '1200.5'],
    ['en', '1,200', '1200'],
    ['en', '1.200,5', '1200.5'],
    ['en', '10.000,00', '10000.00'],
    ['en', '1200,5', '1200,5'],
  ] as const)('are taken as the language writes them (%s: %s)', (language, written, taken) => {
    expect(decimalOf(written, language)).toBe(taken);
  });

  it('are found wherever they stand, and commodity codes lose their points; nothing else changes', () => {
    const filled = {
      localReference: '1.200,5',
      items: [
        { commodityCode: '0202.30.00', grossMassKg: '1.200,5', price: { amount: '10,5', currency: 'EUR' }, number: 1 },
      ],
    };
    expect(exactly(filled, 'es')).toEqual({
      localReference: '1.200,5',
      items: [
        { commodityCode: '02023000', grossMassKg: '1200.5', price: { amount: '10.5', currency: 'EUR' }, number: 1 },
      ],
    });
  });
});
