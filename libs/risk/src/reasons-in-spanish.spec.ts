import { Declaration, type Instant, type Reason, type SelectionSettings, type WatchlistContent } from '#libs/domain';
import { featureName, reasonName, reasonTold } from '#libs/words';
import { FEATURES } from './features/features.js';
import { ENTITIES } from './features/keys.js';
import type { Scored } from './decision.js';
import { modelFailed, reasonsOf, relodgedAfter, tellable, THRESHOLDS_MISSING } from './reasons.js';
import { compileRules } from './rules/compile-rules.js';
import { SEED_RULES } from './rules/seed.js';
import type { Scoring } from './score-items.js';

const SETTINGS = { criticalWeight: 5 } as SelectionSettings;
const DECLARATION = Declaration.parse({
  localReference: 'REF-1',
  kind: 'import',
  type: 'IMA',
  office: 'COBOG',
  declarant: { id: 'CO900123456' },
  importer: { id: 'CO900123456' },
  items: [{ number: 1, commodityCode: '85109000' }],
});
const scoring = (parts: Partial<Scoring> = {}): Scoring => ({
  priorities: [],
  priority: null,
  order: [],
  scores: [],
  challengers: [],
  contributions: [],
  decisive: undefined,
  failed: [],
  ...parts,
});
const score = (probability: number, target: Scored['target'] = 'fraud'): Scored => ({
  model: `m-${target}`,
  target,
  probability,
  item: 2,
});

/** Sentences that an officer reads in Spanish as they are in English, of any of these reasons. */
const notInSpanish = (reasons: readonly Pick<Reason, 'purpose' | 'expectedFinding' | 'instruction'>[]): string[] =>
  reasons.flatMap((reason) => {
    const told = reasonTold(reason, 'es');
    return (['purpose', 'expectedFinding', 'instruction'] as const)
      .filter((part) => told[part] === reason[part])
      .map((part) => reason[part]);
  });

