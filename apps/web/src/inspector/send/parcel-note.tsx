import { useState } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Link } from 'wouter';
import { command } from '../../api/client.js';
import { Problem } from '../../api/problem.js';
import { texts as formTexts } from '../../form/texts.js';
import { useTexts } from '../../texts/language.js';
import { Moment } from '../../ui/moment.js';
import { ProblemNote } from '../../ui/notes.js';
import { bring, type Inspection } from '../day/day.js';
import { filesOf, type Answer } from '../inspection/answer.js';
import { draftAgain } from '../inspection/draft.js';
import { fileName, filesHere } from '../inspection/photograph.js';
import { Photographs } from '../inspection/photographs.js';
import { texts } from '../texts.js';
import { asText } from './as-text.js';
import { outbox, type Parcel } from './outbox.js';

interface ParcelNoteProps {
  me: string;
  parcel: Parcel;
  inspection: Inspection | null;
}

/** A finished inspection: on its way, on record, or refused, and then why and what to do. */
export function ParcelNote({ me, parcel, inspection }: ParcelNoteProps) {
  const t = useTexts(texts);
  if (parcel.state === 'refused') return <Refused me={me} parcel={parcel} inspection={inspection} />;
  return (
    <section className="panel stack">
      <h2>{parcel.state === 'sent' ? t.sentTitle : t.waitingTitle}</h2>
      <p className="note" role="status">
        {parcel.state === 'sent' ? t.sentText : t.waitingText}{' '}
        {parcel.sentAt && <Moment at={parcel.sentAt} office={parcel.task.office} show="both" />}
      </p>
      <div>
        <Link href="/app/inspections" className="button">
          {t.next}
        </Link>
      </div>
    </section>
  );
}

function Refused({ me, parcel, inspection }: ParcelNoteProps) {
  const t = useTexts(texts);
  const { response, problem, name, task } = parcel;
  const now = inspection?.task;
  const isMine = (now?.state === 'claimed' || now?.state === 'waiting') && now.assignee === me;
  const isOpen = now?.state === 'open';
  const what = (): string => {
    if (isMine) return t.refusedMine;
    if (isOpen) return t.refusedOpen;
    return now?.state === 'claimed' && now.assignee ? t.refusedTaken(now.assignee) : t.refusedClosed;
  };
  const taking = useMutation({
    mutationFn: async () => {
      await command('POST', `/tasks/${task.id}/claim`);
      await bring(me, task.id);
    },
  });
  const openAgain = async () => {
    // Back where it is typed first, then out of the outbox: it is never in neither.
    draftAgain(me, task.id, task.attempt, response);
    await outbox.forget(name);
  };
  const discard = async () => {
    await outbox.forget(name);
    for (const sha256 of filesOf(response)) await filesHere.forget(fileName(me, sha256));
  };
  return (
    <section className="panel stack">
      <h2>{t.refusedTitle}</h2>
      {problem && <ProblemNote error={new Problem(problem.code, 409, '')} />}
      {problem && problem.errors.length > 0 && (
        <ul>
          {problem.errors.map(({ path, message }) => (
            <li key={path}>
              <span className="mono">{path.replace('/response/', '')}</span>: {message}
            </li>
          ))}
        </ul>
      )}
      <p>
        {what()} {t.refusedKept}
      </p>
      <ProblemNote error={taking.error} />
      <div className="row">
        {isMine && (
          <button type="button" className="primary" onClick={() => void openAgain()}>
            {t.openAgain}
          </button>
        )}
        {isOpen && (
          <button type="button" className="primary" disabled={taking.isPending} onClick={() => taking.mutate()}>
            {t.take}
          </button>
        )}
        <Discard onDiscard={() => void discard()} />
      </div>
      <Typed me={me} mrn={task.mrn} office={task.office} answer={response} />
    </section>
  );
}

/** Asks twice before what was typed is deleted. */
export function Discard({ onDiscard }: { onDiscard: () => void }) {
  const t = useTexts(texts);
  const [asks, setAsks] = useState(false);
  if (!asks)
    return (
      <button type="button" onClick={() => setAsks(true)}>
        {t.discard}
      </button>
    );
  return (
    <div className="note warn stack" role="alert">
      <p>{t.discardSure}</p>
      <div className="row">
        <button type="button" onClick={onDiscard}>
          {t.discardYes}
        </button>
        <button type="button" onClick={() => setAsks(false)}>
          {t.close}
        </button>
      </div>
    </div>
  );
}

interface TypedProps {
  me: string;
  mrn: string;
  office: string;
  answer: Answer;
}

/** All that was typed, to be read and copied. */
export function Typed({ me, mrn, office, answer }: TypedProps) {
  const t = useTexts(texts);
  const text = asText(useTexts(formTexts), mrn, answer);
  const copying = useMutation({ networkMode: 'always', mutationFn: () => navigator.clipboard.writeText(text) });
  return (
    <div className="stack">
      <h3>{t.typed}</h3>
      <pre className="typed">{text}</pre>
      <Photographs me={me} office={office} photographs={answer.photographs ?? []} />
      <div className="row">
        <button type="button" onClick={() => copying.mutate()}>
          {t.copy}
        </button>
        <span role="status">{copying.isSuccess && t.copied}</span>
      </div>
    </div>
  );
}
