import { Agency, Office } from '#libs/domain';
import type pg from 'pg';
import { z } from 'zod';

const Configured = z.object({ offices: z.array(Office), agencies: z.array(Agency) });

/** How the administration is organised: offices with their calendars and clocks, agencies with their goods. */
export interface Organisation {
  offices: Map<string, Office>;
  agencies: Agency[];
}

/** How long a change takes at most until every process goes by it. */
const FRESH_MS = 5_000;

/**
 * Read the organisation, at most every few seconds: it changes rarely and every lodgement needs it. As long as it does not change it is
 * the same object, since calendars remember the days that they have reckoned.
 */
export function organisationReader(pool: pg.Pool): () => Promise<Organisation> {
  let known: { organisation: Promise<Organisation>; until: number } | undefined;
  let last: { text: string; organisation: Organisation } | undefined;
  const readAnew = async (): Promise<Organisation> => {
    const text = await read(pool);
    if (last?.text !== text) last = { text, organisation: organisationIn(text) };
    return last.organisation;
  };
  return () => {
    if (!known || known.until < Date.now()) {
      const organisation = readAnew();
      organisation.catch(() => (known = undefined));
      known = { organisation, until: Date.now() + FRESH_MS };
    }
    return known.organisation;
  };
}

async function read(pool: pg.Pool): Promise<string> {
  const { rows } = await pool.query<{ text: string }>(`select json_build_object(
    'offices', (select coalesce(jsonb_agg(config order by code), '[]') from offices),
    'agencies', (select coalesce(jsonb_agg(config order by name), '[]') from agencies))::text as text`);
  return rows[0]?.text ?? '';
}

function organisationIn(text: string): Organisation {
  const { offices, agencies } = Configured.parse(JSON.parse(text));
  return { offices: new Map(offices.map((office) => [office.code, office])), agencies };
}
