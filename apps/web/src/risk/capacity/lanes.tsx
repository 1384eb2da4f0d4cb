import { useState } from 'react';
import { keepPreviousData } from '@tanstack/react-query';
import type { Performance } from '#libs/domain';
import { useRead } from '../../api/queries.js';
import { Bars } from '../../charts/bars.js';
import { useTexts } from '../../texts/language.js';
import { LaneMark } from '../../ui/marks.js';
import { ProblemNote } from '../../ui/notes.js';
import { useMeasures } from '../../words/measures.js';
import { words } from '../../words/words.js';
import { performancePath } from '../performance-path.js';
import { useTold } from '../told.js';
import { texts } from './texts.js';

const DAYS = 28;
const LANES = ['green', 'blue', 'yellow', 'orange', 'red'] as const;

/** How many declarations went to each lane lately. */
export function Lanes({ office }: { office: string }) {
  const t = useTexts(texts);
  const { lane: names } = useTexts(words);
  const { count } = useMeasures();
  const { found, perDay, share } = useTold();
  const [now] = useState(Date.now);
  const { data, error } = useRead<Performance>(performancePath({ office, days: DAYS }, { groupBy: 'lane' }, now), {
    placeholderData: keepPreviousData,
  });
  const all = data?.groups.reduce((sum, { declarations }) => sum + declarations, 0) ?? 0;
  const rows = LANES.map((lane) => {
    const group = data?.groups.find(({ key }) => key === lane);
    const declarations = group?.declarations ?? 0;
    return { lane, declarations, perDay: perDay(declarations / DAYS), part: share(all && declarations / all), group };
  });
  if (!data || all === 0)
    return (
      <section className="panel stack" aria-label={t.lanes}>
        <h2>{t.lanes}</h2>
        <ProblemNote error={error} />
        {data && <p>{t.noLanes}</p>}
      </section>
    );
  return (
    <Bars
      title={t.lanes}
      says={t.lanesSays}
      rows={rows.map(({ lane, declarations, perDay }) => ({
        label: names[lane],
        bars: [{ value: declarations, text: t.aDay(perDay) }],
      }))}
      table={{
        head: [t.lane, t.declarations, t.share, t.perDayHead, t.precision],
        rows: rows.map(({ lane, declarations, perDay, part, group }) => [
          <LaneMark key={lane} lane={lane} />,
          count(declarations),
          part,
          perDay,
          group ? found(group.hits) : '–',
        ]),
      }}
    />
  );
}
