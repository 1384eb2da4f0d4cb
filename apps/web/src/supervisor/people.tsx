import { useState } from 'react';
import type { PersonView } from '#libs/domain';
import { LOCALES, useLanguage, useTexts } from '../texts/language.js';
import { useNow } from '../ui/moment.js';
import { useMeasures } from '../words/measures.js';
import { words } from '../words/words.js';
import { calledApart } from './called.js';
import { texts } from './texts.js';
import { isAway } from './workers.js';

interface PeopleProps {
  /** Who is offered. */
  workers: PersonView[];
  /** How many tasks each has. */
  load: ReadonlyMap<string, number>;
  isReady: boolean;
  /** How many tasks are chosen. */
  told: string;
  onAssign: (people: string[]) => void;
}

/** People to be chosen, by name, with what they are and have. */
export function People({ workers, load, isReady, told, onAssign }: PeopleProps) {
  const t = useTexts(texts);
  const locale = LOCALES[useLanguage()];
  const saidOf = useSaid(load);
  const [marked, setTo] = useState<string[]>([]);
  const known = new Map(workers.map((person) => [person.id as string, person]));
  const called = calledApart([...known.keys()], (id) => known.get(id)?.name ?? id);
  const people = [...called].sort(([, a], [, b]) => a.localeCompare(b, locale));
  // Whoever does no such tasks is not offered, and so is given none.
  const to = marked.filter((id) => called.has(id));
  return (
    <div className="assign-bar stack">
      <fieldset className="stack">
        <legend>{t.to}</legend>
        {people.length === 0 && <p className="note">{t.nobodyKnown}</p>}
        <div className="choices">
          {people.map(([id, name]) => (
            <label key={id} title={id}>
              <input
                type="checkbox"
                checked={to.includes(id)}
                onChange={({ target }) =>
                  setTo(target.checked ? [...marked, id] : marked.filter((each) => each !== id))
                }
              />
              <span>
                {name} <span className="quiet">{saidOf(id, known.get(id))}</span>
              </span>
            </label>
          ))}
        </div>
        <p className="quiet">{t.toNote}</p>
      </fieldset>
      <div className="row">
        <button type="button" className="primary" disabled={!isReady || to.length === 0} onClick={() => onAssign(to)}>
          {t.assign}
        </button>
        <span>{told}</span>
        {(!isReady || to.length === 0) && <span className="quiet">{t.chooseFirst}</span>}
      </div>
    </div>
  );
}

/** What is said of somebody besides the name: what they are, where, how much they have, and whether they have been away. */
function useSaid(load: ReadonlyMap<string, number>): (id: string, person: PersonView | undefined) => string {
  const t = useTexts(texts);
  const w = useTexts(words);
  const now = useNow();
  const { count } = useMeasures();
  const day = new Intl.DateTimeFormat(LOCALES[useLanguage()], { day: 'numeric', month: 'short', timeZone: 'UTC' });
  return (id, person) =>
    [
      ...(person?.roles.map((role) => w.role[role]) ?? []),
      ...(person?.agency ? [person.agency] : []),
      ...(person?.offices.filter((office) => office !== '*') ?? []),
      t.load(count(load.get(id) ?? 0)),
      ...(person && isAway(person, now) ? [t.awaySince(day.format(Date.parse(person.seenOn)))] : []),
    ].join(' · ');
}
