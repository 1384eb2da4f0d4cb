import type { TaskView } from '#libs/domain';
import { useTexts } from '../texts/language.js';
import { useMeasures } from '../words/measures.js';
import type { Dealt } from './deal.js';
import { texts } from './texts.js';

interface DealtOutProps {
  dealt: Dealt;
  /** Those that are dealt out. */
  tasks: readonly TaskView[];
  /** What the people are called, in the order in which they are told. */
  called: readonly [id: string, name: string][];
}

/** To whom each task will go, before it does; and which go to nobody. */
export function DealtOut({ dealt: { deals, left }, tasks, called }: DealtOutProps) {
  const t = useTexts(texts);
  const { count } = useMeasures();
  const mrns = new Map(tasks.map(({ id, mrn }) => [id as string, mrn]));
  const told = (name: string, ids: string[]) => (
    <li key={name}>
      <details>
        <summary>{t.gets(name, t.load(count(ids.length)))}</summary>
        <span className="mono">{ids.map((id) => mrns.get(id) ?? id).join(', ')}</span>
      </details>
    </li>
  );
  return (
    <div role="group" aria-label={t.willGet}>
      <p>{t.willGet}</p>
      <ul>
        {called.map(([id, name]) => {
          const its = deals.filter(({ to }) => to === id);
          return told(
            name,
            its.map(({ task }) => task),
          );
        })}
        {left.length > 0 && told(t.forNobody, left)}
      </ul>
    </div>
  );
}