describe('an officer who reads Spanish', () => {
  it('reads every initial rule in Spanish', () => {
    expect(notInSpanish(SEED_RULES)).toEqual([]);
    expect(SEED_RULES.filter(({ id }) => reasonName(id, 'es') === undefined)).toEqual([]);
  });

  it('reads in Spanish why goods were selected apart from rules', () => {
    const made = [
      ...reasonsOf(['random', 'exploration', 'inspection'], scoring({ scores: [score(0.3)] }), SETTINGS),
      relodgedAfter('26COL64FNZSXWK7VR0'),
      modelFailed('fraud'),
      modelFailed('critical'),
      THRESHOLDS_MISSING,
      ...tellable(Array.from({ length: 60 }, (_, index) => ({ ...SEED_RULES[0]!, rule: `rule-${index}` }))),
    ];
    expect(notInSpanish(made)).toEqual([]);
    const own = made.map(({ rule }) => rule).filter((rule) => !/^rule-\d+$/.test(rule));
    expect(own.filter((rule) => reasonName(rule, 'es') === undefined)).toEqual([]);
  });

  it('reads in Spanish that a rule failed, and what it was for', () => {
    const rules = compileRules([{ ...SEED_RULES[0]!, condition: 'unreadable' }], []);
    const { failures } = rules.evaluate(DECLARATION, [], 'COBOG', '2026-11-24T12:00:00.000Z' as Instant);
    expect(failures).toHaveLength(1);
    expect(notInSpanish(failures)).toEqual([]);
    expect(reasonTold(failures[0]!, 'es').purpose).toContain('Seguridad: los explosivos');
    expect(reasonName(failures[0]!.rule, 'es')).toBe('La regla falló: Armas y explosivos');
  });

  it('reads in Spanish that watchlists could not be looked up, and what they are for', () => {
    const entry = {
      id: 'goods',
      subject: { kind: 'goods', prefixes: ['85'] },
      validFrom: '2026-01-01T00:00:00.000Z',
      validTo: '2027-01-01T00:00:00.000Z',
    } as unknown as WatchlistContent;
    const broken = { ...DECLARATION, items: undefined } as unknown as Declaration;
    const { failures } = compileRules([], [entry]).evaluate(broken, [], 'COBOG', '2026-11-24T12:00:00.000Z' as Instant);
    expect(failures.map(({ rule }) => rule)).toEqual(['rule-failed:watchlists']);
    expect(notInSpanish(failures)).toEqual([]);
    expect(reasonTold(failures[0]!, 'es').purpose).toContain('Si una lista de vigilancia nombra');
    expect(reasonName(failures[0]!.rule, 'es')).toBe('Las listas de vigilancia fallaron');
  });

  it.each([
    [0.96, 'casi todas las mercancías'],
    [0.7, 'cerca de 7 de cada 10 mercancías'],
    [0.25, 'cerca de 1 de cada 4 mercancías'],
    [0.001, 'menos de 1 de cada 200 mercancías'],
  ])('reads how often a model expects a finding: %s', (probability, said) => {
    const [reason] = reasonsOf(['scan'], scoring({ scores: [score(probability)] }), SETTINGS);
    expect(reasonTold(reason!, 'es').purpose).toBe(
      `El modelo, hecho de resultados de controles anteriores, espera un hallazgo en ${said} como la del ítem 2`,
    );
  });

  it('reads what several features tell alike once', () => {
    const features = ['rate-importer', 'days-since-importer', 'expedited'];
    const [reason] = reasonsOf(
      ['inspection'],
      scoring({
        scores: [score(0.3)],
        contributions: features.map((feature) => ({ model: 'm-fraud', feature, value: null, contribution: 1 })),
        decisive: {
          item: {} as never,
          features: Float64Array.from(FEATURES, (name) => (name === 'results-importer' ? 0 : NaN)),
        },
      }),
      SETTINGS,
    );
    expect(reasonTold(reason!, 'es').purpose).toMatch(
      /eleva: mercancía de este importador: sin ningún control hasta ahora; no es envío urgente$/,
    );
  });

  it.each(['missing', 0, 1, 2.5])(
    'reads what raised a score in Spanish, whatever the feature, of value %s',
    (value) => {
      const row = new Float64Array(FEATURES.length).fill(value === 'missing' ? NaN : Number(value));
      const english = ENTITIES.map(({ phrase }) => phrase);
      for (const feature of FEATURES) {
        const [reason] = reasonsOf(
          ['inspection'],
          scoring({
            scores: [score(0.3, 'critical')],
            contributions: [{ model: 'm-critical', feature, value: null, contribution: 1 }],
            decisive: { item: {} as never, features: row },
          }),
          SETTINGS,
        );
        const { purpose } = reasonTold(reason!, 'es');
        const [, raisedInEnglish = ''] = reason!.purpose.split('What raised that most: ');
        const [, raised = ''] = purpose.split('. Lo que más lo eleva: ');
        expect(raised).not.toBe('');
        expect([feature, raised]).not.toEqual([feature, raisedInEnglish]);
        expect(english.filter((phrase) => raised.includes(phrase))).toEqual([]);
      }
    },
  );

  it.each(['es', 'en'] as const)('reads what each feature is called, each by another name: %s', (language) => {
    const names = FEATURES.map((feature) => featureName(feature, language));
    expect(new Set(names).size).toBe(FEATURES.length);
    expect(FEATURES.filter((feature, index) => names[index] === feature)).toEqual([]);
    for (const { name, phrase } of ENTITIES) expect(featureName(`rate-${name}`, 'en')).toContain(`${phrase}: `);
  });

  it('reads as it was written what the risk unit wrote', () => {
    const own = { purpose: 'Contrabando de ganado', expectedFinding: 'Cattle', instruction: 'Count' };
    expect(reasonTold(own, 'es')).toEqual(own);
    expect(reasonName('cattle', 'es')).toBeUndefined();
  });

  it('reads what the author translated, and the rest as it was written', () => {
    const own = { purpose: 'Cattle smuggled', expectedFinding: 'Cattle', instruction: 'Count' };
    const translations = { es: { purpose: 'Contrabando de ganado' } };
    expect(reasonTold({ ...own, translations }, 'es')).toEqual({ ...own, purpose: 'Contrabando de ganado' });
    expect(reasonTold({ ...own, translations }, 'en')).toEqual(own);
  });

  it('and one who reads English reads what is on record', () => {
    const { purpose, expectedFinding, instruction } = SEED_RULES[0]!;
    expect(reasonTold(SEED_RULES[0]!, 'en')).toEqual({ purpose, expectedFinding, instruction });
  });
});
