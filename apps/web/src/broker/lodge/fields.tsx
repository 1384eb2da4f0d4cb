import { createContext, use, useId, type ReactNode } from 'react';
import { fieldTexts, patternOf, type Field as FieldName } from '../../declaration/fields.js';
import { useSaid } from '../../declaration/said.js';
import { countryOf, nameOfCountry } from '../../form/countries.js';
import { decimalOf } from '../../form/exactly.js';
import type { Wrong } from '../../form/schema-form.js';
import { LOCALES, useLanguage, useTexts, type Language } from '../../texts/language.js';
import { codes } from '../../words/codes.js';
import { texts } from '../texts.js';
import { valueAt, withValue, type Draft } from './draft.js';

interface Form {
  draft: Draft;
  onChange: (draft: Draft) => void;
  wrong: Wrong;
}

/** The declaration that the fields below are of. */
export const FormOf = createContext<Form>({ draft: {}, onChange: () => undefined, wrong: {} });

/** The id of a field, so that the list of errors can lead to it. */
export const fieldId = (path: string): string => `field-${path.replaceAll('.', '-')}`;

interface FieldProps {
  path: string;
  kind?: 'text' | 'long' | 'country' | 'currency' | 'decimal' | 'whole';
  isOptional?: boolean;
  size?: number;
  hint?: string;
  /** The values that there are, and what they are called. */
  choices?: [value: string, name: string][];
}

/** One value of the declaration, by its path, with what is wrong with it. */
export function Field({ path, kind = 'text', isOptional = false, size = 24, hint, choices }: FieldProps) {
  const t = useTexts(texts);
  const { fields } = useTexts(fieldTexts);
  const said = useSaid();
  const language = useLanguage();
  const { draft, onChange, wrong } = use(FormOf);
  const hintId = useId();
  const id = fieldId(path);
  const value = valueAt(draft, path);
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  const error = wrong[path];
  const set = (to: string) => {
    onChange(withValue(draft, path, kind === 'whole' && /^\d+$/.test(to) ? Number(to) : to));
  };
  const named = () => {
    const code = countryOf(text);
    if (code !== text) set(code);
  };
  const isUnknown =
    choices !== undefined && choices.length > 0 && text !== '' && !choices.some(([each]) => each === text);
  const meaning = useMeaning(patternOf(path))[text];
  const read = { country: nameOfCountry, decimal: readAs } as Partial<Record<typeof kind, typeof readAs>>;
  const unknown =
    path === 'office' && isUnknown
      ? t.unknownOffice
      : kind === 'country' && isNoCountry(text)
        ? t.unknownCountry
        : undefined;
  const below = unknown ?? meaning ?? read[kind]?.(text, language) ?? hint;
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
          {isUnknown && <option>{text}</option>}
          {choices.map(([each, name]) => (
            <option key={each} value={each}>
              {name}
            </option>
          ))}
        </select>
      );
    if (kind === 'long') return <textarea {...its} rows={2} onChange={({ target }) => set(target.value)} />;
    return (
      <input
        {...its}
        size={kind === 'country' ? 14 : kind === 'currency' ? 5 : size}
        inputMode={kind === 'decimal' ? 'decimal' : kind === 'whole' ? 'numeric' : undefined}
        autoComplete="off"
        onChange={({ target }) => set(kind === 'currency' ? target.value.toUpperCase() : target.value)}
        // Not while it is typed: Niger begins Nigeria.
        onBlur={kind === 'country' ? named : undefined}
      />
    );
  };
  return (
    <div className="field">
      <label htmlFor={id}>
        {fields[patternOf(path) as FieldName]} {isOptional && <span className="quiet">· {t.optional}</span>}
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

/** Whether a text has the form of a country's code, and is none. */
const isNoCountry = (text: string): boolean => /^[A-Z]{2}$/.test(text) && nameOfCountry(text, 'en') === undefined;

/** What the codes mean that are asked for at a place. */
function useMeaning(pattern: string): Partial<Record<string, string>> {
  const { document, procedure } = useTexts(codes);
  if (/^items\.\*\.procedure\./.test(pattern)) return procedure;
  return pattern.endsWith('documents.*.type') ? document : {};
}

/** How a decimal is read, as the language writes it, where that is not as it was typed. */
function readAs(text: string, language: Language): string | undefined {
  const exact = decimalOf(text, language);
  if (!/^\d{1,16}(\.\d{1,6})?$/.test(exact)) return undefined;
  const format = new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: 6 });
  const written = format.format(exact as Intl.StringNumericLiteral);
  return written === text ? undefined : `= ${written}`;
}
