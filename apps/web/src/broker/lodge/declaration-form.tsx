import { use, useEffect, useMemo, useRef, useState, type ReactNode, type SubmitEvent } from 'react';
import { useMutation } from '@tanstack/react-query';
import type { Declaration, DeclarationView, TransportMode } from '#libs/domain';
import { Problem } from '../../api/problem.js';
import { useMe, useOffices } from '../../api/queries.js';
import { askedAt, fieldTexts, isAskedWithin, nameOf } from '../../declaration/fields.js';
import { useSaid } from '../../declaration/said.js';
import { exactly } from '../../form/exactly.js';
import { isSameAt, stillWrong } from '../../form/still-wrong.js';
import { Summary } from '../../form/summary.js';
import type { Wrong } from '../../form/schema-form.js';
import { wrongIn } from '../../form/wrong.js';
import { useLanguage, useTexts, type Language } from '../../texts/language.js';
import { ProblemNote } from '../../ui/notes.js';
import { Turner, useSheets, type Place } from '../../ui/sheets.js';
import { problems } from '../../words/problems.js';
import { words } from '../../words/words.js';
import { texts } from '../texts.js';
import { Documents, ItemDocuments } from './documents.js';
import { itemsOf, numbered, valueAt, withItem, without, type Draft } from './draft.js';
import { Field, fieldId, FormOf } from './fields.js';
import { isRefusedAt, REFUSED_AT } from './refused-at.js';

interface DeclarationFormProps {
  draft: Draft;
  onChange: (draft: Draft) => void;
  /** What is wrong already, as the system said of a file. */
  wrongAtFirst?: Wrong;
  action: string;
  /** Who lodges what cannot change any more: the reference and the declarant are what it is known by. */
  isAmendment?: boolean;
  /** Something must be decided before it can be sent. */
  waits?: boolean;
  /** Below the goods: what is to be said besides. */
  children?: ReactNode;
  send: (declaration: Draft) => Promise<DeclarationView>;
  onSent: (view: DeclarationView) => void;
}

/** Eight fields each: more at once are slow to draw with every key, and long to walk through. */
const ITEMS_AT_ONCE = 10;
/** Typing rests: what is marked is checked again. */
const REST_MS = 300;

/** The form of a declaration: what most need, for one item and more. */
export function DeclarationForm(props: DeclarationFormProps) {
  const {
    draft,
    onChange,
    wrongAtFirst = {},
    action,
    isAmendment = false,
    waits = false,
    children,
    send,
    onSent,
  } = props;
  const t = useTexts(texts);
  const refusals = useTexts(problems);
  const language = useLanguage();
  const names = useTexts(fieldTexts);
  const said = useSaid();
  const summary = useRef<HTMLDivElement>(null);
  const sheets = useSheets(itemsOf(draft), ITEMS_AT_ONCE);
  const [found, setWrong] = useState(wrongAtFirst);
  /** How often something was refused. */
  const [shown, setShown] = useState(0);
  // Each beside the field that asks for it.
  const wrong: Wrong = useMemo(
    () => Object.fromEntries(Object.entries(found).map(([path, message]) => [askedAt(path), message])),
    [found],
  );
  /** What was on the screen when it was said what is wrong. */
  const checked = useRef(draft);
  const show = (found: Wrong) => {
    checked.current = draft;
    setWrong(found);
    setShown((times) => times + 1);
  };
  const sending = useMutation({
    mutationFn: () => send(asSent(draft, language)),
    onSuccess: onSent,
    onError: (error) => {
      if (!(error instanceof Problem)) show({});
      else if (isRefusedAt(error.code)) show({ [REFUSED_AT[error.code]]: refusals[error.code] });
      else show(wrongIn(error, isAmendment ? '/declaration' : ''));
    },
  });
  useEffect(() => {
    // As tall as the form is, what was refused is told above it; once it is there, since what is empty takes no keyboard.
    if (shown > 0) summary.current?.focus();
  }, [shown, sending.error]);
  const type = (to: Draft) => {
    onChange(to);
    // What is wrong is said by number, and once one is removed the numbers are others'.
    if (linesOf(to) < linesOf(draft)) setWrong({});
  };
  const isMarked = Object.keys(found).length > 0;
  useEffect(() => {
    const before = checked.current;
    if (!isMarked || before === draft) return;
    const check = async () => {
      const { checkDeclaration } = await import('../../form/check.js');
      // Sent meanwhile, it was checked as a whole.
      if (checked.current !== before) return;
      checked.current = draft;
      const refused = (its: Draft) => checkDeclaration(asSent(its, language), language);
      const [was, is] = [refused(before), refused(draft)];
      setWrong((marked) => stillWrong(marked, was, is, (path) => isSameAt(path, before, draft)));
    };
    const timer = setTimeout(() => void check(), REST_MS);
    return () => clearTimeout(timer);
  }, [draft, isMarked, language]);
  const goTo = (path: string) => {
    const [, index] = /^items\.(\d+)\./.exec(path) ?? [];
    if (index !== undefined) sheets.turnTo(Number(index));
    const field = document.getElementById(fieldId(path));
    field?.focus();
    field?.scrollIntoView({ block: 'center' });
    // What the form does not ask for stands in its item.
    if (!field && index !== undefined) sheets.goTo(Number(index));
  };
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const { checkDeclaration } = await import('../../form/check.js');
    const found = checkDeclaration(asSent(draft, language), language);
    if (Object.keys(found).length > 0) show(found);
    else {
      setWrong({});
      sending.mutate();
    }
  };
  return (
    <FormOf value={{ draft, onChange: type, wrong }}>
      <form className="stack" noValidate onSubmit={(event) => void submit(event)}>
        <div ref={summary} tabIndex={-1} className="summary">
          <Summary
            wrong={wrong}
            nameOf={(path) => nameOf(names, path)}
            said={said}
            onGo={goTo}
            otherwise={(path) => !isAskedWithin(path) && <LeaveOut path={path} name={nameOf(names, path)} />}
          />
          {Object.keys(wrong).length === 0 && <ProblemNote error={sending.error} />}
        </div>
        <Heads isAmendment={isAmendment} />
        <Turner sheets={sheets} name={t.items} sought={soughtOf} />
        {sheets.sheet.map(({ index }) => (
          <Item key={index} index={index} place={sheets.placeOf(index)} />
        ))}
        <div className="row">
          <button
            type="button"
            id={fieldId('items')}
            onClick={() => {
              type(withItem(draft));
              sheets.goTo(sheets.all.length);
            }}
          >
            {t.addItem}
          </button>
          <Turner sheets={sheets} name={t.items} />
        </div>
        <Documents />
        {children}
        <div className="row form-end">
          <button type="submit" className="primary" disabled={waits || sending.isPending}>
            {sending.isPending ? t.sending : action}
          </button>
          <span className="quiet">{t.keptHere}</span>
        </div>
      </form>
    </FormOf>
  );
}

