import { useMemo, useRef, useState, type SubmitEvent } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Link, useLocation } from 'wouter';
import { RuleContent, type RuleView } from '#libs/domain';
import { Problem } from '../../api/problem.js';
import { useMe, useNames } from '../../api/queries.js';
import { stored, useStored } from '../../device/stored.js';
import { checkBy } from '../../form/check.js';
import type { Wrong } from '../../form/schema-form.js';
import { wrongIn } from '../../form/wrong.js';
import { useLanguage, useTexts } from '../../texts/language.js';
import { AskTwice } from '../../ui/ask-twice.js';
import { ProblemNote } from '../../ui/notes.js';
import { Page } from '../../ui/page.js';
import { backtest, latestVersion, save } from './commands.js';
import { ConditionField } from './condition-field.js';
import { draftOf, endsSoon, newDraft, withTyped, type Draft, type Typed } from './draft.js';
import { Field } from './field.js';
import { editorTexts } from './editor-texts.js';
import { texts } from './texts.js';
import { ToldFields } from './told-fields.js';

/** How far back what was saved is tried at first; another period can be chosen where the result is shown. */
const DAYS = 90;

/** Writes a rule, or the next version of one. What is typed is kept on this device until it is saved. */
export default function Editor({ rule }: { rule?: RuleView }) {
  const t = useTexts(texts);
  const e = useTexts(editorTexts);
  const language = useLanguage();
  const me = useMe();
  const [, go] = useLocation();
  const form = useRef<HTMLFormElement>(null);
  const kept = useMemo(
    () => stored<Draft | undefined>(`rule.${me?.id ?? ''}.${rule?.content.id ?? ''}`, undefined),
    [me?.id, rule?.content.id],
  );
  const [begun] = useState(() => (rule ? draftOf(rule, Date.now()) : newDraft(Date.now())));
  const draft = useStored(kept) ?? begun;
  const { content } = draft;
  const [wrong, setWrong] = useState<Wrong>({});
  /** Of another version than the one that was read before, or of another rule of the same name. */
  const [other, setOther] = useState<RuleView>();
  const isNew = rule === undefined;
  const type = (part: Typed) => kept.set({ ...draft, content: withTyped(content, part) });
  const show = (found: Wrong) => {
    setWrong(found);
    // The first of what is marked, once it is marked.
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus());
  };
  const saving = useMutation({
    mutationFn: async (checked: RuleContent) => {
      const latest = await latestVersion(checked.id);
      if ((latest?.version ?? null) !== draft.basedOn) return { latest };
      const saved = await save(checked);
      // Where this fails the page of the rule offers it again.
      await backtest(checked.id, saved.version, DAYS).catch(() => undefined);
      return { saved };
    },
    onSuccess: ({ latest, saved }) => {
      setOther(latest);
      if (!saved) return;
      kept.set(undefined);
      go(`/app/risk/rules/${saved.content.id}?version=${saved.version}`);
    },
    onError: (error) => {
      if (error instanceof Problem) show(wrongIn(error, ''));
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const found = checkBy(RuleContent, content, language);
    show(found);
    if (Object.keys(found).length === 0) saving.mutate(RuleContent.parse(content));
  };
  const isAhead = rule !== undefined && rule.version !== draft.basedOn;
  const ahead = saving.isPending || saving.data?.saved ? undefined : isAhead ? rule : other;
  const said = (name: string): string | undefined => {
    const error = wrong[name];
    return error && (t.errors[error] ?? error);
  };
  return (
    <Page
      title={isNew ? e.newTitle : e.editTitle(rule.content.id)}
      aside={
        <Link href={isNew ? '/app/risk/rules' : `/app/risk/rules/${rule.content.id}`}>
          ← {isNew ? t.back : rule.content.id}
        </Link>
      }
    >
      <form className="stack panel rule-form" noValidate ref={form} onSubmit={submit}>
        {rule && <p>{e.editNote(draft.basedOn ?? rule.version)}</p>}
        {rule && endsSoon(rule.content, Date.now()) && <p className="note">{e.renewNote}</p>}
        {isNew && (
          <Field id="rule-id" label={e.id} hint={e.idHint} error={other ? e.taken : said('id')}>
            {(its) => (
              <input
                {...its}
                size={30}
                maxLength={63}
                autoComplete="off"
                value={content.id ?? ''}
                onChange={({ target }) => {
                  setOther(undefined);
                  type({ id: target.value });
                }}
              />
            )}
          </Field>
        )}
        <ConditionField
          condition={content.condition ?? ''}
          onChange={(condition) => type({ condition })}
          error={wrong['condition']}
        />
        <ToldFields filled={content} onChange={(name, value) => type({ [name]: value })} wrong={wrong} />
        <label className="row">
          <input
            type="checkbox"
            checked={content.waivesDocuments ?? false}
            onChange={({ target }) => type({ waivesDocuments: target.checked })}
          />
          {t.waives} <span className="quiet">{e.waivesHint}</span>
        </label>
        {ahead && (
          <Meanwhile
            other={ahead}
            isNew={isNew}
            onGoOn={() => {
              kept.set({ ...draft, basedOn: ahead.version });
              setOther(undefined);
            }}
          />
        )}
        <ProblemNote error={saving.error} />
        <div className="row form-end">
          <button type="submit" className="primary" disabled={saving.isPending}>
            {saving.isPending ? e.saving : e.save}
          </button>
          <span className="row">
            <span className="quiet" role="status">
              {draft !== begun && e.kept}
            </span>
            {draft !== begun && <AskTwice action={e.discard} onYes={() => kept.set(undefined)} />}
          </span>
        </div>
      </form>
    </Page>
  );
}

/** Somebody was there first: what they did, and the ways on. */
function Meanwhile({ other, isNew, onGoOn }: { other: RuleView; isNew: boolean; onGoOn: () => void }) {
  const t = useTexts(texts);
  const e = useTexts(editorTexts);
  const me = useMe();
  const nameOf = useNames();
  const { version, status, author, content } = other;
  const address = `/app/risk/rules/${content.id}?version=${version}`;
  const by = author === me?.id ? e.yourself : nameOf(author);
  return (
    <div className="note warn stack" role="alert">
      <strong>{isNew ? e.takenTitle(content.id) : e.conflictTitle(by, version, t.status[status])}</strong>
      <p>{isNew ? e.takenText : e.conflictText}</p>
      <div className="row">
        <Link className="button" href={address}>
          {isNew ? e.openIt : e.conflictRead}
        </Link>
        {!isNew && (
          <button type="button" onClick={onGoOn}>
            {e.conflictGo}
          </button>
        )}
      </div>
    </div>
  );
}
