import { createContext, use, useId, type ReactNode } from 'react';
import type { Office } from '#libs/domain';
import type { Wrong } from '../../form/schema-form.js';

interface Form {
  office: Office;
  /** Sets a part, or leaves it out where it is undefined. */
  set: (part: string, value: unknown) => void;
  /** Sets a part that was left out as it was before; nothing is lost by a slip of the finger. */
  restore: (part: string, otherwise: unknown) => void;
  wrong: Wrong;
}

/** The office that the fields below are of. */
export const FormOf = createContext<Form>({
  office: {} as Office,
  set: () => undefined,
  restore: () => undefined,
  wrong: {},
});

/** What is wrong with a part, or with anything in it. */
export const wrongAt = (wrong: Wrong, path: string): string | undefined =>
  Object.entries(wrong).find(([its]) => its === path || its.startsWith(`${path}.`))?.[1];

/** What a control of a field has to be given. */
export interface Control {
  id: string;
  'aria-invalid': true | undefined;
  'aria-describedby': string | undefined;
  /** By which what is wrong is led to. */
  'data-part': string;
}

interface FieldProps {
  /** Where it is in the office, as `clocks.payment.length`. */
  path: string;
  label: string;
  hint?: string;
  /** The field's control. */
  children: (control: Control) => ReactNode;
}

/** One control with its label, and what is wrong with it. */
export function Field({ path, label, hint, children }: FieldProps) {
  const id = useId();
  const { wrong } = use(FormOf);
  const error = wrongAt(wrong, path);
  const described = [error && `${id}-e`, hint && `${id}-h`].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        'aria-invalid': error ? true : undefined,
        'aria-describedby': described || undefined,
        'data-part': path,
      })}
      {hint && (
        <span className="quiet" id={`${id}-h`}>
          {hint}
        </span>
      )}
      {error && (
        <p className="error" id={`${id}-e`}>
          {error}
        </p>
      )}
    </div>
  );
}

/** A number as it is typed: what is none is refused by the contract, not lost. */
export const typedNumber = (text: string): number => (text === '' ? ('' as unknown as number) : Number(text));

interface ChoiceProps<T extends string> extends Control {
  value: T;
  names: Record<T, string>;
  onChange: (value: T) => void;
}

/** One of a few values, by their names. */
export function Choice<T extends string>({ value, names, onChange, ...control }: ChoiceProps<T>) {
  return (
    <select {...control} value={value} onChange={({ target }) => onChange(target.value as T)}>
      {(Object.keys(names) as T[]).map((each) => (
        <option key={each} value={each}>
          {names[each]}
        </option>
      ))}
    </select>
  );
}
