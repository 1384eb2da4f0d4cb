import type { OfficeView } from '#libs/domain';

/** Days in a row with the same hours; days as in ISO 8601. */
export interface SameHours {
  from: number;
  to: number;
  open: string;
  close: string;
}

/** An office's opening hours, days in a row that have the same told once. */
export function hoursOf(openingHours: OfficeView['openingHours']): SameHours[] {
  const runs: SameHours[] = [];
  for (const day of ['1', '2', '3', '4', '5', '6', '7'] as const) {
    const hours = openingHours[day];
    if (!hours) continue;
    const [open, close] = hours;
    const last = runs.at(-1);
    if (last && last.to === Number(day) - 1 && last.open === open && last.close === close) last.to = Number(day);
    else runs.push({ from: Number(day), to: Number(day), open, close });
  }
  return runs;
}
