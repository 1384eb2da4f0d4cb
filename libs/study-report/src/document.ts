import type { ReportLanguage } from '#libs/domain';

/** A report as it is said, in the order in which it is read; how it looks is decided in `pdf/`. */
export interface ReportDocument {
  language: ReportLanguage;
  title: string;
  subtitle: string;
  /** What the cover tells: each with what it is. */
  cover: Terms;
  sections: Section[];
  /** At the foot of each page. @param of how many pages there are */
  foot: (page: number, of: number) => string;
}

/** A numbered part of a report. */
export interface Section {
  title: string;
  blocks: Block[];
  parts: { title: string; blocks: Block[] }[];
}

export type Block =
  | { kind: 'text'; text: string }
  | { kind: 'points'; points: string[] }
  | { kind: 'terms'; terms: Terms }
  | { kind: 'address'; text: string }
  | { kind: 'table'; table: Table }
  | { kind: 'chart'; chart: Chart }
  /** Room for what somebody writes by hand, in ruled lines. */
  | { kind: 'ruled'; lines: number };

/** What something is called, and what it is. */
export type Terms = [term: string, meaning: string][];

export interface Table {
  caption: string;
  /** Texts stand at the left of their column, figures at the right. */
  columns: { title: string; weight: number; of: 'texts' | 'figures' }[];
  rows: string[][];
}

interface Drawn {
  caption: string;
  /** What the drawing shows, for whoever does not see it. */
  alternative: string;
}

/** From 0 up to `max`, with a line at each tick. */
export interface Axis {
  max: number;
  ticks: { at: number; label: string }[];
}

/** A line for each series, broken where there is nothing to tell (null); dashed to where what is told is not complete. */
export interface Lines extends Drawn {
  kind: 'lines';
  axis: Axis;
  points: { label: string; isComplete: boolean }[];
  series: { name: string; values: (number | null)[] }[];
}

/** Upright bars beside each other. */
export interface Columns extends Drawn {
  kind: 'columns';
  axis: Axis;
  columns: { label: string; value: number; text: string }[];
}

/** Lying bars, one for each series beneath each label. */
export interface Bars extends Drawn {
  kind: 'bars';
  axis: Axis;
  series: string[];
  groups: { label: string; bars: { value: number; text: string }[] }[];
}

/** Shades by row and column: the larger the level, the darker. */
export interface HeatMap extends Drawn {
  kind: 'heat';
  columnLabels: string[];
  rows: { label: string; cells: (Cell | null)[] }[];
  /** What each level means. */
  levels: string[];
  few: string;
}

export interface Cell {
  level: number;
  /** Whether it tells of so few that it says little. */
  few: boolean;
}

export type Chart = Lines | Columns | Bars | HeatMap;
