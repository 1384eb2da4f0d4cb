import type { RuleContent, RuleView } from '#libs/domain';

/** A rule as it is typed: what is not said yet is left out. */
export type Typed = Partial<RuleContent>;

/** What is typed, and the version that was read before: null where there was none. */
export interface Draft {
  basedOn: number | null;
  content: Typed;
}

const DAY_MS = 86_400_000;
/** A rule whose end is nearer than this is to be renewed. */
const SOON_MS = 30 * DAY_MS;
const YEAR_MS = 365 * DAY_MS;

/** Whether a rule ends soon, or has ended. */
export const endsSoon = ({ validTo }: Pick<RuleContent, 'validTo'>, now: number): boolean =>
  Date.parse(validTo) - now < SOON_MS;

const inMs = (milliseconds: number): RuleContent['validTo'] =>
  new Date(milliseconds).toISOString() as RuleContent['validTo'];

/** From this minute on, for a year: what is proposed where nothing else is known. */
export function yearFrom(now: number): Pick<RuleContent, 'validFrom' | 'validTo'> {
  const minute = now - (now % 60_000);
  return { validFrom: inMs(minute), validTo: inMs(minute + YEAR_MS) };
}

/** What somebody who writes a rule begins with. */
export const newDraft = (now: number): Draft => ({
  basedOn: null,
  content: { lane: 'yellow', weight: 0, ...yearFrom(now) },
});

/** What somebody who changes a rule begins with: the version that there is, with another end where that one is near. */
export function draftOf({ version, content }: Pick<RuleView, 'version' | 'content'>, now: number): Draft {
  return { basedOn: version, content: endsSoon(content, now) ? { ...content, ...yearFrom(now) } : content };
}

/** With one part set; what is empty is left out, as the contract wants it. */
export function withTyped<T extends object>(content: T, part: Partial<T>): T {
  const all = Object.entries({ ...content, ...part }).filter(
    ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(all) as T;
}
