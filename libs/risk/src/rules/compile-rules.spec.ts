import { Declaration, type Instant, type VersionedRule, type WatchlistContent } from '#libs/domain';
import { compileRules } from './compile-rules.js';

const at = (text: string): Instant => `${text}T00:00:00.000Z` as Instant;
const told = {
  purpose: 'Purpose',
  expectedFinding: 'Finding',
  instruction: 'Instruction',
  lane: 'orange' as const,
  weight: 30,
  offices: [],
  validFrom: at('2026-01-01'),
  validTo: at('2027-01-01'),
};
const rule = (change: Partial<VersionedRule> = {}): VersionedRule => ({
  id: 'always',
  version: 1,
  condition: 'true',
  waivesDocuments: false,
  ...told,
  ...change,
});
const entry = (id: string, subject: WatchlistContent['subject'], change: Partial<WatchlistContent> = {}) => ({
  id,
  subject,
  ...told,
  ...change,
});

const subject = Declaration.parse({
  localReference: 'REF-1',
  kind: 'import',
  type: 'IMA',
  office: 'COBOG',
  declarant: { id: 'CO900123456' },
  importer: { id: 'CO900123456', name: 'Importadora  del Sur' },
  exporter: { name: 'Nanjing Shoes' },
  dispatchCountry: 'PA',
  items: [
    { number: 1, commodityCode: '640411', origin: 'CN' },
    { number: 2, commodityCode: '850110', origin: 'US' },
  ],
});

function said(
  rules: VersionedRule[],
  watchlists: WatchlistContent[] = [],
  moment = at('2026-06-01'),
  office = 'COBOG',
): string[] {
  const { hits, faults } = compileRules(rules, watchlists).evaluate(subject, [], office, moment);
  expect(faults).toEqual([]);
  return hits.map((reason) => reason.rule);
}

describe('a rule', () => {
  it('applies from the moment when its validity begins until just before it ends', () => {
    expect(said([rule()], [], at('2025-12-31'))).toEqual([]);
    expect(said([rule()], [], at('2026-01-01'))).toEqual(['always']);
    expect(said([rule()], [], at('2027-01-01'))).toEqual([]);
  });

  it('applies at the offices that it names, or at all', () => {
    expect(said([rule({ offices: ['COCTG'] })])).toEqual([]);
    expect(said([rule({ offices: ['COCTG', 'COBOG'] })])).toEqual(['always']);
  });

  it('applies in the highest of its versions that are valid', () => {
    const versions = [rule({ weight: 1 }), rule({ version: 2, weight: 2, validFrom: at('2026-09-01') })];
    const weights = (moment: Instant) =>
      compileRules(versions, [])
        .evaluate(subject, [], 'COBOG', moment)
        .hits.map(({ weight }) => weight);
    expect(weights(at('2026-06-01'))).toEqual([1]);
    expect(weights(at('2026-10-01'))).toEqual([2]);
  });

  it('does not apply in an earlier version at the offices that its highest version leaves out', () => {
    expect(said([rule(), rule({ version: 2, offices: ['COCTG'] })])).toEqual([]);
    expect(said([rule(), rule({ version: 2, offices: ['COBOG'] })])).toEqual(['always']);
  });

  it('waives the control of documents only where it applies and says so', () => {
    const waives = (condition: string) =>
      compileRules([rule({ condition, waivesDocuments: true })], []).evaluate(subject, [], 'COBOG', at('2026-06-01'))
        .waivesDocuments;
    expect([waives('true'), waives('false')]).toEqual([true, false]);
  });
});

describe('a watchlist', () => {
  it.each<[string, WatchlistContent['subject'], boolean]>([
    ['a party by identification', { kind: 'party', id: 'CO900123456' }, true],
    ['a party by name, whatever its case and spaces', { kind: 'party', name: 'IMPORTADORA DEL SUR' }, true],
    ['another party', { kind: 'party', id: 'CO1', name: 'Importadora' }, false],
    ['goods by heading', { kind: 'goods', prefixes: ['99', '6404'] }, true],
    ['other goods', { kind: 'goods', prefixes: ['6405', '64041100'] }, false],
    ['a route', { kind: 'route', origin: 'CN', dispatch: 'PA' }, true],
    ['a country of dispatch', { kind: 'route', dispatch: 'PA' }, true],
    ['an origin', { kind: 'route', origin: 'US' }, true],
    ['another route', { kind: 'route', origin: 'PA', dispatch: 'CN' }, false],
  ])('names %s', (_what, named, found) => {
    expect(said([], [entry('watched', named)])).toEqual(found ? ['watchlist:watched'] : []);
  });

  it('counts only while it is valid, and at its offices', () => {
    const named = { kind: 'party' as const, id: 'CO900123456' };
    expect(said([], [entry('watched', named)], at('2027-01-01'))).toEqual([]);
    expect(said([], [entry('watched', named, { offices: ['COCTG'] })])).toEqual([]);
  });

  it('gives one reason for each entry, however often it is met', () => {
    const entries = [
      entry('b', { kind: 'goods', prefixes: ['64', '85', '6404'] }),
      entry('a', { kind: 'route', dispatch: 'PA' }),
    ];
    expect(said([], entries)).toEqual(['watchlist:a', 'watchlist:b']);
  });

  it('can be asked for in a condition', () => {
    const entries = [
      entry('shoes', { kind: 'goods', prefixes: ['64'] }, { lane: 'green', weight: 0 }),
      entry('way', { kind: 'route', origin: 'CN', dispatch: 'PA' }, { lane: 'green', weight: 0 }),
      entry('trader', { kind: 'party', name: 'Nanjing Shoes' }, { lane: 'green', weight: 0 }),
    ];
    const condition =
      'declaration.exporter.watched && !declaration.importer.watched && declaration.items.exists(i, i.watchedGoods && i.watchedRoute)';
    expect(said([rule({ condition })], entries)).toContain('always');
    expect(said([rule({ condition })], entries.slice(1))).not.toContain('always');
  });
});

it('changes its version with the rules and the watchlists', () => {
  const versions = [
    compileRules([rule()], []),
    compileRules([rule()], []),
    compileRules([rule({ weight: 31 })], []),
    compileRules([rule()], [entry('watched', { kind: 'party', id: 'A' })]),
  ].map(({ version }) => version);
  expect(new Set(versions).size).toBe(3);
  expect(versions[0]).toBe(versions[1]);
});

describe('the reason that a rule or an entry of a watchlist gives', () => {
  const translations = { es: { purpose: 'Propósito' } };
  const party = { kind: 'party' as const, name: 'Nanjing Shoes' };

  it('has the translations that its author wrote', () => {
    const rules = compileRules([rule({ translations })], [entry('shoes', party, { translations })]);
    const { hits } = rules.evaluate(subject, [], 'COBOG', at('2026-06-01'));
    expect(hits.map((hit) => hit.translations)).toEqual([translations, translations]);
  });

  it('is the one that it always was where there are none', () => {
    const { hits } = compileRules([rule()], []).evaluate(subject, [], 'COBOG', at('2026-06-01'));
    expect(Object.keys(hits[0] ?? {})).toEqual(['rule', 'purpose', 'expectedFinding', 'instruction', 'lane', 'weight']);
  });
});
