import { useEffect, useState } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Link } from 'wouter';
import { refresh } from '../../api/queries.js';
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
import { isFailing, outbox, type Parcel } from '../send/outbox.js';
import { texts } from '../texts.js';
import { bringDay, dayRead, inspectionsHere, type Inspection } from './day.js';
import { toDo } from './to-do.js';
import { TO_TAKE, ToTake } from './to-take.js';

const AGAIN_MS = 60_000;

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
  });
  const { mutate: bringNow } = bringing;
  useEffect(() => {
    if (!isOnline) return;
    bringNow();
    const timer = setInterval(bringNow, AGAIN_MS);
    return () => clearInterval(timer);
  }, [isOnline, bringNow]);

  if (!mine) return <Reading label={t.reading} />;
  const open = toDo(mine, parcels);
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
        <ToTake me={me} mine={mine} isOnline={isOnline} />
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
        {parcels.map((parcel) => (
          <li key={parcel.name} className="panel card-line">
            <Link href={`/app/inspections/${parcel.task.id}`} className="whole">
              {parcel.task.mrn}
            </Link>
            <span className={parcel.state === 'refused' || isFailing(parcel) ? 'overdue' : undefined}>
              {t[isFailing(parcel) ? 'fails' : parcel.state]}{' '}
              {parcel.sentAt && <Moment at={parcel.sentAt} office={parcel.task.office} />}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
