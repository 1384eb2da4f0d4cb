import { useId, useState } from 'react';
import { useTexts } from '../../texts/language.js';
import { changedDays, isReversed, type Period } from './filter.js';
import { texts } from './texts.js';

interface DaysProps {
  /** What the first day is called. */
  label: string;
  from: string;
  to: string;
  /** With the days that were changed: one, or both where both had to be. */
  onChange: (days: Partial<Period>) => void;
}

/**
 * The first and the last day of a period. While the last is before the first nothing is passed on: what both are of stays to be seen,
 * and it is said which day to correct.
 */
export function Days({ label, from, to, onChange }: DaysProps) {
  const t = useTexts(texts);
  const said = useId();
  const [reversed, setReversed] = useState<Period & { instead: Period }>();
  // Another choice elsewhere on the page takes the place of what was typed here.
  const typed = reversed?.instead.from === from && reversed.instead.to === to ? reversed : undefined;
  const shown = typed ?? { from, to };
  const change = (part: Partial<Period>) => {
    const next = { from: shown.from, to: shown.to, ...part };
    setReversed(isReversed(next) ? { ...next, instead: { from, to } } : undefined);
    if (!isReversed(next)) onChange(changedDays({ from, to }, next));
  };
  const its = typed ? ({ 'aria-invalid': true, 'aria-describedby': said } as const) : {};
  return (
    <>
      <Day label={label} value={shown.from} its={its} onChange={(day) => change({ from: day })} />
      <Day label={t.to} value={shown.to} its={its} onChange={(day) => change({ to: day })} />
      {typed && (
        <p id={said} className="whole-row" role="alert">
          {t.reversed(typed.from, typed.to)}
        </p>
      )}
    </>
  );
}

interface DayProps {
  label: string;
  value: string;
  its: { 'aria-invalid'?: true; 'aria-describedby'?: string };
  onChange: (day: string) => void;
}

/** A day; sent on once it is whole. */
function Day({ label, value, its, onChange }: DayProps) {
  return (
    <label className="field">
      <span>{label}</span>
      <input {...its} type="date" value={value} max="9999-12-31" onChange={({ target }) => onChange(target.value)} />
    </label>
  );
}
