import { useRef, useState, type RefObject, type SubmitEvent } from 'react';
import { useMutation } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import type { OfficeDetail } from '#libs/domain';
import { Problem } from '../../api/problem.js';
import { queries, refresh } from '../../api/queries.js';
import type { Wrong } from '../../form/schema-form.js';
import { useTyped } from '../../form/typed.js';
import { useLanguage, useTexts } from '../../texts/language.js';
import { AskTwice } from '../../ui/ask-twice.js';
import { ProblemNote } from '../../ui/notes.js';
import { ClosedDays, Hours, Identity } from './calendar.js';
import { Clocks } from './clocks.js';
import { addressOf, change } from './commands.js';
import { beginning, type Draft } from './draft.js';
import { Field, FormOf } from './fields.js';
import { Differences } from './history.js';
import { useOutlook } from './outlook.js';
import { Overtaken } from './overtaken.js';
import { usePartWords } from './part-words.js';
import { differences, partOf, withPart } from './parts.js';
import { ServiceLevels } from './service-levels.js';
import { texts } from './texts.js';
import { useSaid } from './said.js';

interface OfficeFormProps {
  /** As it is configured now; of a new office, what it begins as. */
  present: OfficeDetail;
  isNew?: boolean;
}

/** How an office is configured, to be changed with a reason. What is typed is kept on the device until it is in force. */
export function OfficeForm({ present, isNew = false }: OfficeFormProps) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { said, wrongOf } = useSaid();
  const [, go] = useLocation();
  const form = useRef<HTMLFormElement>(null);
  const leftOut = useRef(new Map<string, unknown>());
  const [{ typed }, keep, forget] = useTyped<{ typed?: Draft }>(`office.${present.office.code}`, {});
  const draft = typed ?? beginning(present);
  const outlook = useOutlook(draft.office);
  const [wrong, setWrong] = useState<Wrong>({});
  const isOvertaken = !isNew && draft.version !== present.version;
  const isTaken = (error: Error | null) => isNew && error instanceof Problem && error.code === 'office-changed';
  const request = { version: draft.version, office: draft.office, reason: draft.reason };
  const show = (found: Wrong) => {
    setWrong(found);
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  const saving = useMutation({
    mutationFn: () => change(request),
    onSuccess: (now) => {
      forget();
      queries.setQueryData([addressOf(draft.office.code)], now);
      void refresh('/offices');
      if (isNew) go(`/app/offices/${encodeURIComponent(draft.office.code)}`);
    },
    onError: (error) => {
      if (!(error instanceof Problem)) return;
      // What another made of it has to be seen first.
      if (error.code === 'office-changed') void refresh(addressOf(present.office.code));
      show(isTaken(error) ? { code: t.codeTaken } : wrongOf(error));
    },
  });
  const put = (more: Partial<Draft>) => {
    saving.reset();
    keep({ typed: { ...draft, ...more } });
  };
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const { checkOffice } = await import('../../form/check.js');
    const found = Object.entries(checkOffice(request, language)).map(([path, message]) => [path, said(message)]);
    // What the calendar makes impossible is told with the rest, not once the rest is mended.
    const impossible = found.length > 0 && outlook.error instanceof Problem ? wrongOf(outlook.error) : {};
    show({ ...impossible, ...(Object.fromEntries(found) as Wrong) });
    if (found.length === 0) saving.mutate();
  };
  const set = (part: string, value: unknown) => {
    if (value === undefined) leftOut.current.set(part, partOf(draft.office, part));
    put({ office: withPart(draft.office, part, value) });
  };
  const restore = (part: string, otherwise: unknown) =>
    set(part, leftOut.current.get(part) ?? partOf(draft.base, part) ?? otherwise);
  const isChanged = differences(draft.base, draft.office).length > 0;
  return (
    <FormOf value={{ office: draft.office, set, restore, wrong }}>
      <form className="stack" ref={form} noValidate onSubmit={(event) => void submit(event)}>
        <Identity isNew={isNew} />
        <div className="office-calendar">
          <Hours />
          <ClosedDays holidays={outlook.data?.holidays} />
        </div>
        <NoDates error={outlook.error} />
        <Clocks defaults={present.defaultClocks} outlook={outlook.error ? undefined : outlook.data} />
        <ServiceLevels />
        <section className="panel stack">
          <h2>{t.whatChanges}</h2>
          {isChanged ? (
            <Differences from={draft.base} to={draft.office} />
          ) : (
            <p className="quiet">{t.nothingChanged}</p>
          )}
          <Field path="reason" label={t.fields.reason} hint={t.hints.reason}>
            {(control) => (
              <textarea
                {...control}
                maxLength={2000}
                value={draft.reason}
                onChange={({ target }) => put({ reason: target.value })}
              />
            )}
          </Field>
          <WhatIsWrong wrong={wrong} form={form} />
          {isOvertaken ? (
            <Overtaken draft={draft} present={present} onCarry={put} />
          ) : (
            <ProblemNote error={isTaken(saving.error) ? null : saving.error} />
          )}
          {saving.isSuccess && (
            <p className="note good" role="status">
              {t.saved}
            </p>
          )}
          <div className="row">
            <button type="submit" className="primary" disabled={saving.isPending || !isChanged}>
              {t.save}
            </button>
            {typed && (
              <AskTwice
                action={t.discard}
                onYes={() => {
                  forget();
                  setWrong({});
                }}
              />
            )}
            <span className="quiet">{t.keptHere}</span>
          </div>
        </section>
      </form>
    </FormOf>
  );
}

/** By what is typed no due date can be told: why. */
function NoDates({ error }: { error: Error | null }) {
  const t = useTexts(texts);
  const { impossible } = useSaid();
  const sentences = error instanceof Problem ? impossible(error) : [];
  if (sentences.length === 0) return null;
  return (
    <div className="note warn" role="status">
      <p>{t.noDates}</p>
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  );
}

/** The control of a part, of what the part is within, or of something in it. */
const fieldOf = (form: HTMLFormElement | null, part: string) =>
  [...(form?.querySelectorAll<HTMLElement>('[data-part]') ?? [])].find(
    ({ dataset: { part: its = '' } }) => `${part}.`.startsWith(`${its}.`) || its.startsWith(`${part}.`),
  );

/** All that is wrong, in one place, each leading to where it is. */
function WhatIsWrong({ wrong, form }: { wrong: Wrong; form: RefObject<HTMLFormElement | null> }) {
  const t = useTexts(texts);
  const { nameOf } = usePartWords();
  const all = Object.entries(wrong);
  if (all.length === 0) return null;
  return (
    <div className="note bad" role="alert">
      <p>{t.correctThese}</p>
      <ul>
        {all.map(([path, message]) => (
          <li key={path}>
            <button type="button" className="bare" onClick={() => fieldOf(form.current, path)?.focus()}>
              {nameOf(path)}
            </button>
            : {message}
          </li>
        ))}
      </ul>
    </div>
  );
}
