import { createHash } from 'node:crypto';
import { canonical, instant } from '#libs/domain';
import {
  FEATURE_SET,
  priorityOf,
  thresholdsFor,
  withPriority,
  type Recent,
  type ScoringModel,
  type SelectionSettings,
} from '#libs/risk';
import {
  decidedItems,
  modelsInForce,
  recentDecisions,
  recentOffices,
  selectionInForce,
  setThresholds,
  type ModelsInForce,
  type RecentDecision,
} from '#libs/store';
import { Context } from '@temporalio/activity';
import type pg from 'pg';
import type { RiskMeans } from './means.js';

/** Thresholds are set by the declarations of so many days: four weeks have each weekday as often. */
const DAYS = 28;

export interface ThresholdKeeping {
  /**
   * Set each office's thresholds so that the work to be expected meets its capacity. Offices without recent declarations keep those
   * that they have.
   *
   * @returns offices whose thresholds changed
   */
  setAllThresholds(): Promise<string[]>;
}

export function thresholdKeeping({ pool, sealing }: Pick<RiskMeans, 'pool' | 'sealing'>): ThresholdKeeping {
  return {
    async setAllThresholds() {
      const { champions } = await modelsInForce(pool);
      const versions = Object.values(champions).map(({ version }) => version);
      const { settings } = await selectionInForce(pool, (sealed) => sealing.open(sealed));
      const changed: string[] = [];
      for (const office of await recentOffices(pool, DAYS)) {
        Context.current().heartbeat(office);
        const own = settings.get(office) ?? settings.get('*');
        if (!own) throw new Error('There are no settings.');
        const { decisions, perDay } = await recentDecisions(pool, office, DAYS, versions, FEATURE_SET, own.random);
        const recent = await withPresentPriorities(pool, decisions, champions, own);
        const values = thresholdsFor(recent, perDay, own);
        const at = instant(Date.now());
        const version = createHash('sha256').update(canonical({ office, at })).digest('hex').slice(0, 12);
        if (await setThresholds(pool, { office, version, at, ...values })) changed.push(office);
      }
      return changed;
    },
  };
}

/** So many decisions' features are held at once. */
const BATCH = 1_000;

/** Decisions with the priority that the present models give, where others scored them: thresholds are for those that decide now. */
async function withPresentPriorities(
  pool: pg.Pool,
  decisions: readonly RecentDecision[],
  { fraud, critical }: ModelsInForce['champions'],
  settings: SelectionSettings,
): Promise<Recent[]> {
  const recent: Recent[] = decisions.filter(({ outdated }) => !outdated);
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
