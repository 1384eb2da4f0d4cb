import { keepPreviousData } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { SlowDeclaration, SlowestView } from '#libs/domain';
import { studyWords } from '#libs/words';
import { useOffices, useRead } from '../../api/queries.js';
import { Figures } from '../../charts/chart.js';
import { useTexts } from '../../texts/language.js';
import { LaneMark } from '../../ui/marks.js';
import { ProblemNote } from '../../ui/notes.js';
import { useMeasures } from '../../words/measures.js';
import { texts } from './texts.js';

/** Those that took longest and those that are held longest, each with its own times behind it. @param path with the filter */
export function Slowest({ path }: { path: string }) {
  const t = useTexts(texts);
  const { interval } = useTexts(studyWords);
  const { count } = useMeasures();
  const { data, error } = useRead<SlowestView>(path, { placeholderData: keepPreviousData });
  return (
    <section className="panel stack" aria-label={t.slowest}>
      <h2>{t.slowest}</h2>
      <ProblemNote error={error} />
      {data && (
        <>
          <p className="quiet">{t.slowestNote(count(data.declarations))}</p>
          <List name={t.slowestEnded(interval[data.interval])} none={t.slowestNone} of={data.slowest} />
          <List name={t.slowestHeld} none={t.slowestNoneHeld} of={data.held} />
        </>
      )}
    </section>
  );
}

function List({ name, none, of }: { name: string; none: string; of: SlowDeclaration[] }) {
  const t = useTexts(texts);
  const offices = useOffices();
  const { duration } = useMeasures();
  return (
    <>
      <h3>{name}</h3>
      {of.length === 0 ? (
        <p>{none}</p>
      ) : (
        <Figures
          name={name}
          table={{
            head: [t.declaration, t.duration, t.lane, t.office],
            rows: of.map(({ mrn, lane, office, seconds }) => [
              <Link key="mrn" className="mono" href={`/app/times/${mrn}`}>
                {mrn}
              </Link>,
              duration(seconds),
              <LaneMark key="lane" lane={lane} />,
              offices.find(({ code }) => code === office)?.name ?? office,
            ]),
          }}
        />
      )}
    </>
  );
}
