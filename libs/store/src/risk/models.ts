import type { RiskModelSummary, RiskModelView } from '#libs/domain';
import { sql, type Transaction } from 'kysely';
import type pg from 'pg';
import type { Target } from '#libs/risk';
import { iso } from '../iso.js';
import type { ModelStatus } from './model-acts.js';
import type { Tables } from '../tables.js';

/** A model as it is kept, before anything is done with it. */
export interface NewModel {
  /** `<target>-<first twelve digits of sha256>`: the same artefact is the same model. */
  version: string;
  target: Target;
  status: Extract<ModelStatus, 'challenger'>;
  artefact: Buffer;
  sha256: string;
  featureSet: string;
  trainedFrom: string | null;
  trainedTo: string | null;
  metrics: object;
  card: object;
  madeBy: string;
  act: 'proposed' | 'imported';
  reason: string | null;
}

/** Keep a model. Idempotent by its version: one that is there stays as it is. @returns whether it is new */
export async function keepModel(pool: pg.Pool, model: NewModel): Promise<boolean> {
  const { rowCount } = await pool.query(
    `with made as (
       insert into risk_models (version, target, status, artefact, sha256, feature_set, trained_from, trained_to, metrics, card,
         made_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict (version) do nothing returning version
     )
     insert into risk_model_log (model, by, act, reason) select version, $11, $12, $13 from made`,
    [
      ...[model.version, model.target, model.status, model.artefact, model.sha256, model.featureSet],
      ...[model.trainedFrom, model.trainedTo, JSON.stringify(model.metrics), JSON.stringify(model.card)],
      ...[model.madeBy, model.act, model.reason],
    ],
  );
  return rowCount === 1;
}

/** A model's artefact, as it was hashed. */
export interface KeptArtefact {
  version: string;
  target: Target;
  status: ModelStatus;
  sha256: string;
  artefact: Buffer;
  trainedTo: Date | null;
}

/** The artefacts of champions and of the latest challengers, which score beside them. */
export async function artefactsInForce(pool: pg.Pool): Promise<KeptArtefact[]> {
  const { rows } = await pool.query<KeptArtefact>(
    `select version, target, status, sha256, artefact, trained_to as "trainedTo" from (
       select *, row_number() over (partition by target, status order by made_at desc) as place
       from risk_models where status in ('champion', 'challenger')
     ) each where status = 'champion' or place <= $1 order by target, status, place`,
    [MOST_CHALLENGERS],
  );
  return rows;
}

/** Every challenger costs time in each lodgement, so only the latest of each target score. */
const MOST_CHALLENGERS = 2;

/** Models, latest first. */
export async function listModels(tx: Transaction<Tables>, target?: Target): Promise<RiskModelSummary[]> {
  const { rows } = await sql<RiskModelSummary>`select ${SUMMARY} from risk_models
    where ${target ?? null}::text is null or target = ${target ?? null} order by made_at desc limit 500`.execute(tx);
  return rows;
}

/** A model with all that speaks for it; undefined where there is none of this version. */
export async function modelView(tx: Transaction<Tables>, version: string): Promise<RiskModelView | undefined> {
  const { rows } = await sql<RiskModelView>`select ${SUMMARY}, request_reason as "requestReason", metrics, card,
      coalesce((select json_agg(json_build_object('at', ${iso('at')}, 'by', by, 'act', act, 'reason', reason) order by id)
        from risk_model_log where model = version), '[]') as log,
      coalesce((select json_agg(json_build_object('day', day::text, 'alarms', alarms, 'figures', body) order by day desc)
        from (select * from risk_watch where model = version order by day desc limit 60) each), '[]') as watch
    from risk_models where version = ${version}`.execute(tx);
  return rows[0];
}

const SUMMARY = sql`version, target, status, sha256, feature_set as "featureSet", ${iso('trained_from')} as "trainedFrom",
  ${iso('trained_to')} as "trainedTo", made_by as "madeBy", ${iso('made_at')} as "madeAt", requested_by as "requestedBy",
  ${iso('requested_at')} as "requestedAt", former`;
