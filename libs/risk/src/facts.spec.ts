import { Declaration } from '#libs/domain';
import { factsOf } from './index.js';

const flowers = {
  localReference: 'REF-1',
  kind: 'export',
  type: 'EXA',
  office: 'COBOG',
  declarant: { id: 'CO900123456', name: 'Flores de la Sabana' },
  representative: { id: 'CO800555111' },
  authorisations: [{ type: 'CGU' }, { type: 'AEOF' }],
  transport: { mode: 'air' },
  payment: { method: 'none' },
  expedited: true,
  items: [
    { number: 1, commodityCode: '0603110000', procedure: { current: '10', previous: '00' } },
    { number: 2, commodityCode: '4819100000', procedure: { current: '10', previous: '40' } },
    { number: 3, commodityCode: '060319' },
  ],
};
const context = { office: 'CONAC', agencies: ['INVIMA', 'ICA'] };

it('reduces a declaration to what the procedure must know of it, without names', () => {
  expect(factsOf(Declaration.parse(flowers), context)).toEqual({
    localReference: 'REF-1',
    declarant: 'CO900123456',
    representative: 'CO800555111',
    kind: 'export',
    type: 'EXA',
    office: 'CONAC',
    mode: 'air',
    procedure: '1000',
    chapters: ['06', '48'],
    advance: false,
    payment: 'none',
    agencies: ['ICA', 'INVIMA'],
    aeo: true,
    perishable: true,
    expedited: true,
    items: 3,
    goods: expect.stringMatching(/^[0-9a-f]{16}$/) as string,
    debt: expect.stringMatching(/^[0-9a-f]{16}$/) as string,
  });
});

it.each([
  ['01', true],
  ['04', true],
  ['05', false],
  ['08', true],
  ['09', false],
])('tells whether goods of chapter %s spoil: %s', (chapter, perishable) => {
  const items = [{ number: 1, commodityCode: `${chapter}0100` }];
  expect(factsOf(Declaration.parse({ ...flowers, items }), context).perishable).toBe(perishable);
});

it('says nothing of procedure or representative where the declaration does not', () => {
  const items = [{ number: 1, commodityCode: '851090' }];
  const facts = factsOf(Declaration.parse({ ...flowers, representative: undefined, items }), context);
  expect(facts).toMatchObject({ procedure: null, representative: null, perishable: false });
});
