import { Agency, Office } from '#libs/domain';
import type pg from 'pg';

/** How the administration is organised: offices with their calendars and clocks, agencies with their goods. */
export interface Organisation {
  offices: Map<string, Office>;
  agencies: Agency[];
}

/** Read the organisation, at most once a minute: it changes rarely and every lodgement needs it. */
export function organisationReader(pool: pg.Pool): () => Promise<Organisation> {
  let known: { organisation: Promise<Organisation>; until: number } | undefined;
  return () => {
    if (!known || known.until < Date.now()) {
      const organisation = read(pool);
      organisation.catch(() => (known = undefined));
      known = { organisation, until: Date.now() + 60_000 };
    }
    return known.organisation;
  };
}

async function read(pool: pg.Pool): Promise<Organisation> {
  const offices = await pool.query<{ config: unknown }>('select config from offices');
  const agencies = await pool.query<{ config: unknown }>('select config from agencies');
  return {
    offices: new Map(offices.rows.map(({ config }) => Office.parse(config)).map((office) => [office.code, office])),
    agencies: agencies.rows.map(({ config }) => Agency.parse(config)),
  };
}
