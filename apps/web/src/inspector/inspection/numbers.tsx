import { useId, useState, type ReactNode } from 'react';
import { withPart } from '../../form/schema.js';
import { texts as formTexts } from '../../form/texts.js';
import { useTexts } from '../../texts/language.js';
import { canScan, ScanDialog } from '../../ui/scan.js';
import { texts } from '../texts.js';
import type { Answer } from './answer.js';
import { isContainerNumber } from './container-number.js';

interface NumbersProps {
  declared: string[];
  answer: Answer;
  onChange: (by: (answer: Answer) => Answer) => void;
}

/** Containers and seals, by the numbers that stand on them. */
export function Numbers({ declared, answer, onChange }: NumbersProps) {
  const t = useTexts(texts);
  const set = (field: 'containers' | 'seals') => (numbers: string[]) =>
    onChange((now) => withPart(now, field, numbers));
  const { containers = [], seals = [] } = answer;
  const left = declared.filter((each) => !containers.includes(each));
  return (
    <section className="panel stack">
      <h2>{t.numbers}</h2>
      <Several
        path="containers"
        label={t.container}
        numbers={containers}
        maxLength={17}
        onChange={set('containers')}
        hint={containerHint(t)}
        isOdd={(number) => !isContainerNumber(number) && !declared.includes(number)}
      >
        {left.length > 0 && (
          <div className="stack">
            <span className="quiet">{t.containerDeclared}</span>
            <div className="row">
              {left.map((each) => (
                <button
                  type="button"
                  key={each}
                  className="mono"
                  onClick={() => set('containers')([...containers, each])}
                >
                  {each}
                </button>
              ))}
            </div>
          </div>
        )}
      </Several>
      <Several path="seals" label={t.seal} numbers={seals} maxLength={40} onChange={set('seals')} />
    </section>
  );
}

/** What the check digit says while a container number is typed. */
const containerHint =
  (t: { containerRight: string; containerWrong: string; containerShape: string }) =>
  (typed: string): [string, 'good' | 'soon' | 'quiet'] => {
    if (!/^[A-Z]{4}\d{7}$/.test(typed)) return [t.containerShape, 'quiet'];
    return isContainerNumber(typed) ? [t.containerRight, 'good'] : [t.containerWrong, 'soon'];
  };

interface SeveralProps {
  /** Where in the form these are. */
  path: string;
  label: string;
  numbers: string[];
  maxLength: number;
  onChange: (numbers: string[]) => void;
  hint?: (typed: string) => [string, string];
  /** Whether a number is to be looked at again. What was declared is as it was declared. */
  isOdd?: (number: string) => boolean;
  children?: ReactNode;
}

function Several({ path, label, numbers, maxLength, onChange, hint, isOdd, children }: SeveralProps) {
  const t = useTexts(texts);
  const { optional } = useTexts(formTexts);
  const id = useId();
  const [typed, setTyped] = useState('');
  const [scans, setScans] = useState(false);
  const add = (number: string) => {
    if (number && !numbers.includes(number)) onChange([...numbers, number]);
    setTyped('');
  };
  const [said, look] = hint?.(typed) ?? [];
  return (
    <div className="stack" data-path={path}>
      {children}
      <div className="field">
        <label htmlFor={id}>
          {label} <span className="quiet">· {optional}</span>
        </label>
        <div className="row add-line">
          <input
            id={id}
            className="mono"
            autoCapitalize="characters"
            autoComplete="off"
            spellCheck={false}
            maxLength={maxLength}
            aria-describedby={hint && `${id}-h`}
            value={typed}
            onChange={({ target }) => setTyped(asNumber(target.value))}
            // What is typed and not added would be lost.
            onBlur={() => add(typed)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              add(typed);
            }}
          />
          <button type="button" onClick={() => add(typed)}>
            {t.add} <span className="visually-hidden">{label}</span>
          </button>
          {canScan() && (
            <button type="button" onClick={() => setScans(true)}>
              {t.scan} <span className="visually-hidden">{label}</span>
            </button>
          )}
        </div>
        {hint && (
          <span id={`${id}-h`} className={look} role="status">
            {said}
          </span>
        )}
      </div>
      <ul className="chips">
        {numbers.map((number) => (
          <li key={number} className="row">
            <span className="mono">{number}</span>
            {isOdd?.(number) && <span className="soon">{t.containerOdd}</span>}
            <button
              type="button"
              className="bare"
              aria-label={t.removeOne(number)}
              onClick={() => onChange(numbers.filter((each) => each !== number))}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
      {scans && (
        <ScanDialog
          title={t.scan}
          onRead={(text) => {
            add(asNumber(text).slice(0, maxLength));
            setScans(false);
          }}
          onClose={() => setScans(false)}
        />
      )}
    </div>
  );
}

/** As it is written on a container or a seal: capitals, no spaces. */
const asNumber = (text: string): string => text.toUpperCase().replace(/\s/g, '');
