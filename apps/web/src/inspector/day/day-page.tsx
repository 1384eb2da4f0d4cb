import { useEffect, useState } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { Page as PageOf, TaskView } from '#libs/domain';
import { command } from '../../api/client.js';
import { refresh, useRead } from '../../api/queries.js';
import { useReachable } from '../../device/connection.js';
import { useStored } from '../../device/stored.js';
import { useSession } from '../../session/session.js';
import { useTexts } from '../../texts/language.js';
import { LaneMark } from '../../ui/marks.js';
import { Moment } from '../../ui/moment.js';
import { Empty, ProblemNote, Reading } from '../../ui/notes.js';
import { Page } from '../../ui/page.js';
import { Due } from '../due.js';
import { hasDraft } from '../inspection/draft.js';
import { outbox, parcelOf, type Parcel } from '../send/outbox.js';
import { texts } from '../texts.js';
import { bring, bringDay, dayRead, inspectionsHere, type Inspection } from './day.js';

const AGAIN_MS = 60_000;
const TO_TAKE = '/tasks?kind=inspection&mine=may-take&limit=20&sort=due';

/** The day's inspections: those on the device, what is on its way, and what may be taken. */
export function DayPage({ me }: { me: string }) {
  const t = useTexts(texts);
  const isIn = useSession() === 'in';
  const isReachable = useReachable();
  const isOnline = isIn && isReachable;
  const mine = inspectionsHere.useAll(`${me}/`);
  const parcels = outbox.useAll(`${me}/`) ?? [];
  const [read] = useState(() => dayRead(me));
  const readAt = useStored(read);
  const bringing = useMutation({
    mutationFn: () => Promise.all([bringDay(me), refresh(TO_TAKE)]),
    networkMode: 'always',
  });
  const { mutate: bringNow } = bringing;
  useEffect(() => {
    if (!isOnline) return;
    bringNow();
    const timer = setInterval(bringNow, AGAIN_MS);
    return () => clearInterval(timer);
  }, [isOnline, bringNow]);

  if (!mine) return <Reading label={t.reading} />;
  const open = mine
    .filter(({ task }) => !parcelOf(parcels, task.id, task.attempt))
    .sort((a, b) => (a.task.dueAt ?? '~').localeCompare(b.task.dueAt ?? '~'));
  return (
    <Page
      title={t.title}
      aside={
        <button type="button" disabled={!isOnline || bringing.isPending} onClick={() => bringNow()}>
          {t.readAgain}
        </button>
      }
    >
      <div className="stack inspector">
        <p className="quiet">
          {t.onDevice}
          {readAt && (
            <>
              {' '}
              {t.readAt} <Moment at={readAt} office={open[0]?.task.office ?? ''} />.
            </>
          )}
        </p>
        <ProblemNote error={isOnline && bringing.error} />
        <Outbox parcels={parcels} />
        <section className="stack">
          <h2>{t.mine}</h2>
          {open.length === 0 && (readAt || !isOnline) && (
            <Empty title={t.emptyTitle}>
              <p>{t.emptyText}</p>
            </Empty>
          )}
          <ul className="stack">
            {open.map((inspection) => (
              <Card key={inspection.task.id} me={me} inspection={inspection} />
            ))}
          </ul>
        </section>
        <ToTake me={me} isOnline={isOnline} />
      </div>
    </Page>
  );
}

function Card({ me, inspection: { task, content } }: { me: string; inspection: Inspection }) {
  const t = useTexts(texts);
  const [item] = content.items;
  return (
    <li className="panel card-line">
      <Link href={`/app/inspections/${task.id}`} className="whole">
        {task.mrn}
      </Link>
      <span className="row">
        {task.lane && <LaneMark lane={task.lane} />}
        <Due task={task} />
        {hasDraft(me, task.id) && <strong>{t.begun}</strong>}
      </span>
      <span>{item?.description ?? item?.commodityCode}</span>
      <span className="quiet">
        {[
          content.goodsLocation ?? task.office,
          t.itemsOf(content.items.length),
          content.containers.length > 0 && t.containersOf(content.containers.length),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </li>
  );
}

function Outbox({ parcels }: { parcels: Parcel[] }) {
  const t = useTexts(texts);
  if (parcels.length === 0) return null;
  return (
    <section className="stack">
      <h2>{t.outbox}</h2>
      <ul className="stack">
        {parcels.map(({ name, task, state, sentAt }) => (
          <li key={name} className="panel card-line">
            <Link href={`/app/inspections/${task.id}`} className="whole">
              {task.mrn}
            </Link>
            <span className={state === 'refused' ? 'overdue' : undefined}>
              {t[state]} {sentAt && <Moment at={sentAt} office={task.office} />}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What nobody has taken yet. Taken it is brought onto the device at once. */
function ToTake({ me, isOnline }: { me: string; isOnline: boolean }) {
  const t = useTexts(texts);
  const { data, error } = useRead<PageOf<TaskView>>(TO_TAKE, { enabled: isOnline });
  const taking = useMutation({
    mutationFn: async (id: string) => {
      await command('POST', `/tasks/${id}/claim`);
      await bring(me, id);
    },
    onSettled: () => refresh('/tasks'),
  });
  return (
    <section className="stack">
      <h2>{t.toTake}</h2>
      {!isOnline && <p className="quiet">{t.takeNeedsNetwork}</p>}
      {isOnline && <ProblemNote error={taking.error ?? error} />}
      {isOnline && data?.items.length === 0 && <p className="quiet">{t.noneToTake}</p>}
      {isOnline && (
        <ul className="stack">
          {data?.items.map((task) => (
            <li key={task.id} className="panel take-line">
              <span className="card-line">
                <strong className="mono">{task.mrn}</strong>
                <span className="row">
                  {task.lane && <LaneMark lane={task.lane} />}
                  <Due task={task} />
                </span>
                <span className="quiet">{task.office}</span>
              </span>
              <button
                type="button"
                className="primary"
                aria-label={t.takeOne(task.mrn)}
                disabled={taking.isPending}
                onClick={() => taking.mutate(task.id)}
              >
                {t.take}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
