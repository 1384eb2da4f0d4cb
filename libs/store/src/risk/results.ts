import { emptyFile, evolve, type ClearanceFile, type Items, type Label } from '#libs/clearance';
import type { Declaration, DeclarationId, DomainEvent } from '#libs/domain';
import { EMPTY_STATISTIC, lessonOf, riskItemsOf, together, type Statistic } from '#libs/risk';

/** A row of risk_results, but for its number, which the database gives. */
export interface ResultRow {
  declaration_id: string;
  seq: number;
  version: number;
  at: string;
  control: string;
  by: string;
  fraud: boolean;
  critical: boolean;
  items: { number: number; fraud: boolean; critical: boolean }[];
  reasons: Label['reasons'];
}

/** A label that was made, what it replaces, and the contents that the two are about. */
export interface MadeLabel {
  declaration: string;
  label: Label;
  before: Label | undefined;
  contents: ReadonlyMap<number, Declaration>;
}

/** The label that a batch made, if it made one. @param before the file before the batch, and after it */
export const labelMade = (before: ClearanceFile, after: ClearanceFile): Label | undefined =>
  after.label && after.label.seq > before.seq ? after.label : undefined;

/** Every label that a declaration's events make, in order. */
export function labelsIn(id: string, events: readonly DomainEvent[]): Label[] {
  const labels: Label[] = [];
  let file = emptyFile(id as DeclarationId);
  for (const event of events) {
    const after = evolve(file, event);
    const label = labelMade(file, after);
    if (label) labels.push(label);
    file = after;
  }
  return labels;
}

/**
 * What a label says of each goods item. A finding that names an item which the content does not have is about the whole.
 *
 * @throws Error where the content that the label is about is not on record
 */
export function resultRow({ declaration, label, contents }: MadeLabel): ResultRow {
  const numbers = contentOf(contents, label).items.map(({ number }) => number);
  const isFraud = marker(label.fraud, numbers);
  const isCritical = marker(label.critical, numbers);
  return {
    declaration_id: declaration,
    seq: label.seq,
    version: label.version,
    at: label.at,
    control: label.control,
    by: label.by,
    fraud: label.fraud.length > 0,
    critical: label.critical.length > 0,
    items: numbers.map((number) => ({ number, fraud: isFraud(number), critical: isCritical(number) })),
    reasons: label.reasons,
  };
}

function marker(items: Items, numbers: readonly number[]): (number: number) => boolean {
  const named = items === 'all' ? [] : items.filter((item) => numbers.includes(item));
  const all = items.length > 0 && named.length === 0;
  return (number) => all || named.includes(number);
}

function contentOf(contents: MadeLabel['contents'], label: Label): Declaration {
  const content = contents.get(label.version);
  if (!content) throw new Error(`Version ${label.version} of the content, which a result is about, is not on record.`);
  return content;
}

/**
 * What a label adds to the statistics, by key: the lessons of its items less those of the label that it replaces. Nothing, where it
 * says the same of the same items. The same sums in the same order whoever computes them, so that they are equal to the last digit.
 */
export function lessonsOf(made: MadeLabel): Map<string, Statistic> {
  const sums = new Map<string, Statistic>();
  const { before, label } = made;
  if (before && before.version === label.version && sameItems(before, label)) return sums;
  if (before) addLessons(sums, { ...made, label: before }, -1);
  addLessons(sums, made, 1);
  return sums;
}

const sameItems = (one: Label, other: Label): boolean =>
  String(one.fraud) === String(other.fraud) && String(one.critical) === String(other.critical);

function addLessons(sums: Map<string, Statistic>, made: MadeLabel, times: 1 | -1): void {
  const at = Date.parse(made.label.at);
  const marks = resultRow(made).items;
  riskItemsOf(contentOf(made.contents, made.label)).forEach((item, index) => {
    const { keys, adds } = lessonOf(item, marks[index] ?? { fraud: false, critical: false }, at);
    for (const key of keys) sums.set(key, together(sums.get(key) ?? EMPTY_STATISTIC, scaled(adds, times)));
  });
}

const scaled = (statistic: Statistic, times: 1 | -1): Statistic => ({
  inspected: times * statistic.inspected,
  hits: times * statistic.hits,
  critical: times * statistic.critical,
  lastAt: statistic.lastAt,
  priced: times * statistic.priced,
  logPriceSum: times * statistic.logPriceSum,
  logPriceSquares: times * statistic.logPriceSquares,
});
