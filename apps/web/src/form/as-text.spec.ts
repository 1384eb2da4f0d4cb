import { asText } from './as-text.js';
import { texts } from './texts.js';

describe('a form as text', () => {
  it('tells every part that was typed, under its name', () => {
    const filled = {
      outcome: 'nonconforming',
      findings: [{ code: 'undervaluation', item: 2, description: 'half the price' }],
      seals: ['CO-1', 'CO-2'],
      amount: { amount: '10000', currency: 'COP' },
      unheardOf: 'kept all the same',
    };
    expect(asText(texts.en, filled)).toBe(
      [
        'Outcome: Nonconforming',
        'Findings:',
        '  Finding: Undervaluation',
        '  Item (empty: the whole declaration): 2',
        '  Description: half the price',
        'Seals: CO-1',
        'Seals: CO-2',
        'Amount: 10000 COP',
        'unheardOf: kept all the same',
      ].join('\n'),
    );
  });
});
