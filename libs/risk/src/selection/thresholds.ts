import type { Capacity, Instant, SelectionSettings } from '#libs/domain';

/** From which priority on an office controls, per tier; null: the tier takes nothing by priority. */
export interface Thresholds {
  office: string;
  version: string;
  /** When they were set. */
  at: Instant;
  inspection: number | null;
  scan: number | null;
  documents: number | null;
  /** From which exploration score on what is not selected otherwise is inspected, to learn. */
  exploration: number | null;
}

/** The values of thresholds, before they are put in force. */
export type ThresholdValues = Pick<Thresholds, 'inspection' | 'scan' | 'documents' | 'exploration'>;

/** What was decided of a recent declaration, with the priority that the present models give it. */
export interface Recent {
  priority: number | null;
  exploration: number;
  /** The tier in which it was controlled, null for none; undefined where it was decided on before there were thresholds. */
  controlled: 'inspection' | 'scan' | 'documents' | null | undefined;
  /** Whether rules or the random control would have controlled it in that tier anyway: work that no threshold brings. */
  anyway: boolean;
}

/** What was done too little or too much is made up for in so many working days … */
const CORRECTION_DAYS = 7;
/** … by doing at most so many times, and at least such a part, of what the capacity allows. */
const MOST_CORRECTION = 2;

/**
 * Thresholds so that the expected work meets the capacity of each tier: of declarations as they came recently, those from the
 * threshold on are as many as the office can control, less those that rules and random control bring anyway, and corrected by
 * what was done too little or too much in the same time.
 *
 * @param recent all decisions of the window
 * @param perDay how many declarations a working day brings, for capacities that are counted
 */
export function thresholdsFor(
  recent: readonly Recent[],
  perDay: number,
  { capacity, exploration }: Pick<SelectionSettings, 'capacity' | 'exploration'>,
): ThresholdValues {
  const none = { inspection: null, scan: null, documents: null, exploration: null };
  if (recent.length === 0) return none;
  const open = recent.filter(({ anyway }) => !anyway);
  const priorities = open.flatMap(({ priority }) => priority ?? []).sort(downwards);
  const places = (tier: 'inspection' | 'scan' | 'documents') =>
    placesFor(recent, tier, shareOf(capacity[tier], perDay), perDay);
  const inspections = places('inspection');
  // Without a model there is nothing better to do with an inspection than to learn.
  const toLearn = priorities.length > 0 || exploration === 0 ? inspections * exploration : inspections;
  const explored = explorationFrom(open, inspections, toLearn);
  if (priorities.length === 0) return { ...none, exploration: explored.from };
  const byPriority = inspections - explored.count;
  const scans = places('scan');
  return {
    inspection: from(priorities, byPriority),
    scan: from(priorities, byPriority + scans),
    documents: from(priorities, byPriority + scans + places('documents')),
    exploration: explored.from,
  };
}

/** Whether so many came that every tier that has a capacity has a place: of fewer, no office can tell whom to take. */
export function areEnough(
  recent: readonly Recent[],
  perDay: number,
  { capacity }: Pick<SelectionSettings, 'capacity'>,
): boolean {
  const shares = [capacity.inspection, capacity.scan, capacity.documents].map((each) => shareOf(each, perDay));
  return shares.every((share) => share === 0 || share * recent.length >= 1);
}

/**
 * Thresholds for an office of which nothing or too little is known, by the recent decisions of all offices and the settings that it follows.
 * Nothing is made up for: what others did too little or too much is theirs.
 *
 * @param perDay how many declarations a working day brings to an office, on average
 */
export function thresholdsForAll(
  recent: readonly Recent[],
  perDay: number,
  { capacity, exploration }: Pick<SelectionSettings, 'capacity' | 'exploration'>,
): ThresholdValues {
  const asShare = (each: Capacity): Capacity => ({ share: shareOf(each, perDay) });
  const shares = {
    inspection: asShare(capacity.inspection),
    scan: asShare(capacity.scan),
    documents: asShare(capacity.documents),
  };
  return thresholdsFor(recent, 0, { capacity: shares, exploration });
}

/**
 * What is inspected to learn: where a look, what it teaches included, is worth more than the last inspection by priority, and at
 * most as many as its share. So nothing is spent on learning where findings are plenty.
 */
function explorationFrom(
  open: readonly Recent[],
  inspections: number,
  most: number,
): { from: number | null; count: number } {
  const worth = open.map(({ priority, exploration }) => Math.max(priority ?? 0, exploration)).sort(downwards);
  const last = from(worth, inspections) ?? Infinity;
  const candidates = open
    .filter(({ priority, exploration }) => exploration > 0 && exploration > (priority ?? 0) && (priority ?? 0) < last)
    .map(({ exploration }) => exploration)
    .sort(downwards);
  const within = candidates.filter((exploration) => exploration >= last).length;
  if (within > most) return { from: from(candidates, most), count: most };
  return { from: last === Infinity ? null : last, count: within };
}

/** @returns share of declarations, 0 to 1 */
export const shareOf = (capacity: Capacity, perDay: number): number =>
  'share' in capacity ? capacity.share : perDay > 0 ? Math.min(1, capacity.perDay / perDay) : 0;

/** How many of as many declarations as were recent are to be chosen by priority or to learn. */
function placesFor(recent: readonly Recent[], tier: Recent['controlled'], share: number, perDay: number): number {
  const allowed = share * recent.length;
  const steered = recent.filter(({ controlled }) => controlled !== undefined).length;
  const done = recent.filter(({ controlled }) => controlled === tier).length;
  const anyway = recent.filter((each) => each.controlled === tier && each.anyway).length;
  const missing = share * steered - done;
  // What is missing is so many of the next days' declarations; the places are counted among as many as were recent.
  const correction = perDay > 0 ? (missing / (CORRECTION_DAYS * perDay)) * recent.length : 0;
  const planned = Math.min(Math.max(allowed + correction, allowed / MOST_CORRECTION), allowed * MOST_CORRECTION);
  return Math.max(0, planned - anyway);
}

const downwards = (one: number, other: number): number => other - one;

/**
 * The score from which on about as many follow as there are places: where equals straddle the last place, all of them or none,
 * whichever is nearer. Null where there is no place.
 *
 * @param scores from the highest down
 */
function from(scores: readonly number[], places: number): number | null {
  const count = Math.min(Math.floor(places), scores.length);
  const last = count > 0 ? scores[count - 1] : undefined;
  if (last === undefined) return null;
  const above = scores.indexOf(last);
  const withEquals = scores.lastIndexOf(last) + 1;
  if (withEquals - count <= count - above) return last;
  return above > 0 ? (scores[above - 1] ?? last) : null;
}
