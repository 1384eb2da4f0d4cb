import type { Audience } from '#libs/prediction';

/** Tables of expected release times (migration 0016). */
export interface PredictionTables {
  release_model: {
    one: boolean;
    made_at: Date;
    told_to: Date;
    declarations: number;
    bands: Record<string, [number, number]>;
    margins: Record<string, number>;
    queues: Record<string, Record<string, number>>;
    measured: Partial<Record<Audience, { n: number; covered: number }>>;
  };
  release_cells: { key: string; audience: Audience; stay: number[]; remaining: number[] };
  release_estimates: {
    declaration_id: string;
    at: Date;
    audience: Audience;
    office: string;
    open: string;
    expected_from: Date;
    expected_at: Date;
    expected_to: Date;
    based_on: number;
  };
}
