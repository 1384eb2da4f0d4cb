import type { PerformanceQuery } from '#libs/domain';

const DAY_MS = 86_400_000;

/**
 * Where figures of so many days are read, today counted. They begin with a day in UTC, as the periods do in which they are told, so that
 * the first is whole and the path stays the same all day.
 *
 * @param office empty: all
 */
export function performancePath(
  { office, days }: { office: string; days: number },
  by: { groupBy: PerformanceQuery['groupBy']; per?: string },
  now: number,
): string {
  const today = new Date(now).setUTCHours(0, 0, 0, 0);
  const from = new Date(today - (days - 1) * DAY_MS).toISOString();
  return `/risk/performance?${String(new URLSearchParams({ ...by, from, ...(office ? { office } : {}) }))}`;
}
