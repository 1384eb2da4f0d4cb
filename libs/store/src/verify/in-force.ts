import type { Queries } from '../record/record.js';

/** Something in force that is not what the last change of it says. */
export interface InForceDiffers {
  what: 'office' | 'settings' | 'rule' | 'model';
  /** Code of the office, `*` for the settings of every other; `rule 2` for its second version; version of the model. */
  key: string;
  /** Parts that differ, or that it is missing or was never put in force. */
  differs: string[] | 'missing' | 'unexpected';
}

/**
 * Compares what is in force (offices, settings of selection, whether a rule or a model decides) with the last of what was done with it,
 * which checkpoints anchor. In one statement: what changes meanwhile has changed on both sides. Settings that nobody has changed are as
 * the system began and are not compared: no change tells of them.
 *
 * @param queries of the owning role
 */
export async function verifyInForce(queries: Queries): Promise<InForceDiffers[]> {
  const { rows } = await queries.query<InForceDiffers>(
    `with told as (${TOLD}), found as (${FOUND})
     select what, key, case
         when told.says is null then to_jsonb('unexpected'::text)
         when found.says is null then to_jsonb('missing'::text)
         else (select jsonb_agg(name order by name) from (
             select jsonb_object_keys(told.says || found.says) as name) part
           where told.says -> name is distinct from found.says -> name)
       end as differs
     from told full join found using (what, key)
     where told.says is distinct from found.says and not (told.says is null and what = 'settings')
     order by what, key collate "C"`,
  );
  return rows;
}

// The stage of a rule by its furthest act, not its last: those of the first rules were written by one statement, in no order.
const RULES = `
select 'rule' as what, rule || ' ' || version as key, jsonb_build_object(
    'status', (array_agg(stage.status order by stage.place desc))[1],
    'approver', (array_agg(by order by stage.place) filter (where act in ('approved', 'activated')))[1]) as says
from risk_rule_log join (values ('drafted', 'draft', 0), ('approved', 'approved', 1), ('activated', 'active', 2),
    ('superseded', 'superseded', 3), ('expired', 'expired', 3), ('withdrawn', 'withdrawn', 3)) stage (name, status, place)
  on stage.name = act
group by rule, version`;

const MODELS = `
select 'model' as what, model as key, jsonb_build_object('status', coalesce(
    (array_agg(case when act in ('approved', 'restored') then 'champion' else 'retired' end order by id desc)
      filter (where act in ('approved', 'restored', 'retired', 'undone')))[1], 'challenger')) as says
from risk_model_log group by model`;

const TOLD = `
(select distinct on (office) 'office' as what, office as key, config || jsonb_build_object('version', version) as says
  from office_log order by office, version desc)
union all
(select distinct on (office) 'settings', office, body || jsonb_build_object('version', version)
  from risk_settings_log order by office, id desc)
union all ${RULES}
union all ${MODELS}`;

const FOUND = `
select 'office' as what, code as key, config || jsonb_build_object('version', version) as says from offices
union all
select 'settings', office, body || jsonb_build_object('version', version) from risk_settings
union all
select 'rule', id || ' ' || version, jsonb_build_object('status', status, 'approver', approver) from risk_rules
union all
select 'model', version, jsonb_build_object('status', status) from risk_models`;
