import { Fragment, useId, type ReactNode } from 'react';
import { useTexts } from '../texts/language.js';
import { useZone } from '../ui/moment.js';
import { clockOf, instantOf } from './clock.js';
import { Files } from './files.js';
import { askFor, followed, isNeeded, withPart, type Filled, type Schema } from './schema.js';
import { texts, type FieldName } from './texts.js';

/** What is wrong, by where it is: `findings.0.description`. */
export type Wrong = Record<string, string>;

interface SchemaFormProps {
  schema: Schema;
  definitions: Record<string, Schema>;
  filled: Filled;
  onChange: (filled: Filled) => void;
  wrong: Wrong;
  disabled?: boolean;
  /** Code of the office by whose clock moments are typed; by this device's where none is told. */
  office?: string;
  /** Where in the whole form this is; empty, or ending in a point. */
  at?: string;
  /** Parts that the page asks for in its own way. */
  instead?: Partial<Record<string, ReactNode>>;
}

/** A form drawn from its JSON Schema, part by part in the contract's order. */
export function SchemaForm({ schema, instead = {}, ...rest }: SchemaFormProps) {
  return (
    <>
      {Object.entries(schema.properties ?? {}).map(([name, part]) =>
        name in instead ? (
          <Fragment key={name}>{instead[name]}</Fragment>
        ) : (
          <Part key={name} {...rest} name={name} part={part} isRequired={isNeeded(name, schema, rest.filled)} />
        ),
      )}
    </>
  );
}

interface PartProps extends Omit<SchemaFormProps, 'schema' | 'instead'> {
  name: string;
  part: Schema;
  isRequired: boolean;
}

function Part({ name, part, isRequired, filled, onChange, definitions, wrong, disabled, office, at = '' }: PartProps) {
  const t = useTexts(texts);
  const zone = useZone(office);
  const id = useId();
  const schema = followed(part, definitions);
  const path = `${at}${name}`;
  const value = filled[name];
  const set = (to: unknown) => onChange(withPart(filled, name, to));
  const label = (t.fields as Record<string, string>)[name] ?? name;
  // A sum, whose group says it already.
  const isSaid = at === `${name}.` || at.endsWith(`.${name}.`);
  const error = wrong[path];
  const said = error === undefined ? undefined : (t.errors[error] ?? error);
  const described = {
    id,
    disabled,
    'aria-invalid': said ? true : undefined,
    'aria-describedby': said ? `${id}-e` : undefined,
  };
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  const nested = { definitions, wrong, disabled, office };

  const framed = (control: ReactNode, isGroup = false, hint = isRequired ? '' : t.optional) => {
    const caption = (
      <>
        {label} {hint && <span className="quiet">· {hint}</span>}
      </>
    );
    const below = said && (
      <p className="error" id={`${id}-e`}>
        {said}
      </p>
    );
    return isGroup ? (
      <fieldset
        className="field"
        data-path={path}
        disabled={disabled}
        {...(said ? { 'aria-describedby': `${id}-e` } : {})}
      >
        <legend>{caption}</legend>
        {control}
        {below}
      </fieldset>
    ) : (
      <div className="field" data-path={path}>
        <label htmlFor={id} className={isSaid ? 'visually-hidden' : undefined}>
          {caption}
        </label>
        {control}
        {below}
      </div>
    );
  };

  switch (askFor(schema, definitions)) {
    case 'choice':
      return framed(
        <Choice name={path} values={schema.enum ?? []} value={text} onChange={set} {...described} />,
        (schema.enum ?? []).length <= FEW,
      );
    case 'long-text':
      return framed(<textarea {...described} value={text} onChange={({ target }) => set(target.value)} />);
    case 'whole-number':
      return framed(
        <input
          {...described}
          inputMode="numeric"
          size={8}
          value={text}
          onChange={({ target }) => set(/^\d+$/.test(target.value) ? Number(target.value) : target.value)}
        />,
      );
    case 'decimal':
      return framed(
        <input
          {...described}
          inputMode="decimal"
          size={14}
          value={text}
          onChange={({ target }) => set(target.value)}
        />,
      );
    case 'moment':
      return framed(
        <input
          {...described}
          type="datetime-local"
          value={text && clockOf(text, zone)}
          onChange={({ target }) => set(target.value && instantOf(target.value, zone))}
        />,
        false,
        [zone, !isRequired && t.optional].filter(Boolean).join(' · '),
      );
    case 'lines':
      return framed(
        <textarea
          {...described}
          rows={2}
          value={Array.isArray(value) ? value.join('\n') : ''}
          onChange={({ target }) => set(target.value === '' ? undefined : target.value.split('\n'))}
          onBlur={() => Array.isArray(value) && set(value.filter((line) => String(line).trim() !== ''))}
        />,
        false,
        t.lines,
      );
    case 'file':
      return framed(<Files value={text ? [text] : []} onChange={(files) => set(files.at(-1))} {...described} />);
    case 'files':
      return framed(
        <Files
          isNamed={followed(schema.items ?? {}, definitions).type === 'object'}
          value={Array.isArray(value) ? value : []}
          onChange={set}
          {...described}
        />,
      );
    case 'group':
      return framed(
        <div className="row parts">
          <SchemaForm {...nested} schema={schema} at={`${path}.`} filled={asFilled(value)} onChange={set} />
        </div>,
        true,
      );
    case 'several': {
      const each = followed(schema.items ?? {}, definitions);
      const all = Array.isArray(value) ? value.map(asFilled) : [];
      return framed(
        <div className="stack">
          {all.map((one, index) => (
            <div className="one-of-many stack" key={index}>
              <SchemaForm
                {...nested}
                schema={each}
                at={`${path}.${index}.`}
                filled={one}
                onChange={(to) => onChange({ ...filled, [name]: all.with(index, to) })}
              />
              <div>
                <button type="button" onClick={() => set(all.toSpliced(index, 1))}>
                  {t.remove}
                </button>
              </div>
            </div>
          ))}
          <div>
            <button type="button" onClick={() => onChange({ ...filled, [name]: [...all, {}] })}>
              {t.add[name as FieldName] ?? '+'}
            </button>
          </div>
        </div>,
        true,
      );
    }
    case 'text':
      return framed(<input {...described} value={text} onChange={({ target }) => set(target.value)} />);
  }
}

const asFilled = (value: unknown): Filled => (typeof value === 'object' && value !== null ? (value as Filled) : {});

/** So many are seen at a glance. */
const FEW = 4;

interface ChoiceProps {
  id: string;
  name: string;
  values: string[];
  value: string;
  onChange: (value: string) => void;
  disabled?: boolean;
}

/** One of some: side by side where they are few. */
export function Choice({ id, name, values, value, onChange, ...rest }: ChoiceProps) {
  const t = useTexts(texts);
  const label = (each: string): string => (t.choices as Record<string, string>)[each] ?? each;
  const its = useId();
  if (values.length <= FEW)
    return (
      <div className="choices">
        {values.map((each) => (
          <label key={each}>
            <input
              type="radio"
              name={`${its}-${name}`}
              checked={each === value}
              onChange={() => onChange(each)}
              {...rest}
            />
            {label(each)}
          </label>
        ))}
      </div>
    );
  return (
    <select id={id} value={value} onChange={({ target }) => onChange(target.value)} {...rest}>
      <option value="">{t.choose}</option>
      {values.map((each) => (
        <option key={each} value={each}>
          {label(each)}
        </option>
      ))}
    </select>
  );
}
