import { useEffect, useRef } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { TaskDetail } from '#libs/domain';
import { command } from '../../api/client.js';
import { Problem } from '../../api/problem.js';
import { useNames, useRead } from '../../api/queries.js';
import { useBecame } from '../../declaration/became.js';
import { resultIn } from '../../declaration/result-in.js';
import { texts as declarationTexts } from '../../declaration/texts.js';
import { useReachable } from '../../device/connection.js';
import { texts as formTexts } from '../../form/texts.js';
import { useSession } from '../../session/session.js';
import { useTexts } from '../../texts/language.js';
import { AskTwice } from '../../ui/ask-twice.js';
import { Moment } from '../../ui/moment.js';
import { ProblemNote } from '../../ui/notes.js';
import { kindName, words } from '../../words/words.js';
import { bring, inspectionsHere, type Inspection } from '../day/day.js';
import { toDo } from '../day/to-do.js';
import { filesOf, type Answer } from '../inspection/answer.js';
import { draftAgain } from '../inspection/draft.js';
import { forgetFiles } from '../inspection/photograph.js';
import { Photographs } from '../inspection/photographs.js';
import { texts } from '../texts.js';
import { asText } from './as-text.js';
import { isFailing, outbox, type Parcel } from './outbox.js';

interface ParcelNoteProps {
  me: string;
  parcel: Parcel;
  inspection: Inspection | null;
}

/** A finished inspection: on its way, on record, or refused, and then why and what to do. */
export function ParcelNote(its: ParcelNoteProps) {
  return its.parcel.state === 'refused' || isFailing(its.parcel) ? <Stuck {...its} /> : <OnItsWay {...its} />;
}

/** Finished: what of it is on record and what came of that, or that it waits; and the way on. */
function OnItsWay({ me, parcel, inspection }: ParcelNoteProps) {
  const t = useTexts(texts);
  const w = useTexts(words);
  const { outcomes } = useTexts(declarationTexts).results;
  const became = useBecame();
  const title = useRef<HTMLHeadingElement>(null);
  const isIn = useSession() === 'in';
  const isReachable = useReachable();
  const isSent = parcel.state === 'sent';
  // The device forgets an inspection once it is on record, and has it as it was before until then.
  const here = inspection?.task.state === 'completed' ? inspection.task : undefined;
  const read = useRead<TaskDetail>(`/tasks/${parcel.task.id}`, { enabled: isSent && isIn && isReachable && !here });
  const after = here ?? (read.data?.state === 'completed' ? read.data : undefined);
  const result = resultIn(parcel.response);
  const following = toDo(inspectionsHere.useAll(`${me}/`) ?? [], outbox.useAll(`${me}/`) ?? []).find(
    ({ task }) => task.state === 'claimed' && task.assignee === me,
  );
  // The form that it was finished by was longer: what is told stands above, and is read aloud.
  useEffect(() => {
    title.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, []);
  return (
    <section className="panel stack">
      <h2 ref={title} tabIndex={-1}>
        {isSent ? t.sentTitle : t.waitingTitle}
      </h2>
      <div className="note" role="status">
        <p>
          {isSent
            ? t.sentText([kindName(w, 'inspection'), result && outcomes[result]].filter(Boolean).join(': '))
            : t.waitingText}
        </p>
        <p>{isSent && after && became(after)}</p>
        {parcel.sentAt && (
          <p className="quiet">
            <Moment at={parcel.sentAt} office={parcel.task.office} show="absolute" />
          </p>
        )}
      </div>
      <div className="row">
        {following && (
          <Link href={`/app/inspections/${following.task.id}`} className="button primary">
            {t.following}
          </Link>
        )}
        <Link href="/app/inspections" className="button">
          {t.next}
        </Link>
      </div>
    </section>
  );
}

/** Refused, or failing: all that was typed, and what can be done with it. */
function Stuck({ me, parcel, inspection }: ParcelNoteProps) {
  const t = useTexts(texts);
  const { response, problem, name, task } = parcel;
  const nameOf = useNames();
  const now = inspection?.task;
  const isMine = (now?.state === 'claimed' || now?.state === 'waiting') && now.assignee === me;
  const isOpen = now?.state === 'open';
  const what = (): string => {
    if (isMine) return t.refusedMine;
    if (isOpen) return t.refusedOpen;
    return now?.state === 'claimed' && now.assignee ? t.refusedTaken(nameOf(now.assignee)) : t.refusedClosed;
  };
  const taking = useMutation({
    mutationFn: async () => {
      await command('POST', `/tasks/${task.id}/claim`);
      await bring(me, task.id);
    },
  });
  const opening = useMutation({
    mutationFn: async () => {
      // Back where it is typed first, then out of the outbox: it is never in neither.
      if (!draftAgain(me, task.id, task.attempt, response)) throw new Error('The device is full.');
      await outbox.forget(name);
    },
  });
  const discard = async () => {
    await outbox.forget(name);
    await forgetFiles(me, filesOf(response));
  };
  return (
    <section className="panel stack">
      <h2>{parcel.state === 'refused' ? t.refusedTitle : t.failsTitle}</h2>
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
        {parcel.state === 'refused' ? what() : t.failsText}{' '}
        {parcel.state === 'waiting' && parcel.failsSince && (
          <>
            {t.failsSince} <Moment at={parcel.failsSince} office={task.office} show="both" />.
          </>
        )}{' '}
        {t.refusedKept}
      </p>
      <ProblemNote error={taking.error} />
      {opening.isError && (
        <p className="note bad" role="alert">
          {t.postFailed}
        </p>
      )}
      <div className="row">
        {isMine && (
          <button type="button" className="primary" disabled={opening.isPending} onClick={() => opening.mutate()}>
            {t.openAgain}
          </button>
        )}
        {isOpen && (
          <button type="button" className="primary" disabled={taking.isPending} onClick={() => taking.mutate()}>
            {t.take}
          </button>
        )}
        <AskTwice action={t.discard} question={t.discardSure} onYes={() => void discard()} />
      </div>
      <Typed me={me} mrn={task.mrn} office={task.office} answer={response} />
    </section>
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
  const copying = useMutation({ mutationFn: () => navigator.clipboard.writeText(text) });
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
