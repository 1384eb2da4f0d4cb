import { createHash } from 'node:crypto';
import { canonical, instant, type SelectionSettings } from '#libs/domain';
import {
  areEnough,
  FEATURE_SET,
  priorityByScores,
  priorityOf,
  thresholdsFor,
  thresholdsForAll,
  withPriority,
  type Recent,
  type ScoringModel,
  type Thresholds,
  type ThresholdValues,
} from '#libs/risk';
import {
  decidedItems,
  modelsInForce,
  recentDecisions,
  recentOffices,
  selectionInForce,
  setThresholds,
  versionInForce,
  type ModelsInForce,
  type RecentDecision,
  type SelectionInForce,
} from '#libs/store';
import { Context } from '@temporalio/activity';
import type pg from 'pg';
import type { RiskMeans } from './means.js';

/** Thresholds are set by the declarations of so many days: four weeks have each weekday as often. */
const DAYS = 28;
/** Offices without thresholds of their own follow these. */
const EVERY_OFFICE = '*';

export interface ThresholdKeeping {
  /**
   * Set each office's thresholds so that the work to be expected meets its capacity; where it had too few declarations to tell, by
   * those of all offices together, which under `*` are for offices that have none yet. Offices without recent declarations keep those
   * that they have.
   *
   * @returns offices whose thresholds changed
   */
  setAllThresholds(): Promise<string[]>;
}

/** What changes in force while thresholds are computed may bear on them: they are computed again, so many times at most. */
const ATTEMPTS = 5;

export function thresholdKeeping({ pool, sealing }: Pick<RiskMeans, 'pool' | 'sealing'>): ThresholdKeeping {
  return {
    async setAllThresholds() {
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        const version = await versionInForce(pool);
        const { champions } = await modelsInForce(pool);
        const inForce = await selectionInForce(pool, (sealed) => sealing.open(sealed));
        const changed = await setThresholds(pool, await compute(pool, champions, inForce), version);
        if (changed) return changed;
      }
      throw new Error('Whatever is in force changed each time while thresholds were computed.');
    },
  };
}

async function compute(
  pool: pg.Pool,
  champions: Champions,
  { settings, thresholds: former }: Pick<SelectionInForce, 'settings' | 'thresholds'>,
): Promise<Thresholds[]> {
  const versions = Object.values(champions).map(({ version }) => version);
  const defaults = settings.get(EVERY_OFFICE);
  if (!defaults) throw new Error('There are no settings.');
  const offices = await recentOffices(pool, DAYS);
  const measured: { office: string; own: SelectionSettings; recent: Recent[]; perDay: number }[] = [];
  const everywhere: Recent[] = [];
  let perDayEverywhere = 0;
  for (const office of offices) {
    Context.current().heartbeat(office);
    const own = settings.get(office) ?? defaults;
    const { decisions, perDay } = await recentDecisions(pool, office, DAYS, versions, FEATURE_SET, own.random);
    const recent = await withPresentPriorities(pool, decisions, champions, own);
    measured.push({ office, own, recent, perDay });
    const isAsElsewhere = own.criticalWeight === defaults.criticalWeight;
    for (const each of isAsElsewhere ? recent : await withPresentPriorities(pool, decisions, champions, defaults))
      everywhere.push(each);
    perDayEverywhere += perDay;
  }
  const ofAll = (own: SelectionSettings) => thresholdsForAll(everywhere, perDayEverywhere / offices.length, own);
  const computed = measured.map(({ office, own, recent, perDay }) =>
    thresholds(office, areEnough(recent, perDay, own) ? thresholdsFor(recent, perDay, own) : ofAll(own)),
  );
  // Where nothing came yet, nobody is taken by priority: thresholds that say so, and not missing ones.
  const isIdle = offices.length === 0 && former.has(EVERY_OFFICE);
  return isIdle ? [] : [...computed, thresholds(EVERY_OFFICE, ofAll(defaults))];
}

function thresholds(office: string, values: ThresholdValues): Thresholds {
  const at = instant(Date.now());
  const version = createHash('sha256').update(canonical({ office, at })).digest('hex').slice(0, 12);
  return { office, version, at, ...values };
}

/** So many decisions' features are held at once. */
const BATCH = 1_000;

type Champions = ModelsInForce['champions'];

/** Decisions with the priority that the present models and settings give: thresholds are for those that decide now. */
async function withPresentPriorities(
  pool: pg.Pool,
  decisions: readonly RecentDecision[],
  { fraud, critical }: Champions,
  settings: SelectionSettings,
): Promise<Recent[]> {
  const recent: Recent[] = decisions
    .filter(({ outdated }) => !outdated)
    .map((decision) => withPriority(decision, priorityByScores(decision.scores, settings) ?? decision.priority));
  const outdated = decisions.filter((each) => each.outdated);
  for (let from = 0; from < outdated.length; from += BATCH) {
    const batch = outdated.slice(from, from + BATCH);
    const items = await decidedItems(pool, batch);
    batch.forEach((decision, index) => {
      const priorities = (items[index] ?? []).map((row) =>
        priorityOf(chance(fraud, row), chance(critical, row), settings),
      );
      const known = priorities.filter((priority) => priority !== null);
      recent.push(withPriority(decision, known.length === 0 ? null : Math.max(...known)));
    });
    Context.current().heartbeat();
  }
  return recent;
}

/** A model that fails says nothing here: declarations that it should have scored go to the safer lane. */
function chance(model: ScoringModel | undefined, row: Float64Array): number | undefined {
  try {
    return model?.probability(row);
  } catch {
    return undefined;
  }
}
