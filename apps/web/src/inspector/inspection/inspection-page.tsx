import { useEffect, useRef, useState, type SubmitEvent } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Link } from 'wouter';
import { useNames } from '../../api/queries.js';
import type { Filled, Schema } from '../../form/schema.js';
import { goToPlace } from '../../form/go-to-place.js';
import { ReasonResults } from '../../form/reason-results.js';
import { SchemaForm, type Wrong } from '../../form/schema-form.js';
import { Summary } from '../../form/summary.js';
import { texts as formTexts } from '../../form/texts.js';
import { Results } from '../../declaration/results.js';
import { useReachable } from '../../device/connection.js';
import { useSession } from '../../session/session.js';
import { useLanguage, useTexts } from '../../texts/language.js';
import { AskTwice } from '../../ui/ask-twice.js';
import { LaneMark } from '../../ui/marks.js';
import { Empty, Reading } from '../../ui/notes.js';
import { Page } from '../../ui/page.js';
import { useSheets } from '../../ui/sheets.js';
import { bring, inspectionsHere, nameOf, type Inspection } from '../day/day.js';
import { Due } from '../due.js';
import { outbox, parcelOf, post, sendWaiting } from '../send/outbox.js';
import { ParcelNote, Typed } from '../send/parcel-note.js';
import { texts } from '../texts.js';
import { filesOf, withoutPhotograph, type Answer } from './answer.js';
import { Counts } from './counts.js';
import { useDraft } from './draft.js';
import { Findings } from './findings.js';
import { Numbers } from './numbers.js';
import { forgetFiles } from './photograph.js';
import { Photographs, PlaceChoice, TakePhotograph } from './photographs.js';
import { placeName } from './place-name.js';
import { Signatures, useBegunSignature } from './signatures.js';
import { Where } from './where.js';
import { Why } from './why.js';

/** A card each: so many are drawn with every key, and fit a thumb. */
const ITEMS_AT_ONCE = 20;

/** One inspection, from what the device keeps; read anew while somebody answers. */
export function InspectionPage({ id, me }: { id: string; me: string }) {
  const t = useTexts(texts);
  const inspection = inspectionsHere.useOne(nameOf(me, id));
  const parcel = parcelOf(outbox.useAll(`${me}/`) ?? [], id, inspection?.task.attempt);
  const isIn = useSession() === 'in';
  const isReachable = useReachable();
  const reading = useMutation({ mutationFn: () => bring(me, id) });
  const { mutate: read } = reading;
  useEffect(() => {
    if (isIn && isReachable) read();
  }, [isIn, isReachable, read]);

  if (inspection === undefined) return <Reading label={t.reading} />;
  if (!inspection && !parcel)
    return reading.isPending ? (
      <Reading label={t.reading} />
    ) : (
      <Page title={t.title}>
        <Empty title={t.notHereTitle}>
          <p>{t.notHereText}</p>
          <Link href="/app/inspections">{t.back}</Link>
        </Empty>
      </Page>
    );
  const task = inspection?.task;
  return (
    <Page title={task?.mrn ?? parcel?.task.mrn ?? ''}>
      <div className="stack inspector">
        <div className="row">
          <Link href="/app/inspections">← {t.back}</Link>
          {task?.lane && <LaneMark lane={task.lane} />}
          {task && !parcel && <Due task={task} />}
        </div>
        {parcel && <ParcelNote me={me} parcel={parcel} inspection={inspection} />}
        {inspection && parcel?.state === 'sent' && <Results task={inspection.task} />}
        {inspection && !parcel && <Form me={me} inspection={inspection} />}
      </div>
    </Page>
  );
}

