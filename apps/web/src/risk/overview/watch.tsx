import { Link } from 'wouter';
import type { FoundShare, ModelWatch, TrainingView } from '#libs/domain';
import { useOffices, useRead } from '../../api/queries.js';
import { Figures } from '../../charts/chart.js';
import { useTexts } from '../../texts/language.js';
import { Moment } from '../../ui/moment.js';
import { ProblemNote } from '../../ui/notes.js';
import { useAlarm } from '../alarm.js';
import { By } from '../by.js';
import { useTold } from '../told.js';
import { TrainingSaid } from '../training-said.js';
import { texts } from './texts.js';

/** How models in force hold up: whether what they see has shifted, and whether their promises hold where nobody chose. */
export function Watch() {
  const t = useTexts(texts);
  const { found, number, share } = useTold();
  const alarmSaid = useAlarm();
  const [office] = useOffices();
  const { data, error } = useRead<ModelWatch[]>('/risk/watch');
  return (
    <section className="panel stack" aria-label={t.watch}>
      <h2>{t.watch}</h2>
      <ProblemNote error={error} />
      {data?.length === 0 && <p>{t.noWatch}</p>}
      {data && data.length > 0 && (
        <Figures
          name={t.watch}
          table={{
            head: [t.model, t.alarms, t.shifted, t.promised, t.foundThere, t.looked],
            rows: data.map(({ model, target, status, alarms, figures, at }) => {
              const { drift, calibration } = figures as Partial<WatchFigures>;
              return [
                <>
                  <Link href={`/app/risk/models/${encodeURIComponent(model)}`}>{model}</Link>{' '}
                  <span className="quiet">
                    {t.target[target]} · {t.status[status]}
                  </span>
                </>,
                alarms.length === 0 ? (
                  t.noAlarms
                ) : (
                  <strong className="overdue">{alarms.map(alarmSaid).join('; ')}</strong>
                ),
                drift?.score == null ? '–' : number(drift.score),
                calibration?.promised == null ? '–' : share(calibration.promised),
                calibration?.found && calibration.found.of > 0 ? found(calibration.found) : '–',
                <Moment key="at" at={at} office={office?.code ?? ''} />,
              ];
            }),
          }}
        />
      )}
    </section>
  );
}

/** As the watch records them; the API promises no shape. */
interface WatchFigures {
  drift: { score: number | null };
  calibration: { promised: number | null; found: FoundShare };
}

const SHOWN = 5;

/** What the last trainings came to. */
export function Trainings() {
  const t = useTexts(texts);
  const [office] = useOffices();
  const { data, error } = useRead<TrainingView[]>('/risk/trainings');
  return (
    <section className="panel stack" aria-label={t.trainings}>
      <h2>{t.trainings}</h2>
      <ProblemNote error={error} />
      {data?.length === 0 && <p>{t.noTrainings}</p>}
      {data && data.length > 0 && (
        <ul className="stack">
          {data.slice(0, SHOWN).map((training) => (
            <li key={training.id}>
              <p>
                <strong>{t.target[training.target]}</strong>: {t.outcomes[training.outcome]}{' '}
                {training.model && (
                  <Link href={`/app/risk/models/${encodeURIComponent(training.model)}`}>{training.model}</Link>
                )}{' '}
                <span className="quiet">
                  · <By id={training.by} /> · <Moment at={training.endedAt} office={office?.code ?? ''} />
                </span>
              </p>
              <p className="quiet">
                <TrainingSaid training={training} />
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
