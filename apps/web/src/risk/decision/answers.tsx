import { texts as forms } from '../../form/texts.js';
import { useTexts } from '../../texts/language.js';
import { Moment } from '../../ui/moment.js';
import { Who } from '../../ui/who.js';
import { kindName, words } from '../../words/words.js';
import type { Answered } from './later.js';
import { texts } from './texts.js';

/** What controls have found since. */
export function Answers({ answered, office }: { answered: Answered[]; office: string }) {
  const t = useTexts(texts);
  const w = useTexts(words);
  const choices = useTexts(forms).choices as Partial<Record<string, string>>;
  return (
    <section className="panel stack" aria-label={t.later}>
      <h2>{t.later}</h2>
      {answered.length === 0 && <p>{t.nothingLater}</p>}
      {answered.length > 0 && (
        <ol className="stack">
          {answered.map(({ seq, kind, outcome, findings, by, at }) => (
            <li key={seq}>
              <p>
                <strong>{kindName(w, kind)}</strong>
                {outcome && `: ${choices[outcome] ?? outcome}`}{' '}
                <span className="quiet">
                  · <Who id={by} /> · <Moment at={at} office={office} />
                </span>
              </p>
              {findings.map(({ code, item, description }, index) => (
                <p key={index}>
                  {choices[code] ?? code}
                  {item !== undefined && ` (${t.ofItem(String(item))})`}: {description}
                </p>
              ))}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
