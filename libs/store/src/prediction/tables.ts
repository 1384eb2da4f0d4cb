import type { Audience, Standing } from '#libs/prediction';

/** Tables of expected release times (migrations 0016 and 0029). */
export interface PredictionTables {
  release_model: {
    one: boolean;
    made_at: Date;
    told_to: Date;
    declarations: number;
    margins: Record<string, number>;
    lines: Record<string, Standing>;
    measured: Partial<Record<Audience, { n: number; covered: number }>>;
  };
  release_cells: { key: string; audience: Audience; stay: number[]; remaining: number[]; ahead: number[] };
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