/** How many items and documents there are. */
const linesOf = (draft: Draft): number =>
  itemsOf(draft).length + (Array.isArray(draft['documents']) ? draft['documents'].length : 0);

const asSent = (draft: Draft, language: Language): Draft => numbered(exactly(draft, language));

/** By what an item is looked for. */
const soughtOf = ({ number, commodityCode, description }: Draft) => ({
  number: Number(number),
  text: [commodityCode, description].filter((each) => typeof each === 'string').join(' '),
});

/** For what came with a file and no field asks for. */
function LeaveOut({ path, name }: { path: string; name: string }) {
  const t = useTexts(texts);
  const { draft, onChange } = use(FormOf);
  return (
    <>
      {t.notAskedFor}{' '}
      <button
        type="button"
        onClick={({ currentTarget }) => {
          // The button goes with the error.
          currentTarget.closest<HTMLElement>('.summary')?.focus();
          onChange(without(draft, path, isAskedWithin));
        }}
      >
        {t.leaveOut(name)}
      </button>
    </>
  );
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
            <Field path="declarant.id" choices={parties.map((party) => [party, party])} />
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

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="panel">
      <h2>{title}</h2>
      <div className="fields">{children}</div>
    </section>
  );
}

function Advance() {
  const { fields } = useTexts(fieldTexts);
  return (
    <FormOf.Consumer>
      {({ draft, onChange }) => (
        <label className="row check">
          <input
            type="checkbox"
            checked={draft['advance'] === true}
            onChange={({ target }) => onChange({ ...draft, advance: target.checked })}
          />
          {fields.advance}
        </label>
      )}
    </FormOf.Consumer>
  );
}

function Containers() {
  const t = useTexts(texts);
  const { fields } = useTexts(fieldTexts);
  const said = useSaid();
  return (
    <FormOf.Consumer>
      {({ draft, onChange, wrong }) => {
        const all = Array.isArray(draft['containers']) ? draft['containers'].map(String) : [];
        const error = wrong['containers'];
        return (
          <div className="field">
            <label htmlFor={fieldId('containers')}>
              {fields.containers} <span className="quiet">· {t.optional}</span>
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
            {error && <p className="error">{said(error)}</p>}
          </div>
        );
      }}
    </FormOf.Consumer>
  );
}

function Item({ index, place }: { index: number; place: Place }) {
  const t = useTexts(texts);
  const names = useTexts(fieldTexts);
  const at = (name: string) => `items.${index}.${name}`;
  return (
    <FormOf.Consumer>
      {({ draft, onChange }) => {
        const items = itemsOf(draft);
        return (
          <section className="panel" role="group" aria-labelledby={`${place.id}-h`} {...place}>
            <div className="row item-head">
              <h2 id={`${place.id}-h`}>{names.item(Number(valueAt(draft, at('number'))) || index + 1)}</h2>
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
            <ItemDocuments index={index} />
          </section>
        );
      }}
    </FormOf.Consumer>
  );
}
