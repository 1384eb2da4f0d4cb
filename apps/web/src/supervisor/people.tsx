import { useState } from 'react';
import type { PersonView, TaskView } from '#libs/domain';
import { LOCALES, useLanguage, useTexts } from '../texts/language.js';
import { useNow } from '../ui/moment.js';
import { useMeasures } from '../words/measures.js';
import { words } from '../words/words.js';
import { calledApart } from './called.js';
import type { Dealt } from './deal.js';
import { DealtOut } from './dealt.js';
import { texts } from './texts.js';
import { isAway } from './workers.js';

interface PeopleProps {
  /** Who is offered. */
  workers: PersonView[];
  /** How many tasks each has. */
  load: ReadonlyMap<string, number>;
  /** Those that are ready to be dealt out. */
  tasks: readonly TaskView[];
  /** How many tasks are chosen. */
  told: string;
  /** To whom of some people each task would go. */
  dealAmong: (people: string[]) => Dealt;
  onAssign: (dealt: Dealt) => void;
}

/** People to be chosen, by name, with what they are and have. */
export function People({ workers, load, tasks, told, dealAmong, onAssign }: PeopleProps) {
  const t = useTexts(texts);
  const locale = LOCALES[useLanguage()];
  const saidOf = useSaid(load);
  const [marked, setTo] = useState<string[]>([]);
  const known = new Map(workers.map((person) => [person.id as string, person]));
  const called = calledApart([...known.keys()], (id) => known.get(id)?.name ?? id);
  const people = [...called].sort(([, a], [, b]) => a.localeCompare(b, locale));
  // Whoever does no such tasks is not offered, and so is given none.
  const to = marked.filter((id) => called.has(id));
  const dealt = tasks.length > 0 && to.length > 0 ? dealAmong(to) : undefined;
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
      {dealt && <DealtOut dealt={dealt} tasks={tasks} called={people.filter(([id]) => to.includes(id))} />}
      <div className="row">
        <button type="button" className="primary" disabled={!dealt} onClick={() => dealt && onAssign(dealt)}>
          {t.assign}
        </button>
        <span>{told}</span>
        {!dealt && <span className="quiet">{t.chooseFirst}</span>}
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
