import { DEMO_PEOPLE } from '#libs/identity';
import type pg from 'pg';

/** A declaration that is asked for. */
export interface Sampled {
  id: string;
  mrn: string;
  reference: string;
}

/** What is asked for, of a file: so many of each, chosen by the database from all of it. */
export interface Sample {
  any: Sampled[];
  /** Of the broker whose list is asked for. */
  brokers: Sampled[];
  /** Held now; a small file may have none, and then any. */
  held: Sampled[];
}

const MANY = 200;
/** The broker who asks. */
export const BROKER = 'bruno';

export async function sampleOf(pool: pg.Pool): Promise<Sample> {
  const parties = DEMO_PEOPLE.find(({ id }) => id === BROKER)?.parties ?? [];
  const some = async (where: string): Promise<Sampled[]> => {
    const { rows } = await pool.query<Sampled>(
      `select id, mrn, local_reference as reference from declarations where ${where} order by md5(id) limit ${MANY}`,
      where.includes('$1') ? [parties] : [],
    );
    return rows;
  };
  const mine = '(declarant = any($1) or representative = any($1))';
  const [any, held] = [await some('true'), await some(`status = 'held'`)];
  return { any, brokers: await some(mine), held: held.length > 0 ? held : any };
}
