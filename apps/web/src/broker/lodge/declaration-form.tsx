import { useRef, useState, type ReactNode, type SubmitEvent } from 'react';
import { useMutation } from '@tanstack/react-query';
import type { Declaration, DeclarationView, TransportMode } from '#libs/domain';
import { Problem } from '../../api/problem.js';
import { useMe, useOffices } from '../../api/queries.js';
import type { Wrong } from '../../form/schema-form.js';
import { wrongIn } from '../../form/wrong.js';
import { useLanguage, useTexts } from '../../texts/language.js';
import { ProblemNote } from '../../ui/notes.js';
import { words } from '../../words/words.js';
import { texts, type Field as FieldName } from '../texts.js';
import { Documents } from './documents.js';
import { itemsOf, valueAt, withItem, withValue, type Draft } from './draft.js';
import { Field, fieldId, FormOf, patternOf, useSaid } from './fields.js';

interface DeclarationFormProps {
  draft: Draft;
  onChange: (draft: Draft) => void;
  /** What is wrong already, as the system said of a file. */
  wrongAtFirst?: Wrong;
  action: string;
  /** Who lodges what cannot change any more: the reference and the declarant are what it is known by. */
  isAmendment?: boolean;
  /** Below the goods: what is to be said besides. */
  children?: ReactNode;
  send: (declaration: Draft) => Promise<DeclarationView>;
  onSent: (view: DeclarationView) => void;
}

/** The form of a declaration: what most need, for one item and more. */
export function DeclarationForm(props: DeclarationFormProps) {
  const { draft, onChange, wrongAtFirst = {}, action, isAmendment = false, children, send, onSent } = props;
  const t = useTexts(texts);
  const language = useLanguage();
  const summary = useRef<HTMLDivElement>(null);
  const [wrong, setWrong] = useState(wrongAtFirst);
  const show = (found: Wrong) => {
    setWrong(found);
    if (Object.keys(found).length > 0) requestAnimationFrame(() => summary.current?.focus());
  };
  const sending = useMutation({
    mutationFn: () => send(draft),
    onSuccess: onSent,
    onError: (error) => {
      if (error instanceof Problem) show(wrongIn(error, isAmendment ? '/declaration' : ''));
    },
  });
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const { checkDeclaration } = await import('../../form/check.js');
    const found = checkDeclaration(draft, language);
    show(found);
    if (Object.keys(found).length === 0) sending.mutate();
  };
  return (
    <FormOf value={{ draft, onChange, wrong }}>
      <form className="stack" noValidate onSubmit={(event) => void submit(event)}>
        <div ref={summary} tabIndex={-1} className="summary">
          <Errors wrong={wrong} />
        </div>
        <Heads isAmendment={isAmendment} />
        {itemsOf(draft).map((_item, index) => (
          <Item key={index} index={index} />
        ))}
        <div>
          <button type="button" onClick={() => onChange(withItem(draft))}>
            {t.addItem}
          </button>
        </div>
        <Documents />
        {children}
        <ProblemNote error={sending.error} />
        <div className="row form-end">
          <button type="submit" className="primary" disabled={sending.isPending}>
            {sending.isPending ? t.sending : action}
          </button>
          <span className="quiet">{t.keptHere}</span>
        </div>
      </form>
    </FormOf>
  );
}

