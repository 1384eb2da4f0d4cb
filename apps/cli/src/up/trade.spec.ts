import { demoAgencies } from '#libs/calendar';
import { instant } from '#libs/domain';
import {
  agenciesFor,
  checkCondition,
  columnsOf,
  FEATURE_SET,
  FEATURES,
  judge,
  pastOnlyFeatures,
  riskItemsOf,
  scoringModel,
  type ScoringModel,
  type Target,
} from '#libs/risk';
import { doJob } from '#libs/training';
import { waitingRule } from './history.js';
import { FIRST_PART, LAST_REFERENCE, SECOND_PART, trade } from './trade.js';
import { waiting } from './waiting.js';

const rows = [...trade()];
/** As results come in: everything of the first part, about half of the second. */
const seen = rows.filter(({ number }) => number <= FIRST_PART || (number <= SECOND_PART && number % 2 === 0));
const MINUTE_MS = 60_000;
const labelled = seen.map(({ declaration, truth, number }) => {
  const [item] = riskItemsOf(declaration);
  if (!item) throw new Error(`Row ${number} has no goods.`);
  return { at: number * MINUTE_MS, item, result: truth, declaration };
});
const features = pastOnlyFeatures(labelled, new Map());
const first = seen.findIndex(({ number }) => number > FIRST_PART);

/** A model that learnt from the first four fifths of so many results, and how it does on the last beside the champion. */
async function trained(of: Target, count: number, champion?: ScoringModel) {
  const cut = Math.floor(count * 0.8);
  const labels = Uint8Array.from(labelled, ({ result }) => Number(of === 'fraud' ? result.fraud : result.critical));
  const artefact = await doJob('train', {
    target: of,
    columns: columnsOf(features.slice(0, cut)),
    labels: labels.slice(0, cut),
    at: Float64Array.from(labelled.slice(0, cut), ({ at }) => at),
    weights: new Float64Array(cut).fill(1),
    ...{ seed: 1, author: 'ramiro', madeAt: instant(0), origin: 'invented trade' },
  });
  const model = scoringModel(artefact, { id: FEATURE_SET, names: FEATURES });
  const judged = features.slice(cut, count);
  const scored = (by: ScoringModel) => Float64Array.from(judged, (row) => by.probability(row));
  const trial = {
    labels: labels.slice(cut, count),
    declarations: Int32Array.from(judged, (_, index) => index),
    challenger: scored(model),
    champion: champion ? scored(champion) : null,
    random: new Uint8Array(judged.length).fill(1),
  };
  return { model, judgement: judge(trial, 0.3, 1) };
}

describe('the trade that a demo is filled with', () => {
  it('is the same every time, each declaration under a reference of its own', () => {
    expect([...trade()]).toEqual(rows);
    expect(new Set(rows.map(({ declaration }) => declaration.localReference)).size).toBe(rows.length);
    expect(rows.at(-1)?.declaration.localReference).toBe(LAST_REFERENCE);
  });

  it('waits for no agency, and neither does what is left for people of single offices', () => {
    const all = [...rows, ...waiting()].map(({ declaration }) => declaration);
    expect(all.flatMap((declaration) => agenciesFor(declaration, demoAgencies))).toEqual([]);
  });

  it('comes with a rule that can be tried, for what came up in its second part', () => {
    const { condition, id } = waitingRule(Date.UTC(2026, 10, 24));
    expect([id, checkCondition(condition, FEATURES)]).toEqual(['small-courier-consignments', []]);
  });

  it('has something to learn in its first part, and something more after that', async () => {
    const champion = await trained('fraud', first);
    expect(champion.judgement).toMatchObject({ better: true });
    expect((await trained('fraud', seen.length, champion.model)).judgement).toMatchObject({ better: true });
    expect((await trained('critical', seen.length)).judgement).toMatchObject({ better: true });
  }, 60_000);
});
