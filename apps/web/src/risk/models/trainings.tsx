import { useEffect, useState } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { TrainingView } from '#libs/domain';
import { refresh, useMay, useRead } from '../../api/queries.js';
import { stored, useStored } from '../../device/stored.js';
import { useTexts } from '../../texts/language.js';
import { Moment } from '../../ui/moment.js';
import { ProblemNote } from '../../ui/notes.js';
import { By } from '../by.js';
import { TrainingSaid } from '../training-said.js';
import { train, type Target } from './commands.js';
import { texts } from './texts.js';

/** How often a training under way is looked for among those that ended. */
const LOOK_MS = 2000;
const SHOWN = 10;

/** Trainings that somebody began on this device: the latest of the target that had ended before. */
const following = stored<Partial<Record<Target, { after: string | null }>>>('trainings', {});

/** What trainings came to; one is begun, and followed until it has ended. */
export function Trainings() {
  const t = useTexts(texts);
  const may = useMay();
  const followed = useStored(following);
  const targets = Object.keys(followed) as Target[];
  const { data, error } = useRead<TrainingView[]>('/risk/trainings', {
    refetchInterval: targets.length > 0 && LOOK_MS,
  });
  const latestOf = (target: Target) => data?.find((each) => each.target === target)?.id ?? null;
  const ended = data ? targets.filter((target) => latestOf(target) !== followed[target]?.after) : [];
  const endedNames = ended.join();
  useEffect(() => {
    if (endedNames === '') return;
    forget(endedNames.split(','));
    void refresh('/risk/models', '/risk/watch');
  }, [endedNames]);
  return (
    <section className="panel stack">
      <h2>{t.trainings}</h2>
      <p>{t.trainingsWhat}</p>
      {may('risk:manage') && data && <Begin latestOf={latestOf} followed={targets} />}
      {targets.map((target) => (
        <div key={target} className="note row" role="status">
          <span>{t.underWay(t.target[target])}</span>
          <button type="button" className="bare" onClick={() => forget([target])}>
            {t.stopFollowing}
          </button>
        </div>
      ))}
      <ProblemNote error={error} />
      {data?.length === 0 && <p className="quiet">{t.noTrainings}</p>}
      {data && data.length > 0 && <Ended trainings={data.slice(0, SHOWN)} />}
    </section>
  );
}

const forget = (targets: string[]): void =>
  following.set(Object.fromEntries(Object.entries(following.get()).filter(([target]) => !targets.includes(target))));

interface BeginProps {
  latestOf: (target: Target) => string | null;
  followed: Target[];
}

function Begin({ latestOf, followed }: BeginProps) {
  const t = useTexts(texts);
  const [target, setTarget] = useState<Target>('fraud');
  const after = latestOf(target);
  const training = useMutation({
    mutationFn: () => train(target),
    onSuccess: () => following.set({ ...following.get(), [target]: { after } }),
  });
  return (
    <>
      <div className="filters">
        <label>
          {t.trainTarget}{' '}
          <select value={target} onChange={(event) => setTarget(event.target.value as Target)}>
            {(Object.keys(t.target) as Target[]).map((each) => (
              <option key={each} value={each}>
                {t.target[each]}
              </option>
            ))}
          </select>
        </label>
        <button
          type="button"
          disabled={training.isPending || followed.includes(target)}
          onClick={() => training.mutate()}
        >
          {t.train}
        </button>
      </div>
      <ProblemNote error={training.error} />
    </>
  );
}

function Ended({ trainings }: { trainings: TrainingView[] }) {
  const t = useTexts(texts);
  return (
    <div className="table-frame" role="group" aria-label={t.trainings} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {[t.ended, t.trainTarget, t.by, t.outcome, t.why].map((each) => (
              <th key={each} scope="col">
                {each}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {trainings.map((training) => (
            <tr key={training.id}>
              <td>
                <Moment at={training.endedAt} office="" show="absolute" />
              </td>
              <td>{t.target[training.target]}</td>
              <td>
                <By id={training.by} />
              </td>
              <td>
                {training.model ? (
                  <Link href={`/app/risk/models/${training.model}`}>{t.outcomes[training.outcome]}</Link>
                ) : (
                  t.outcomes[training.outcome]
                )}
              </td>
              <td className="act-reason">
                <TrainingSaid training={training} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
