import { createContext, use, useId, type ReactNode } from 'react';
import type { Wrong } from '../../form/schema-form.js';
import { LOCALES, useLanguage, useTexts } from '../../texts/language.js';
import { texts, type Field as FieldName } from '../texts.js';
import { valueAt, withValue, type Draft } from './draft.js';

interface Form {
  draft: Draft;
  onChange: (draft: Draft) => void;
  wrong: Wrong;
}

/** The declaration that the fields below are of. */
export const FormOf = createContext<Form>({ draft: {}, onChange: () => undefined, wrong: {} });

/** The pattern of a path, by which fields have their names: `items.0.origin` is `items.*.origin`. */
export const patternOf = (path: string): string => path.replace(/(^|\.)\d+(?=\.|$)/g, '$1*');

/** The id of a field, so that the list of errors can lead to it. */
export const fieldId = (path: string): string => `field-${path.replaceAll('.', '-')}`;

/** What an error says, in the reader's language where it is known. */
export function useSaid(): (message: string) => string {
  const t = useTexts(texts);
  return (message) => t.errors[message] ?? message;
}

interface FieldProps {
  path: string;
  kind?: 'text' | 'long' | 'country' | 'currency' | 'decimal' | 'whole';
  isOptional?: boolean;
  size?: number;
  hint?: string;
  /** The values that there are, and what they are called. */
  choices?: [value: string, name: string][];
  /** What else changes with it. */
  also?: (draft: Draft, value: string) => Draft;
}

/** One value of the declaration, by its path, with what is wrong with it. */
export function Field({ path, kind = 'text', isOptional = false, size = 24, hint, choices, also }: FieldProps) {
  const t = useTexts(texts);
  const said = useSaid();
  const language = useLanguage();
  const { draft, onChange, wrong } = use(FormOf);
  const hintId = useId();
  const id = fieldId(path);
  const value = valueAt(draft, path);
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  const error = wrong[path];
  const set = (to: string) => {
    const changed = withValue(draft, path, kind === 'whole' && /^\d+$/.test(to) ? Number(to) : to);
    onChange(also ? also(changed, to) : changed);
  };
  const below = kind === 'country' ? nameOfCountry(text, LOCALES[language]) : hint;
  const its = {
    id,
    value: text,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': [error && `${id}-e`, below && hintId].filter(Boolean).join(' ') || undefined,
  };
  const control = (): ReactNode => {
    if (choices)
      return (
        <select {...its} onChange={({ target }) => set(target.value)}>
          {(isOptional || text === '') && <option value="" />}
          {/* What a file said and nobody knows here is kept. */}
          {text !== '' && !choices.some(([each]) => each === text) && <option>{text}</option>}
          {choices.map(([each, name]) => (
            <option key={each} value={each}>
              {name}
            </option>
          ))}
        </select>
      );
    if (kind === 'long') return <textarea {...its} rows={2} onChange={({ target }) => set(target.value)} />;
    const isCode = kind === 'country' || kind === 'currency';
    return (
      <input
        {...its}
        size={isCode ? 5 : size}
        maxLength={kind === 'country' ? 2 : kind === 'currency' ? 3 : undefined}
        inputMode={kind === 'decimal' ? 'decimal' : kind === 'whole' ? 'numeric' : undefined}
        autoComplete="off"
        onChange={({ target }) => set(isCode ? target.value.toUpperCase() : target.value)}
      />
    );
  };
  return (
    <div className="field">
      <label htmlFor={id}>
        {t.fields[patternOf(path) as FieldName]} {isOptional && <span className="quiet">· {t.optional}</span>}
      </label>
      {control()}
      {below && (
        <span className="quiet hint" id={hintId}>
          {below}
        </span>
      )}
      {error && (
        <p className="error" id={`${id}-e`}>
          {said(error)}
        </p>
      )}
    </div>
  );
}

/** The country that a code names, so that a slip of the finger is seen. */
function nameOfCountry(code: string, locale: string): string | undefined {
  if (!/^[A-Z]{2}$/.test(code)) return undefined;
  return new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' }).of(code);
}
