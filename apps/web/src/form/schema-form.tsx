import { Fragment, useId, useState, type ReactNode } from 'react';
import type { DocumentView } from '#libs/domain';
import { answered } from '../api/client.js';
import { useTexts } from '../texts/language.js';
import { ProblemNote } from '../ui/notes.js';
import { askFor, followed, withPart, type Filled, type Schema } from './schema.js';
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
          <Part key={name} {...rest} name={name} part={part} isRequired={schema.required?.includes(name) ?? false} />
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

function Part({ name, part, isRequired, filled, onChange, definitions, wrong, disabled, at = '' }: PartProps) {
  const t = useTexts(texts);
  const id = useId();
  const schema = followed(part, definitions);
  const path = `${at}${name}`;
  const value = filled[name] ?? part.default;
  const set = (to: unknown) => onChange(withPart(filled, name, to));
  const label = (t.fields as Record<string, string>)[name] ?? name;
  const error = wrong[path];
  const said = error === undefined ? undefined : (t.errors[error] ?? error);
  const described = {
    id,
    disabled,
    'aria-invalid': said ? true : undefined,
    'aria-describedby': said ? `${id}-e` : undefined,
  };
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  const nested = { definitions, wrong, disabled };

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
      <fieldset className="field" disabled={disabled} {...(said ? { 'aria-describedby': `${id}-e` } : {})}>
        <legend>{caption}</legend>
        {control}
        {below}
      </fieldset>
    ) : (
      <div className="field">
        <label htmlFor={id}>{caption}</label>
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
          value={localOf(text)}
          onChange={({ target }) => set(target.value && new Date(target.value).toISOString())}
        />,
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
      return framed(<Files value={text ? [text] : []} onChange={([first]) => set(first)} {...described} />);
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
        <div className="row">
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

/** A moment as the browser's field has it, by this device's clock. */
function localOf(iso: string): string {
  if (!iso) return '';
  const date = new Date(iso);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

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

interface FilesProps {
  id: string;
  /** Whether each is told with its type of document and its name, or by its hash alone. */
  isNamed?: boolean;
  value: unknown[];
  onChange: (value: unknown[]) => void;
  disabled?: boolean;
}

/** Files, uploaded as they are chosen; the form refers to them by their SHA-256. */
function Files({ id, isNamed = false, value, onChange, disabled, ...rest }: FilesProps) {
  const t = useTexts(texts);
  const [type, setType] = useState('');
  const [state, setState] = useState<{ busy: boolean; error?: unknown }>({ busy: false });
  const upload = async (files: File[]) => {
    setState({ busy: true });
    try {
      const added: unknown[] = [];
      for (const file of files) {
        const headers = {
          'content-type': file.type || 'application/octet-stream',
          'x-file-name': encodeURIComponent(file.name),
        };
        const response = await answered('/documents', { method: 'POST', headers, body: file });
        const { sha256, name } = (await response.json()) as DocumentView;
        added.push(isNamed ? { type, name, sha256 } : sha256);
      }
      onChange([...value, ...added]);
      setState({ busy: false });
    } catch (error) {
      setState({ busy: false, error });
    }
  };
  return (
    <>
      <div className="row">
        {isNamed && (
          <input
            aria-label={t.documentType}
            placeholder={t.documentType}
            size={18}
            maxLength={10}
            value={type}
            onChange={({ target }) => setType(target.value.trim())}
          />
        )}
        <input
          {...rest}
          id={id}
          type="file"
          multiple
          disabled={disabled || state.busy || (isNamed && type === '')}
          onChange={({ target }) => {
            void upload([...(target.files ?? [])]);
            target.value = '';
          }}
        />
        <span className="quiet" role="status">
          {state.busy ? t.attaching : value.length > 0 && t.attached(value.length)}
        </span>
        {value.length > 0 && (
          <button type="button" disabled={disabled} onClick={() => onChange([])}>
            {t.remove}
          </button>
        )}
      </div>
      <ProblemNote error={state.error} />
    </>
  );
}
