import { useState } from 'react';
import { keepPreviousData } from '@tanstack/react-query';
import type { Performance, SelectionSettings } from '#libs/domain';
import { useRead } from '../../api/queries.js';
import { Figures } from '../../charts/chart.js';
import { useTexts } from '../../texts/language.js';
import { LaneMark } from '../../ui/marks.js';
import { useMeasures } from '../../words/measures.js';
import { performancePath } from '../performance-path.js';
import { useTold } from '../told.js';
import { isTooMuch, LANE_OF, loadsOf, type Load } from './overload.js';
import { texts } from './texts.js';

const DAYS = 28;

interface LoadsProps {
  /** Empty: all together. */
  office: string;
  capacity: SelectionSettings['capacity'];
}

/** Whether what comes to each lane can be done: in a sentence for each that it cannot, and by figures. */
export function Loads({ office, capacity }: LoadsProps) {
  const t = useTexts(texts);
  const { count } = useMeasures();
  const { perDay } = useTold();
  const [now] = useState(Date.now);
  const path = performancePath({ office, days: DAYS }, { groupBy: 'lane', per: 'day' }, now);
  const { data } = useRead<Performance>(path, { placeholderData: keepPreviousData });
  // What cannot be read is told where the lanes are.
  if (!data || data.groups.length === 0) return null;
  const loads = loadsOf(data.groups, capacity, office !== '');
  const told = loads.filter((load) => load !== undefined);
  const over = told.filter((load) => load.over > 0 || isTooMuch(load));
  const worst = ({ worst }: Load) => worst && t.onDay(worst.day, count(worst.came), perDay(worst.possible));
  return (
    <section className="panel stack" aria-label={t.loads}>
      <h2>{t.loads}</h2>
      {over.map((load) => (
        <p key={load.tier} className="note warn">
          <strong>{t.fields[load.tier]}.</strong>{' '}
          {isTooMuch(load)
            ? t.tooMuch(perDay(load.expected), perDay(load.possible))
            : t.fitsOnAverage(perDay(load.expected), perDay(load.possible))}{' '}
          {load.worst && `${t.daysOver(count(load.over), count(load.of))} ${t.worst(worst(load) ?? '')}`}
        </p>
      ))}
      {over.length > 0 && <p className="quiet">{t.whatThen}</p>}
      {over.length === 0 && told.length > 0 && <p>{t.fits}</p>}
      {told.length < loads.length && <p className="quiet">{t.eachOffice}</p>}
      {told.length > 0 && (
        <Figures
          name={t.loads}
          table={{
            head: [t.lane, t.expected, t.possible, t.overHead],
            rows: told.map((load) => [
              <LaneMark key="lane" lane={LANE_OF[load.tier]} />,
              perDay(load.expected),
              perDay(load.possible),
              load.over > 0 ? (
                <strong key="over" className="overdue">
                  {t.daysOf(count(load.over), count(load.of))}
                </strong>
              ) : (
                t.daysOf(count(0), count(load.of))
              ),
            ]),
          }}
        />
      )}
      <p className="quiet">{t.loadsNote}</p>
    </section>
  );
}
