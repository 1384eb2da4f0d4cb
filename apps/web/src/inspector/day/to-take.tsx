import { useState } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { Page as PageOf, TaskView } from '#libs/domain';
import { command } from '../../api/client.js';
import { refresh, useRead } from '../../api/queries.js';
import { useTexts } from '../../texts/language.js';
import { LaneMark } from '../../ui/marks.js';
import { ProblemNote } from '../../ui/notes.js';
import { Due } from '../due.js';
import { texts } from '../texts.js';
import { bring, type Inspection } from './day.js';
import { inPlace, type Pressed } from './in-place.js';

export const TO_TAKE = '/tasks?kind=inspection&mine=may-take&limit=20&sort=due';

/** What nobody has taken yet. Taken it is brought onto the device at once. */
export function ToTake({ me, mine, isOnline }: { me: string; mine: Inspection[]; isOnline: boolean }) {
  const t = useTexts(texts);
  const { data, error } = useRead<PageOf<TaskView>>(TO_TAKE, { enabled: isOnline });
  const [pressed, setPressed] = useState<Pressed<TaskView>[]>([]);
  const shown = data && inPlace(data.items, pressed);
  return (
    <section className="stack">
      <h2>{t.toTake}</h2>
      {!isOnline && <p className="quiet">{t.takeNeedsNetwork}</p>}
      {isOnline && <ProblemNote error={error} />}
      {isOnline && shown?.length === 0 && <p className="quiet">{t.noneToTake}</p>}
      {isOnline && (
        <ul className="stack">
          {shown?.map((task, at) => (
            <Card
              key={task.id}
              me={me}
              task={task}
              isTaken={mine.some((each) => each.task.id === task.id && each.task.assignee === me)}
              onTake={() =>
                setPressed((before) => [...before.filter(({ item }) => item.id !== task.id), { item: task, at }])
              }
            />
          ))}
        </ul>
      )}
    </section>
  );
}

interface CardProps {
  me: string;
  task: TaskView;
  /** It is the person's, and on the device. */
  isTaken: boolean;
  onTake: () => void;
}

/** One that may be taken; once it is, it says so in the same place, with the way to it. */
function Card({ me, task, isTaken, onTake }: CardProps) {
  const t = useTexts(texts);
  const taking = useMutation({
    mutationFn: async () => {
      await command('POST', `/tasks/${task.id}/claim`);
      await bring(me, task.id);
    },
    onMutate: onTake,
    onSettled: () => refresh('/tasks'),
  });
  return (
    <li className="panel stack">
      <div className="take-line">
        <span className="card-line">
          <strong className="mono">{task.mrn}</strong>
          <span className="row">
            {task.lane && <LaneMark lane={task.lane} />}
            <Due task={task} />
          </span>
          {isTaken ? (
            <strong className="good" id={task.id}>
              {t.taken}
            </strong>
          ) : (
            <span className="quiet">{task.office}</span>
          )}
        </span>
        {isTaken ? (
          <Link
            ref={taking.isIdle ? undefined : focus}
            href={`/app/inspections/${task.id}`}
            className="button primary"
            aria-label={t.openOne(task.mrn)}
            aria-describedby={task.id}
          >
            {t.open}
          </Link>
        ) : (
          <button
            type="button"
            className="primary"
            aria-label={t.takeOne(task.mrn)}
            disabled={taking.isPending}
            onClick={() => taking.mutate()}
          >
            {t.take}
          </button>
        )}
      </div>
      <ProblemNote error={!isTaken && taking.error} />
    </li>
  );
}

/** What comes where the button was has the focus, and is in sight, whatever came above it. */
const focus = (link: HTMLAnchorElement | null) => link?.focus();
