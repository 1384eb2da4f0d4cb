import { useId, useRef, useState, type SubmitEvent } from 'react';
import { useTexts } from '../texts/language.js';
import { texts } from './texts.js';

interface OpenOneProps {
  /** What is typed or chosen. */
  label: string;
  action: string;
  /** What the button is called for who hears it, where several say the same. */
  actionName?: string;
  isPrimary?: boolean;
  /** Values and what each is called, where it is chosen among some. */
  among?: [value: string, name: string][];
  onOpen: (which: string) => void;
}

/** Says which one of many, and goes to its page. Where nothing is said, the button says what to do. */
export function OpenOne({ label, action, actionName, isPrimary = false, among, onOpen }: OpenOneProps) {
  const { unfilled } = useTexts(texts);
  const id = useId();
  const control = useRef<HTMLInputElement & HTMLSelectElement>(null);
  const [which, setWhich] = useState('');
  const [isMissing, setMissing] = useState(false);
  const open = (event: SubmitEvent) => {
    event.preventDefault();
    const isNone = which.trim() === '';
    setMissing(isNone);
    if (isNone) control.current?.focus();
    else onOpen(which.trim());
  };
  const common = {
    ref: control,
    'aria-label': label,
    'aria-invalid': isMissing || undefined,
    'aria-describedby': isMissing ? id : undefined,
    value: which,
    onChange: ({ target }: { target: { value: string } }) => {
      setWhich(target.value);
      setMissing(false);
    },
  };
  return (
    <form className="row" noValidate onSubmit={open}>
      {among ? (
        <select {...common}>
          <option value="">{label}</option>
          {among.map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
      ) : (
        <input size={30} placeholder={label} {...common} />
      )}
      <button type="submit" className={isPrimary ? 'primary' : undefined} aria-label={actionName}>
        {action}
      </button>
      {isMissing && (
        <p className="note bad" role="alert" id={id}>
          {unfilled.missing(label)}
        </p>
      )}
    </form>
  );
}
