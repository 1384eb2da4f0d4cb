import { aheadIn, AUDIENCES, type Ahead, type Model, type Standing } from '#libs/prediction';
import type { PredictionTables } from './tables.js';
import type { Queries } from '../record/record.js';

type Row = PredictionTables['release_model'];
type Cell = PredictionTables['release_cells'];

/** A model as it is in force, and the queues that it goes by. */
export interface ModelInForce {
  model: Model;
  toldTo: number;
  ahead: Ahead;
}

/** The whole model in force; undefined where none has been made yet. */
export async function modelInForce(queries: Queries): Promise<ModelInForce | undefined> {
  const { rows } = await queries.query<Row>('select * from release_model');
  const [row] = rows;
  if (!row) return undefined;
  const cells = await queries.query<Cell>('select * from release_cells');
  return {
    model: {
      cells: new Map(cells.rows.map(({ key, ...cell }) => [key, cell])),
      margins: new Map(Object.entries(row.margins)),
    },
    toldTo: row.told_to.getTime(),
    ahead: aheadIn(row.lines),
  };
}

/** What goes with a model. */
export interface Around {
  declarations: number;
  madeAt: Date;
  toldTo: Date;
  lines: Record<string, Standing>;
  measured: Row['measured'];
}

/** Put a model in force, in the place of the one before. Within a transaction. */
export async function putInForce(queries: Queries, model: Model, around: Around): Promise<void> {
  const cells = [...model.cells].map(([key, cell]) => ({
    ...{ key, ...cell },
    audience: AUDIENCES.find((audience) => key.startsWith(`${audience}|`)),
  }));
  await queries.query('delete from release_cells');
  // A cell's samples are three arrays of one row, so what unnest would tear apart goes as JSON.
  await queries.query(
    `insert into release_cells (key, audience, stay, remaining, ahead)
    select key, audience, stay, remaining, ahead from jsonb_to_recordset($1::jsonb)
      as cell (key text, audience text, stay real[], remaining real[], ahead real[])`,
    [JSON.stringify(cells)],
  );
  const { declarations, madeAt, toldTo, lines, measured } = around;
  await queries.query(
    `insert into release_model (made_at, told_to, declarations, margins, lines, measured)
    values ($1, $2, $3, $4, $5, $6)
    on conflict (one) do update set made_at = excluded.made_at, told_to = excluded.told_to,
      declarations = excluded.declarations, margins = excluded.margins, lines = excluded.lines, measured = excluded.measured`,
    [
      ...[madeAt, toldTo, declarations],
      ...[Object.fromEntries(model.margins), lines, measured].map((each) => JSON.stringify(each)),
    ],
  );
}
