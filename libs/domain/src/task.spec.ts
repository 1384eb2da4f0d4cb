import { formOf, itemsNotDeclared, type HoldKind } from './index.js';

const FINDING = { code: 'undervaluation', description: 'half the price' };
const FOUND = { reasonResults: [{ rule: 'price-low', result: 'found' }] };
const accepts = (kind: HoldKind, form: object): boolean => formOf(kind).safeParse(form).success;

describe('a control that found what a reason looks for', () => {
  it.each<[HoldKind, string]>([
    ['documents', 'conforming'],
    ['inspection', 'conforming'],
    ['audit', 'conforming'],
  ])('of %s names a finding where it is %s', (kind, outcome) => {
    expect(accepts(kind, { outcome, ...FOUND })).toBe(false);
    expect(accepts(kind, { outcome, ...FOUND, findings: [FINDING] })).toBe(true);
    expect(accepts(kind, { outcome, reasonResults: [{ rule: 'price-low', result: 'not-found' }] })).toBe(true);
  });

  it('by a scan is suspicious', () => {
    expect(accepts('scan', { outcome: 'clear', ...FOUND, findings: [FINDING] })).toBe(false);
    expect(accepts('scan', { outcome: 'clear', findings: [FINDING] })).toBe(true);
  });

  it('needs none where it sends the goods on to a stricter one', () => {
    expect(accepts('documents', { outcome: 'raise', raiseTo: 'red', note: 'look inside', ...FOUND })).toBe(true);
    expect(accepts('scan', { outcome: 'suspicious', ...FOUND })).toBe(true);
  });
});

describe('whoever raises to another control', () => {
  it('says why, for whoever does it', () => {
    expect(accepts('documents', { outcome: 'raise', raiseTo: 'red' })).toBe(false);
    expect(accepts('documents', { outcome: 'raise', raiseTo: 'red', note: '  ' })).toBe(false);
    expect(accepts('documents', { outcome: 'raise', raiseTo: 'red', note: 'the marks of origin' })).toBe(true);
  });
});

describe('items that a form names', () => {
  it('are those declared, wherever it names them; a finding may be of the whole declaration', () => {
    const form = { findings: [{ item: 1 }, { item: 7 }, {}], counted: [{ item: 2 }, { item: 1 }] };
    expect(itemsNotDeclared(form, [1])).toEqual([
      ['findings', 1, 'item'],
      ['counted', 0, 'item'],
    ]);
    expect(itemsNotDeclared({ decision: 'continue' }, [1])).toEqual([]);
  });
});

describe('an inspection', () => {
  const IMAGE = 'ab'.repeat(32);
  const NOON = '2026-11-24T12:00:00.000Z';
  const conforming = { outcome: 'conforming' };

  it('may tell what was counted, which containers and seals were read, and keep photographs and signatures', () => {
    const told = {
      counted: [{ item: 1, packages: 12, grossMassKg: '120.5' }],
      containers: ['CSQU3054383'],
      seals: ['HS-77812'],
      photographs: [{ image: IMAGE, takenAt: NOON, position: { latitude: 10.4, longitude: -75.5, accuracyM: 12 } }],
      signatures: [{ image: IMAGE, name: 'Iván Puello', capacity: 'inspector', signedAt: NOON }],
    };
    expect(formOf('inspection').parse({ ...conforming, ...told })).toMatchObject(told);
  });

  it('takes no photograph of the future, none from nowhere on earth, and no signature of nobody', () => {
    const photograph = { image: IMAGE, takenAt: NOON };
    const wrong = [
      { photographs: [{ ...photograph, takenAt: '2199-01-01T00:00:00.000Z' }] },
      { photographs: [{ ...photograph, position: { latitude: 91, longitude: 0 } }] },
      { signatures: [{ image: IMAGE, name: ' ', capacity: 'inspector', signedAt: NOON }] },
    ];
    for (const each of wrong) expect(accepts('inspection', { ...conforming, ...each })).toBe(false);
  });

  it('that tells none of it is kept as before there was any', () => {
    expect(formOf('inspection').parse(conforming)).toEqual({
      outcome: 'conforming',
      extent: 'partial',
      seals: [],
      findings: [],
      reasonResults: [],
    });
  });
});
