import type { ClockName, OfficeDetail } from '#libs/domain';
import { useTexts } from '../../texts/language.js';
import { partNames } from './parts.js';
import { usePartWords } from './part-words.js';
import { texts } from './texts.js';

/** How an office is configured, for whoever reads it and does not change it. */
export function OfficeSays({ of: { office, defaultClocks } }: { of: OfficeDetail }) {
  const t = useTexts(texts);
  const { clockName, ruleSaid, nameOf, saidOf } = usePartWords();
  const byDefault = (Object.keys(defaultClocks) as ClockName[]).filter((clock) => !office.clocks[clock]);
  return (
    <section className="panel stack" aria-label={t.sections.identity}>
      <h2>{t.sections.identity}</h2>
      <p className="quiet">{t.readOnly}</p>
      <dl className="office-facts">
        {partNames(office).map((part) => (
          <div key={part}>
            <dt>{nameOf(part)}</dt>
            <dd>{saidOf(office, part)}</dd>
          </div>
        ))}
        {byDefault.map((clock) => (
          <div key={clock}>
            <dt>{clockName(clock)}</dt>
            <dd>
              {ruleSaid(defaultClocks[clock])} <span className="quiet">({t.byDefault})</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