/** All that is wrong, in one place, each with the way to where it is. */
function Errors({ wrong }: { wrong: Wrong }) {
  const t = useTexts(texts);
  const said = useSaid();
  const all = Object.entries(wrong);
  if (all.length === 0) return null;
  return (
    <div className="note bad" role="alert">
      <p>{t.correctThese(all.length)}</p>
      <ul>
        {all.map(([path, message]) => (
          <li key={path}>
            <a
              href={`#${fieldId(path)}`}
              onClick={(event) => {
                event.preventDefault();
                document.getElementById(fieldId(path))?.focus();
              }}
            >
              {nameOf(t, path)}
            </a>
            : {said(message)}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What a place in the declaration is called: the field's name and its item; the path where the form does not ask for it. */
function nameOf(t: (typeof texts)['es'], path: string): string {
  const name = t.fields[patternOf(path) as FieldName] as string | undefined;
  const item = /^items\.(\d+)/.exec(path)?.[1];
  return [item !== undefined && t.itemNumber(Number(item) + 1), name ?? path].filter(Boolean).join(' · ');
}

function Heads({ isAmendment }: { isAmendment: boolean }) {
  const t = useTexts(texts);
  const w = useTexts(words);
  const { parties = [] } = useMe() ?? {};
  const offices = useOffices();
  return (
    <>
      <Section title={t.sections.declaration}>
        {!isAmendment && <Field path="localReference" hint={t.hints.localReference} />}
        {!isAmendment &&
          (parties.length > 0 ? (
            <Field path="declarant.id" also={asImporter} choices={parties.map((party) => [party, party])} />
          ) : (
            <Field path="declarant.id" />
          ))}
        <Field
          path="kind"
          choices={(Object.keys(w.declared) as Declaration['kind'][]).map((kind) => [kind, w.declared[kind]])}
        />
        <Field path="type" size={6} hint={t.hints.type} />
        <Field path="office" choices={offices.map(({ code, name }) => [code, `${name} (${code})`])} />
        <Field
          path="payment.method"
          choices={(Object.keys(w.payment) as Declaration['payment']['method'][]).map((method) => [
            method,
            w.payment[method],
          ])}
        />
        <Advance />
      </Section>
      <Section title={t.sections.parties}>
        <Field path="importer.id" />
        <Field path="importer.name" isOptional size={32} />
        <Field path="exporter.name" isOptional size={32} />
        <Field path="exporter.address.country" kind="country" isOptional />
      </Section>
      <Section title={t.sections.transport}>
        <Field
          path="transport.mode"
          choices={(Object.keys(w.mode) as TransportMode[]).map((mode) => [mode, w.mode[mode]])}
        />
        <Field path="transport.id" isOptional />
        <Field path="dispatchCountry" kind="country" isOptional />
        <Field path="destinationCountry" kind="country" isOptional />
        <Containers />
        <Field path="goodsLocation" isOptional />
        <Field path="totalPackages" kind="whole" isOptional size={8} />
        <Field path="invoiceTotal.amount" kind="decimal" isOptional size={14} />
        <Field path="invoiceTotal.currency" kind="currency" isOptional />
      </Section>
    </>
  );
}

/** Most import for themselves: whoever is chosen as declarant is the importer, until another is named. */
const asImporter = (draft: Draft, party: string): Draft =>
  valueAt(draft, 'importer.id') === undefined ? withValue(draft, 'importer.id', party) : draft;

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="panel">
      <h2>{title}</h2>
      <div className="fields">{children}</div>
    </section>
  );
}

function Advance() {
  const t = useTexts(texts);
  return (
    <FormOf.Consumer>
      {({ draft, onChange }) => (
        <label className="row check">
          <input
            type="checkbox"
            checked={draft['advance'] === true}
            onChange={({ target }) => onChange({ ...draft, advance: target.checked })}
          />
          {t.fields.advance}
        </label>
      )}
    </FormOf.Consumer>
  );
}

function Containers() {
  const t = useTexts(texts);
  return (
    <FormOf.Consumer>
      {({ draft, onChange, wrong }) => {
        const all = Array.isArray(draft['containers']) ? draft['containers'].map(String) : [];
        const error = Object.entries(wrong).find(([path]) => path.startsWith('containers'))?.[1];
        return (
          <div className="field">
            <label htmlFor={fieldId('containers')}>
              {t.fields.containers} <span className="quiet">· {t.optional}</span>
            </label>
            <textarea
              id={fieldId('containers')}
              rows={1}
              value={all.join('\n')}
              aria-invalid={error ? true : undefined}
              onChange={({ target }) => onChange({ ...draft, containers: target.value.toUpperCase().split('\n') })}
              onBlur={() => onChange({ ...draft, containers: all.map((each) => each.trim()).filter(Boolean) })}
            />
            <span className="quiet hint">{t.hints.containers}</span>
            {error && <p className="error">{error}</p>}
          </div>
        );
      }}
    </FormOf.Consumer>
  );
}

function Item({ index }: { index: number }) {
  const t = useTexts(texts);
  const at = (name: string) => `items.${index}.${name}`;
  return (
    <FormOf.Consumer>
      {({ draft, onChange }) => {
        const items = itemsOf(draft);
        return (
          <section className="panel">
            <div className="row item-head">
              <h2>{t.itemNumber(Number(valueAt(draft, at('number'))) || index + 1)}</h2>
              {items.length > 1 && (
                <button
                  type="button"
                  className="bare"
                  onClick={() => onChange({ ...draft, items: items.toSpliced(index, 1) })}
                >
                  {t.removeItem(index + 1)}
                </button>
              )}
            </div>
            <div className="fields">
              <div className="wide">
                <Field path={at('description')} kind="long" isOptional />
              </div>
              <Field path={at('commodityCode')} size={14} hint={t.hints.commodityCode} />
              <Field path={at('origin')} kind="country" isOptional />
              <Field path={at('grossMassKg')} kind="decimal" isOptional size={12} />
              <Field path={at('netMassKg')} kind="decimal" isOptional size={12} />
              <Field path={at('price.amount')} kind="decimal" isOptional size={14} />
              <Field path={at('price.currency')} kind="currency" isOptional />
              <Field path={at('procedure.current')} size={5} isOptional />
              <Field path={at('procedure.previous')} size={5} isOptional />
            </div>
          </section>
        );
      }}
    </FormOf.Consumer>
  );
}