function Form({ me, inspection }: { me: string; inspection: Inspection }) {
  const t = useTexts(texts);
  const { fields, errors, optional } = useTexts(formTexts);
  const language = useLanguage();
  const personOf = useNames();
  const { task, content } = inspection;
  const { answer, isKept, isOutdated, change: put, adopt, forget } = useDraft(me, task);
  const [wrong, setWrong] = useState<Wrong>({});
  const signature = useBegunSignature(task.id);
  const [asksForSignature, setAsksForSignature] = useState(false);
  const isSignatureWrong = asksForSignature && signature.isBegun;
  const sheets = useSheets(content.items, ITEMS_AT_ONCE);
  const form = useRef<HTMLFormElement>(null);
  const summary = useRef<HTMLDivElement>(null);
  const isMine = task.state === 'claimed' && task.assignee === me;
  const isWaiting = task.state === 'waiting' && task.assignee === me;
  const reasons = task.reasonsToAnswer ?? [];
  const schema = task.form as Schema;
  const definitions = schema.$defs ?? {};
  const isBegun = Object.keys(answer).length > 0;

  const change = (by: (answer: Answer) => Answer) =>
    put((now) => {
      const then = by(now);
      const named = filesOf(then);
      // What was removed, a photograph or a signature, leaves the device.
      const removed = filesOf(now).filter((each) => !named.includes(each));
      void forgetFiles(me, removed);
      // What is wrong is said by number, and once one comes or goes the numbers are others'.
      if (linesOf(then) !== linesOf(now)) setWrong({});
      return then;
    });
  const discard = () => {
    forget();
    signature.forget();
    void forgetFiles(me, filesOf(answer));
  };
  const posting = useMutation({
    mutationFn: () => post(me, task, answer),
    onSuccess: () => {
      forget();
      void sendWaiting(me);
    },
  });
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const { check } = await import('../../form/check.js');
    const rules = reasons.map(({ rule }) => rule);
    const found = check(
      task.kind,
      answer,
      rules,
      language,
      content.items.map(({ number }) => number),
    );
    setWrong(found);
    // One that was drawn and not kept would stay behind.
    setAsksForSignature(signature.isBegun);
    const isRight = Object.keys(found).length === 0;
    if (isRight && !signature.isBegun) posting.mutate();
    else
      requestAnimationFrame(() => {
        if (isRight) form.current?.querySelector<HTMLElement>('.error')?.scrollIntoView({ block: 'center' });
        else summary.current?.focus();
      });
  };
  const goTo = (path: string) => {
    const [, at] = /^counted\.(\d+)/.exec(path) ?? [];
    const counted = answer.counted?.[Number(at)];
    if (counted) sheets.turnTo(content.items.findIndex(({ number }) => number === counted.item));
    goToPlace(form.current, path);
  };
  const removePhotograph = (image: string) => change((now) => withoutPhotograph(now, image));
  const part = (...names: string[]) => (
    <SchemaForm
      schema={partOf(schema, names)}
      definitions={definitions}
      filled={answer}
      // What is filled in elsewhere on the page meanwhile stays: only these parts are taken over.
      onChange={(to) => change((now) => withParts(now, to, names))}
      wrong={wrong}
    />
  );

  if (!isMine && !isWaiting)
    return (
      <section className="panel stack">
        <h2>{t.notMineTitle}</h2>
        <p className="note warn" role="status">
          {task.state === 'open' || task.state === 'claimed'
            ? t.notMineText(task.assignee && personOf(task.assignee))
            : t.closedText}
        </p>
        {task.state === 'completed' && <Results task={task} />}
        {isBegun && (
          <>
            <Typed me={me} mrn={task.mrn} office={task.office} answer={answer} />
            <AskTwice action={t.discard} question={t.discardSure} onYes={discard} />
          </>
        )}
      </section>
    );
  return (
    <form className="stack" noValidate ref={form} onSubmit={(event) => void submit(event)}>
      <div ref={summary} tabIndex={-1} className="summary">
        <Summary
          wrong={wrong}
          nameOf={(path) =>
            placeName({ ...t, fields: { ...fields, packages: t.packages, grossMassKg: t.mass } }, answer, path)
          }
          said={(message) => errors[message] ?? message}
          onGo={goTo}
        />
      </div>
      {isWaiting && <p className="note warn">{t.waitsText}</p>}
      {isOutdated && (
        <div className="note warn stack" role="alert">
          <strong>{t.reissuedTitle}</strong>
          <p>{t.reissuedText}</p>
          <div>
            <button type="button" onClick={adopt}>
              {t.reissuedRead}
            </button>
          </div>
        </div>
      )}
      <Results task={task} />
      <Why task={task} />
      <Where inspection={inspection} />
      <Numbers declared={content.containers} answer={answer} onChange={change} />
      <Counts sheets={sheets} answer={answer} onChange={change} wrong={wrong} />
      {reasons.length > 0 && (
        <section className="panel stack" data-path="reasonResults">
          <h2>{t.results}</h2>
          <ReasonResults
            reasons={reasons}
            results={answer.reasonResults ?? []}
            onChange={(reasonResults) => change((now) => ({ ...now, reasonResults }))}
            error={wrong['reasonResults']}
            disabled={false}
          />
        </section>
      )}
      <Findings
        me={me}
        office={task.office}
        definitions={definitions}
        answer={answer}
        onChange={change}
        onRemovePhotograph={removePhotograph}
        wrong={wrong}
      />
      <section className="panel stack">
        <h2>
          {t.photographs} <span className="quiet">· {optional}</span>
        </h2>
        <Photographs me={me} office={task.office} photographs={answer.photographs ?? []} onRemove={removePhotograph} />
        <div>
          <TakePhotograph me={me} onChange={change} />
        </div>
        <PlaceChoice />
        <p className="quiet">{t.photographNote}</p>
      </section>
      <section className="panel stack">
        <h2>{t.outcome}</h2>
        {part('outcome', 'extent', 'packagesOpened', 'note')}
      </section>
      <Signatures me={me} task={task.id} isWrong={isSignatureWrong} answer={answer} onChange={change} />
      <div className="thumb">
        <span className="quiet" role="status">
          {Object.keys(wrong).length > 0 || isSignatureWrong
            ? t.correct
            : posting.isError
              ? t.postFailed
              : isBegun && (isKept ? t.keptHere : t.notKept)}
        </span>
        <button type="submit" className="primary" disabled={isWaiting || isOutdated || posting.isPending}>
          {t.finish}
        </button>
      </div>
    </form>
  );
}

const linesOf = ({ findings = [], counted = [] }: Answer): string => `${findings.length} ${counted.length}`;

const partOf = (schema: Schema, names: string[]): Schema => ({
  ...schema,
  properties: Object.fromEntries(
    names.flatMap((name) => {
      const its = schema.properties?.[name];
      return its ? [[name, its]] : [];
    }),
  ),
});

const withParts = (answer: Answer, to: Filled, names: string[]): Answer => ({
  ...Object.fromEntries(Object.entries(answer).filter(([name]) => !names.includes(name))),
  ...Object.fromEntries(Object.entries(to).filter(([name]) => names.includes(name))),
});
