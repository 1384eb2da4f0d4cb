import { Declaration } from '#libs/domain';
import { warningsOf } from '#libs/formats';
import { byTemplate } from './by-template.js';
import { said } from './said-texts.js';

const { messages } = said.es;

describe('what the system says of what was lodged', () => {
  it('is told with what it names, and only where the whole of it is known', () => {
    expect(byTemplate(messages, 'is required')).toBe('Falta.');
    expect(byTemplate(messages, '5 is declared, the items add up to 4')).toBe('Se declara 5; los ítems suman 4.');
    expect(byTemplate(messages, 'item prices are in GBP, $1')).toBe('Los precios de los ítems están en GBP, $1.');
    expect(byTemplate(messages, 'so 5 is declared')).toBeUndefined();
    expect(byTemplate({ '{} and {}': '{} y {}' }, '{} and B')).toBe('{} y B');
  });

  it('names as much in Spanish as in English', () => {
    const places = (text: string) => text.split('{}').length;
    expect(Object.entries(messages).filter(([en, es]) => places(en) !== places(es))).toEqual([]);
  });

  it('has words for every warning of a declaration', () => {
    const item = { commodityCode: '850910', packages: [{ count: 2 }] };
    const declaration = Declaration.parse({
      ...{ localReference: 'A', kind: 'export', type: 'EXA', office: 'O', declarant: { id: 'D' } },
      ...{ containers: ['MSCU1234567'], dispatchCountry: 'ZN', totalPackages: 5 },
      items: [
        { ...item, number: 1, price: { amount: '1', currency: 'GBP' } },
        { ...item, number: 2, price: { amount: '1', currency: 'EUR' } },
      ],
    });
    const warnings = warningsOf(declaration);
    expect(warnings).toHaveLength(4);
    expect(warnings.filter(({ message }) => byTemplate(messages, message) === undefined)).toEqual([]);
  });
});
