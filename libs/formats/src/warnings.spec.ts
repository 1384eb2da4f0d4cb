import { Declaration } from '#libs/domain';
import { warningsOf } from './warnings.js';

const declaration = (more: object) =>
  Declaration.parse({
    localReference: 'A',
    kind: 'export',
    type: 'EXA',
    office: 'O',
    declarant: { id: 'D' },
    items: [
      { number: 1, commodityCode: '850910', grossMassKg: '1.5', price: { amount: '0.1', currency: 'GBP' } },
      { number: 2, commodityCode: '850910', grossMassKg: '2.25', price: { amount: '0.2', currency: 'GBP' } },
    ],
    ...more,
  });

const codes = (more: object) => warningsOf(declaration(more)).map(({ path, code }) => `${path} ${code}`);

describe('warnings', () => {
  it('are none where totals are the sums, to the last decimal and however written', () => {
    expect(codes({ invoiceTotal: { amount: '0.30', currency: 'GBP' }, totalGrossMassKg: '3.750' })).toEqual([]);
  });

  it('name totals that differ', () => {
    expect(codes({ invoiceTotal: { amount: '0.31', currency: 'GBP' }, totalGrossMassKg: '3.74' })).toEqual([
      '/invoiceTotal total-mismatch',
      '/totalGrossMassKg total-mismatch',
    ]);
  });

  it('compare packages only where every package is counted', () => {
    const item = { number: 1, commodityCode: '850910' };
    expect(codes({ totalPackages: 5, items: [{ ...item, packages: [{ count: 2 }, { count: 2 }] }] })).toEqual([
      '/totalPackages total-mismatch',
    ]);
    expect(codes({ totalPackages: 5, items: [{ ...item, packages: [{ count: 2 }, { type: 'VL' }] }] })).toEqual([]);
  });

  it('name prices in several currencies, and do not add them up', () => {
    const price = (currency: string) => ({ amount: '1', currency });
    const items = [
      { number: 1, commodityCode: '850910', price: price('GBP') },
      { number: 2, commodityCode: '850910', price: price('EUR') },
    ];
    expect(codes({ items, invoiceTotal: price('GBP') })).toEqual(['/items currency-mixed']);
  });

  it('name countries that ISO 3166 does not know, in every place', () => {
    expect(
      codes({
        transport: { mode: 'sea', nationality: 'QQ' },
        exporter: { id: 'E', address: { country: 'ZU' } },
        items: [{ number: 1, commodityCode: '850910', origin: 'ZN' }],
      }),
    ).toEqual([
      '/transport/nationality country-unknown',
      '/exporter/address/country country-unknown',
      '/items/0/origin country-unknown',
    ]);
  });
});
