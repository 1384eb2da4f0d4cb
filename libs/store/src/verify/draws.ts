import { commitmentOf, drawOf, type Basis } from '#libs/risk';
import type { DeclarationId } from '#libs/domain';
import type pg from 'pg';
import { inSnapshot } from '../record/snapshot.js';

/** What verifying the random draws of days whose seed is revealed found. */
export interface VerifiedDraws {
  /** Decisions whose draw was computed again. */
  draws: number;
  /** Days whose revealed seed is not the one that was committed to. */
  seedDiffers: string[];
  /**
   * Decisions whose number is not what seed and identity give, that were selected at random where it says otherwise, or whose share is
   * not one of the settings that were in force then; at most a thousand.
   */
  drawDiffers: { declaration: string; seq: number }[];
}

interface Row {
  declaration: string;
  seq: number;
  day: string;
  seed: string;
  draw: NonNullable<Basis['draw']>;
  selected: boolean;
  /** Shares that were in force about then; null where the history of settings does not tell. */
  shares: number[] | null;
}

const PAGE = 5_000;
const MOST = 1_000;

/** Computes the draws of all revealed days again, as anyone outside can; page by page, in one snapshot. */
export function verifyDraws(pool: pg.Pool): Promise<VerifiedDraws> {
  return inSnapshot(pool, async (client) => {
    const { rows: seeds } = await client.query<{ day: string; revealed: string; commitment: string }>(
      'select day::text, revealed, commitment from risk_seeds where revealed is not null order by day',
    );
    const found: VerifiedDraws = {
      draws: 0,
      seedDiffers: seeds.filter((seed) => commitmentOf(seed.revealed) !== seed.commitment).map(({ day }) => day),
      drawDiffers: [],
    };
    for (let after = { declaration: '', seq: 0 }; ;) {
      const { rows } = await client.query<Row>(DRAWS, [after.declaration, after.seq]);
      const last = rows.at(-1);
      if (!last) return found;
      after = last;
      found.draws += rows.length;
      for (const row of rows)
        if (!isAsDrawn(row) && found.drawDiffers.length < MOST)
          found.drawDiffers.push({ declaration: row.declaration, seq: row.seq });
    }
  });
}

const isAsDrawn = ({ declaration, seed, draw, selected, shares }: Row): boolean =>
  draw.value === drawOf(seed, declaration as DeclarationId) &&
  selected === draw.value < draw.share &&
  (shares?.includes(draw.share) ?? true);

/** The share that an office's settings ($office) said before the moment of decision. */
const shareBefore = (office: string) => `(
  select (body->>'random')::float8 from risk_settings_log
  where office = ${office} and at <= d.at - interval '1 minute' order by id desc limit 1)`;

/**
 * A change of settings within a minute of a decision may or may not have been in force for it. What a decision was made by where
 * settings could not be read is a fault of its own.
 */
const DRAWS = `
select d.declaration_id as declaration, d.seq, s.day::text, s.revealed as seed, d.basis->'draw' as draw,
  d.selected_by @> '{random}' as selected,
  case when coalesce(told.own, told.every) is not null
    and not exists (select from unnest(d.faults) fault where fault = 'targeting-unreadable' or fault like 'settings-%')
    then told.around || coalesce(told.own, told.every) end as shares
from risk_decisions d join risk_seeds s on s.day = (d.basis->'draw'->>'day')::date and s.revealed is not null
cross join lateral (
  select ${shareBefore('d.office')} as own, ${shareBefore("'*'")} as every, array(
    select (body->>'random')::float8 from risk_settings_log
    where office in (d.office, '*') and at > d.at - interval '1 minute' and at <= d.at + interval '1 minute') as around
) told
where (d.declaration_id, d.seq) > ($1, $2)
order by d.declaration_id, d.seq limit ${PAGE}`;
