import type { Office, OfficeVersion } from '#libs/domain';
import { useRead } from '../../api/queries.js';
import { useTexts } from '../../texts/language.js';
import { Moment } from '../../ui/moment.js';
import { ProblemNote } from '../../ui/notes.js';
import { Who } from '../../ui/who.js';
import { addressOf } from './commands.js';
import { differences } from './parts.js';
import { usePartWords } from './part-words.js';
import { texts } from './texts.js';

/** What an office was, who changed it, when and why. */
export function History({ code }: { code: string }) {
  const t = useTexts(texts);
  const { data = [], error } = useRead<OfficeVersion[]>(`${addressOf(code)}/changes`, { staleTime: 0 });
  return (
    <section className="panel stack">
      <h2>{t.history}</h2>
      <ProblemNote error={error} />
      <ol className="stack">
        {data.map((each, index) => (
          <li key={each.version} className="office-change">
            <p>
              <strong>
                {t.version} {each.version}
              </strong>{' '}
              · <Who id={each.by} /> · <Moment at={each.at} office={code} show="both" />
            </p>
            <blockquote>{each.by === 'system' ? t.atFirst : each.reason}</blockquote>
            <Differences from={data[index + 1]?.office} to={each.office} />
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What is otherwise than it was, part by part. */
export function Differences({ from, to }: { from: Office | undefined; to: Office }) {
  const { nameOf, saidOf } = usePartWords();
  if (!from) return null;
  return (
    <ul className="differences">
      {differences(from, to).map((part) => (
        <li key={part}>
          <strong>{nameOf(part)}</strong>: <del>{saidOf(from, part)}</del> → <ins>{saidOf(to, part)}</ins>
        </li>
      ))}
    </ul>
  );
}
