import { useMemo, useRef, useState, type SubmitEvent } from 'react';
import { useMutation } from '@tanstack/react-query';
import { WatchlistContent, type WatchlistSubject } from '#libs/domain';
import { Problem } from '../../api/problem.js';
import { useMe } from '../../api/queries.js';
import { stored, useStored } from '../../device/stored.js';
import { checkBy } from '../../form/check.js';
import type { Wrong } from '../../form/schema-form.js';
import { wrongIn } from '../../form/wrong.js';
import { useLanguage, useTexts } from '../../texts/language.js';
import { Dialog } from '../../ui/dialog.js';
import { ProblemNote } from '../../ui/notes.js';
import { withTyped, yearFrom } from '../rules/draft.js';
import { Field } from '../rules/field.js';
import { texts as ruleTexts } from '../rules/texts.js';
import { ToldFields } from '../rules/told-fields.js';
import { propose } from './commands.js';
import { SubjectFields } from './subject-fields.js';
import { subjectOf, type TypedEntry, type TypedSubject } from './subject.js';
import { texts } from './texts.js';

/** Proposes an entry. What is typed is kept on this device until it is sent. */
export default function EntryDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts(texts);
  const { errors } = useTexts(ruleTexts);
  const language = useLanguage();
  const me = useMe();
  const form = useRef<HTMLFormElement>(null);
  const kept = useMemo(() => stored<TypedEntry | undefined>(`watchlist.${me?.id ?? ''}`, undefined), [me?.id]);
  const [begun] = useState((): TypedEntry => {
    return { subject: { kind: 'party' }, lane: 'yellow', weight: 0, ...yearFrom(Date.now()) };
  });
  const entry = useStored(kept) ?? begun;
  const [wrong, setWrong] = useState<Wrong>({});
  const type = (part: Partial<TypedEntry>) => kept.set(withTyped(entry, part));
  const show = (found: Wrong) => {
    setWrong(found);
    // The first of what is marked, once it is marked.
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus());
  };
  const sending = useMutation({
    mutationFn: propose,
    onSuccess: () => {
      kept.set(undefined);
      onClose();
    },
    onError: (error) => {
      if (!(error instanceof Problem)) return;
      show(error.code === 'watchlist-id-taken' ? { id: t.taken } : wrongIn(error, ''));
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const content = { ...entry, subject: subjectOf(entry.subject) };
    const found = checkBy(WatchlistContent, content, language);
    show(found);
    if (Object.keys(found).length === 0) sending.mutate(WatchlistContent.parse(content));
  };
  const said = (name: string): string | undefined => {
    const error = Object.entries(wrong).find(([path]) => path === name || path.startsWith(`${name}.`))?.[1];
    return error && (errors[error] ?? error);
  };
  return (
    <Dialog title={t.dialogTitle} onClose={onClose}>
      <form className="stack" noValidate ref={form} onSubmit={submit}>
        <fieldset className="field">
          <legend>{t.kind}</legend>
          <div className="choices">
            {(Object.keys(t.kinds) as WatchlistSubject['kind'][]).map((kind) => (
              <label key={kind}>
                <input
                  type="radio"
                  name="kind"
                  checked={entry.subject.kind === kind}
                  onChange={() => type({ subject: { ...entry.subject, kind } })}
                />
                {t.kinds[kind]}
              </label>
            ))}
          </div>
        </fieldset>
        <SubjectFields
          subject={entry.subject}
          onChange={(part: Partial<TypedSubject>) => type({ subject: { ...entry.subject, ...part } })}
          error={said('subject')}
        />
        <Field id="entry-id" label={t.id} hint={t.idHint} error={said('id')}>
          {(its) => (
            <input
              {...its}
              size={30}
              maxLength={63}
              autoComplete="off"
              value={entry.id ?? ''}
              onChange={({ target }) => type({ id: target.value })}
            />
          )}
        </Field>
        <ToldFields filled={entry} onChange={(name, value) => type({ [name]: value })} wrong={wrong} />
        <ProblemNote error={sending.error} />
        <div className="row dialog-end">
          <button type="submit" className="primary" disabled={sending.isPending}>
            {t.send}
          </button>
          <button type="button" onClick={onClose}>
            {t.close}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
