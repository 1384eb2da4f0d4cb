import type { SettingsView } from '#libs/domain';
import { useOffices } from '../../api/queries.js';
import { useTexts } from '../../texts/language.js';
import { Moment } from '../../ui/moment.js';
import { By } from '../by.js';
import { useTellField } from './changes.js';
import { texts } from './texts.js';
import { changedIn, FIELDS } from './typed.js';

interface HistoryProps {
  office: string;
  history: SettingsView['history'];
}

/** Who changed an office's settings, when, why, and what of them; latest first. */
export function History({ office, history }: HistoryProps) {
  const t = useTexts(texts);
  const tell = useTellField();
  const [first] = useOffices();
  const its = history.filter((each) => each.office === office);
  return (
    <section className="panel stack" aria-label={t.history}>
      <h2>{t.history}</h2>
      {its.length === 0 && <p>{t.noHistory}</p>}
      {its.length > 0 && (
        <ol className="stack">
          {its.map(({ version, by, at, reason, settings }, index) => {
            const before = its[index + 1]?.settings;
            const told = before ? changedIn(before, settings) : FIELDS;
            return (
              <li key={version}>
                <p>
                  <strong>
                    <By id={by} />
                  </strong>
                  : {reason}{' '}
                  <span className="quiet">
                    · <Moment at={at} office={office === '*' ? (first?.code ?? '') : office} />
                  </span>
                </p>
                <p className="quiet">
                  {told
                    .map((field) =>
                      before
                        ? `${t.fields[field]}: ${tell(before, field)} → ${tell(settings, field)}`
                        : `${t.fields[field]}: ${tell(settings, field)}`,
                    )
                    .join('; ')}
                </p>
              </li>
            );
          })}
        </ol>
      )}
    </section>
  );
}
