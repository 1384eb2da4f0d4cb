import { Decimal } from 'decimal.js';
import { z } from 'zod';
import type { Declaration, Issue, TransportMode } from '#libs/domain';
import type { Names } from './message.js';
import { checkDeclaration, type Remark } from './schema-issues.js';
import { bare, placeOf, Sourced, type Place } from './sourced.js';
import { lineFinder } from './xml-tree.js';
import { oddities } from './warnings.js';

/** Columns that a row needs; the currency of its price and the two labels may be missing. */
export const COLUMNS = [
  'Declaration ID',
  'Date',
  'Office ID',
  'Process Type',
  'Import Type',
  'Import Use',
  'Payment Type',
  'Mode of Transport',
  'Declarant ID',
  'Importer ID',
  'Seller ID',
  'Courier ID',
  'HS6 Code',
  'Country of Departure',
  'Country of Origin',
  'Tax Rate',
  'Tax Type',
  'Country of Origin Indicator',
  'Net Mass',
  'Item Price',
] as const;

type Column = (typeof COLUMNS)[number] | 'Currency' | 'Fraud' | 'Critical Fraud';

/** What the inspection found, as the data set tells it. */
export interface Labels {
  fraud: boolean;
  critical: boolean;
}

/** A row as a declaration, or everything that is wrong with it, and what it says all the same. Issues name the column. */
export type RowResult =
  | { ok: true; declaration: Declaration; warnings: Issue[]; officeAt: Place; date: string; labels?: Labels }
  | ({ ok: false; issues: Issue[]; said?: unknown } & Names);

/** The codes are UN/ECE Recommendation 19 times ten; 90 is other there, and the data set does not say what it means by it. */
const MODES = new Map<string, TransportMode>([
  ['10', 'sea'],
  ['20', 'rail'],
  ['30', 'road'],
  ['40', 'air'],
  ['50', 'post'],
  ['90', 'unknown'],
]);

const ASSUMED = 'there is no column Currency, so the price is taken to be in KRW';

/**
 * A row of the Customs Declaration Datasets as an import declaration of one item. All codes are texts. The file does not say
 * whether money must come in before release (Payment Type is not explained), so payment is `deferred`. Its prices are in KRW, the
 * currency of the administration, which a row without a column `Currency` is warned of. Import Use, Payment Type and the indicator of origin have no place in the domain.
 */
export function declarationOfRow(row: ReadonlyMap<string, string>, line: number): RowResult {
  const value = (column: Column) => row.get(column)?.trim() || undefined;
  const cell = (column: Column, read: (text: string) => unknown = (text) => text) => {
    const text = value(column);
    return new Sourced(text === undefined ? undefined : read(text), column);
  };
  const partyOf = (column: Column) => value(column) && new Sourced({ id: cell(column) }, column);
  const hasCurrency = row.has('Currency');
  const currency = hasCurrency ? cell('Currency') : 'KRW';
  const tree = {
    localReference: cell('Declaration ID'),
    kind: 'import',
    type: new Sourced(`${value('Process Type') ?? ''}${value('Import Type') ?? ''}`, 'Process Type'),
    office: cell('Office ID'),
    declarant: new Sourced(value('Declarant ID') && { id: cell('Declarant ID') }, 'Declarant ID'),
    importer: new Sourced(value('Importer ID') && { id: cell('Importer ID') }, 'Importer ID'),
    exporter: partyOf('Seller ID'),
    transport: { mode: cell('Mode of Transport', (code) => MODES.get(code) ?? code) },
    dispatchCountry: cell('Country of Departure'),
    payment: { method: 'deferred' },
    expedited: value('Courier ID') !== undefined,
    items: [
      {
        number: 1,
        commodityCode: cell('HS6 Code'),
        origin: cell('Country of Origin'),
        netMassKg: cell('Net Mass'),
        price: new Sourced({ amount: cell('Item Price', withoutFloatNoise), currency }, 'Item Price'),
        taxes: [{ type: cell('Tax Type'), rate: cell('Tax Rate') }],
      },
    ],
  };
  const issueOf = ({ path, code, message }: Remark): Issue => ({
    ...placeOf(lineFinder(''), tree, path),
    code,
    message,
    line,
  });
  const said = bare(tree);
  const checked = checkDeclaration(said);
  const date = value('Date') ?? '';
  const labels = labelsOf(value('Fraud'), value('Critical Fraud'));
  const issues = [
    ...(checked.ok ? [] : checked.remarks.map(issueOf)),
    ...(z.iso.date().safeParse(date).success
      ? []
      : [{ path: 'Date', code: 'invalid', message: 'must be a date, YYYY-MM-DD', line }]),
    ...(labels === 'invalid'
      ? [{ path: 'Fraud', code: 'invalid', message: 'labels are 0 or 1, and 0, 1 or 2', line }]
      : []),
  ];
  if (!checked.ok || labels === 'invalid' || issues.length > 0)
    return { ok: false, issues, said, declarant: value('Declarant ID'), localReference: value('Declaration ID') };
  const { declaration } = checked;
  const assumed = hasCurrency ? [] : [{ path: 'Item Price', code: 'currency-assumed', message: ASSUMED, line }];
  const warnings = [...oddities(declaration).map(issueOf), ...assumed];
  return { ok: true, declaration, warnings, officeAt: { path: 'Office ID' satisfies Column, line }, date, labels };
}

/** Prices were written from binary floats (`241.58000000000004`); six digits behind the point keep the amount and drop the noise. */
function withoutFloatNoise(text: string): string {
  return /^\d{1,16}\.\d{7,20}$/.test(text) ? new Decimal(text).toDecimalPlaces(6).toFixed() : text;
}

function labelsOf(fraud: string | undefined, critical: string | undefined): Labels | undefined | 'invalid' {
  if (fraud === undefined && critical === undefined) return undefined;
  if (!/^[01]$/.test(fraud ?? '') || !/^[012]$/.test(critical ?? '0')) return 'invalid';
  return { fraud: fraud === '1', critical: critical === '2' };
}
