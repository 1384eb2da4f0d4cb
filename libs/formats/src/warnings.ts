import { isContainerNumber, isCountry, type Declaration, type Issue } from '#libs/domain';
import { sameAmount, sumOf } from './amounts.js';
import { inJson, type Remark } from './schema-issues.js';

/**
 * What is odd in a valid declaration without being a reason to refuse it: container numbers with a wrong check digit, countries
 * that ISO 3166 does not know, totals that differ from the sum of the items, item prices in several currencies.
 */
export function warningsOf(declaration: Declaration): Issue[] {
  return oddities(declaration).map(({ path, code, message }) => ({ ...inJson(path), code, message }));
}

/** The same with paths into the domain object, for readers of other formats to translate. */
export function oddities(declaration: Declaration): Remark[] {
  return [...containers(declaration), ...countries(declaration), ...currencies(declaration), ...totals(declaration)];
}

function containers({ containers: numbers }: Declaration): Remark[] {
  return numbers.flatMap((number, index) =>
    isContainerNumber(number)
      ? []
      : {
          path: ['containers', index],
          code: 'container-check-digit',
          message: `${number} is not a container number of ISO 6346, or its check digit is wrong`,
        },
  );
}

function countries(declaration: Declaration): Remark[] {
  const named: [Remark['path'], string | undefined][] = [
    [['dispatchCountry'], declaration.dispatchCountry],
    [['destinationCountry'], declaration.destinationCountry],
    [['transport', 'nationality'], declaration.transport.nationality],
    ...(['declarant', 'representative', 'importer', 'exporter'] as const).map(
      (role): [Remark['path'], string | undefined] => [
        [role, 'address', 'country'],
        declaration[role]?.address?.country,
      ],
    ),
    ...declaration.items.map((item, index): [Remark['path'], string | undefined] => [
      ['items', index, 'origin'],
      item.origin,
    ]),
  ];
  return named.flatMap(([path, code]) =>
    code === undefined || isCountry(code)
      ? []
      : { path, code: 'country-unknown', message: `${code} is not a country code of ISO 3166` },
  );
}

function currencies({ items }: Declaration): Remark[] {
  const used = [...new Set(items.flatMap((item) => item.price?.currency ?? []))];
  if (used.length < 2) return [];
  return [{ path: ['items'], code: 'currency-mixed', message: `item prices are in ${used.join(', ')}` }];
}

function totals(declaration: Declaration): Remark[] {
  const { items, invoiceTotal, totalPackages, totalGrossMassKg } = declaration;
  const sameCurrency = items.every((item) => item.price?.currency === invoiceTotal?.currency);
  const packages = items.flatMap((item) => item.packages).map((each) => each.count?.toString());
  return [
    ...(sameCurrency
      ? differs(
          'invoiceTotal',
          invoiceTotal?.amount,
          items.map((item) => item.price?.amount),
        )
      : []),
    ...differs('totalPackages', totalPackages?.toString(), packages),
    ...differs(
      'totalGrossMassKg',
      totalGrossMassKg,
      items.map((item) => item.grossMassKg),
    ),
  ];
}

/** Only where every part is stated can a sum say anything. */
function differs(total: string, declared: string | undefined, parts: (string | undefined)[]): Remark[] {
  const sum = sumOf(parts);
  if (declared === undefined || parts.length === 0 || sum === undefined || sameAmount(sum, declared)) return [];
  return [{ path: [total], code: 'total-mismatch', message: `${declared} is declared, the items add up to ${sum}` }];
}
