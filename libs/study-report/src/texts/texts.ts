import type { Lane, ReportLanguage, StudyReportQuery, TransportMode } from '#libs/domain';
import { en } from './en.js';
import { es } from './es.js';

/** How a report says what it says: in each language all of it, or it does not compile. */
export interface Texts {
  title: string;
  foot: (page: string, of: string) => string;
  yes: string;
  no: string;
  /** For a group of those that have no value. */
  without: string;
  and: (listed: string, more: string) => string;
  lanes: Record<Lane, string>;
  modes: Record<TransportMode, string>;
  /** Parameters by which declarations are chosen. */
  filters: Record<Filter, string>;
  /** Headings of columns. */
  columns: Record<Column, string>;
  cover: {
    offices: string;
    period: string;
    filters: string;
    interval: string;
    declarations: string;
    asOf: string;
    pending: string;
    timeZone: string;
    software: string;
    allOffices: string;
    noOffices: string;
    since: (day: string) => string;
    before: (day: string) => string;
    always: string;
    outages: string;
    outagesWith: string;
    outagesWithout: string;
    allDeclarations: string;
    isPending: (count: string) => string;
    nothingPending: string;
  };
  objectives: { title: string; opening: string; points: string[]; close: string };
  scope: {
    title: string;
    chosen: string;
    released: (released: string, declarations: string) => string;
    census: string;
    notRecorded: { title: string; opening: string; points: string[] };
  };
  method: {
    title: string;
    opening: string;
    timestamps: { title: string; caption: string; rows: [code: string, event: string, source: string][] };
    terms: { title: string; terms: [term: string, meaning: string][] };
    figures: { title: string; points: string[] };
    outliers: { title: string; none: string } & Record<'percentile' | 'tukey' | 'limit', (at: string) => string> & {
        same: string;
      };
    outages: {
      title: string;
      with: string;
      without: string;
      taken: (declarations: string, time: string, interval: string) => string;
      nothing: string;
    };
    owners: { title: string; opening: string; terms: [term: string, meaning: string][]; close: string };
  };
  analysis: {
    title: string;
    nothing: string;
    interval: (name: string) => string;
    summary: { title: string; ends: string; stages: string; note: string };
    serviceLevel: { title: string; told: (share: string, within: string, interval: string) => string; nothing: string };
    lanes: { title: string; caption: string };
    offices: { title: string; caption: string };
    trend: {
      title: string;
      caption: string;
      chart: string;
      one: string;
      /** @param medians of the months that are complete, as they follow one another */
      alternative: (medians: string[]) => string;
      /** @param usual within which nine in ten are over */
      incomplete: (usual: string) => string;
    };
    distribution: {
      title: string;
      chart: string;
      caption: string;
      note: string;
      axis: string;
      below: (bound: string) => string;
      above: (bound: string) => string;
      alternative: (most: string) => string;
    };
    hours: {
      title: string;
      chart: string;
      note: string;
      few: string;
      alternative: (longest: string, shortest: string) => string;
      hour: (day: string, hour: string) => string;
    };
    owners: {
      title: string;
      nothing: string;
      chart: string;
      caption: string;
      note: string;
      total: string;
      exclusive: string;
      critical: string;
      alternative: (owner: string, share: string) => string;
    };
  };
  conclusions: { title: string; left: string };
  appendix: {
    title: string;
    again: {
      title: string;
      opening: string;
      addresses: Record<'report' | 'all' | 'lanes' | 'offices' | 'months' | 'hours' | 'distribution', string>;
      close: string;
    };
    check: {
      title: string;
      version: (version: string, at: string) => string;
      checkpoint: (number: string, at: string) => string;
      noCheckpoint: string;
      withheld: string;
      how: string;
    };
  };
}

/** What columns of tables tell. */
type Column =
  | ('interval' | 'n' | 'mean' | 'median' | 'p25' | 'p75' | 'p90' | 'p95' | 'mode' | 'min' | 'max')
  | ('within' | 'leftOut' | 'declarations' | 'lane' | 'office' | 'month' | 'class' | 'upTo')
  | ('owner' | 'held' | 'total' | 'exclusive' | 'share' | 'critical' | 'code' | 'event' | 'source');

/** What may choose declarations, and is said in words. */
export type Filter = Exclude<keyof StudyReportQuery, NotFilter>;
type NotFilter = 'from' | 'to' | 'interval' | 'serviceLevel' | 'outliers' | 'outlierAt' | 'outages' | 'language';

const TEXTS: Record<ReportLanguage, Texts> = { es, en };

/** The texts of a language. */
export const textsOf = (language: ReportLanguage): Texts => TEXTS[language];
