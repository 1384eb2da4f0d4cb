import { Link } from 'wouter';
import { useReachable } from '../../device/connection.js';
import { useTexts } from '../../texts/language.js';
import { words } from '../../words/words.js';
import type { Inspection } from '../day/day.js';
import { texts } from '../texts.js';

/** Where the goods are and whose they are. */
export function Where({ inspection: { task, content } }: { inspection: Inspection }) {
  const t = useTexts(texts);
  const { mode } = useTexts(words);
  const isReachable = useReachable();
  const { transport, importer, declarant } = content;
  const said: [string, string | undefined][] = [
    [t.location, content.goodsLocation ?? task.office],
    [t.transport, [mode[transport.mode], transport.nationality, transport.id].filter(Boolean).join(' · ')],
    [t.importer, importer && (importer.name ?? importer.id)],
    [t.declarant, declarant.name ?? declarant.id],
  ];
  return (
    <section className="panel stack">
      <h2>{t.where}</h2>
      <dl className="said">
        {said.map(([name, value]) => value && [<dt key={name}>{name}</dt>, <dd key={`${name} is`}>{value}</dd>])}
      </dl>
      {isReachable ? (
        <Link href={`/app/work/${task.id}`}>{t.allInTasks}</Link>
      ) : (
        <p className="quiet">{t.allInTasksLater}</p>
      )}
    </section>
  );
}
