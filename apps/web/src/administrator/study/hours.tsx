import type { HoursView } from '#libs/domain';
import { WeekMap } from '../../charts/week-map.js';
import { useTexts } from '../../texts/language.js';
import { useMeasures } from '../../words/measures.js';
import { texts } from './texts.js';

/** The median by the hour of the week in which declarations were accepted. */
export function Hours({ of }: { of: HoursView }) {
  const t = useTexts(texts);
  const { weekday } = useMeasures();
  const hours = of.hours.map(({ median, ...rest }) => ({ ...rest, value: median }));
  const ranked = hours.filter(({ value }) => value !== null).sort((a, b) => (b.value ?? 0) - (a.value ?? 0));
  const [longest, shortest] = [ranked[0], ranked.at(-1)];
  const name = (each: (typeof hours)[number]) => t.hourName(weekday(each.weekday), each.hour);
  return (
    <WeekMap
      title={t.hours}
      says={longest && shortest ? t.hoursSays(name(longest), name(shortest)) : t.hoursNote}
      hours={hours}
      note={t.hoursNote}
    />
  );
}
