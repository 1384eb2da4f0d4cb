import { Link } from 'wouter';
import { useMay, useOffices } from '../../api/queries.js';
import { useTexts } from '../../texts/language.js';
import { Reading } from '../../ui/notes.js';
import { Page } from '../../ui/page.js';
import { useMeasures } from '../../words/measures.js';
import { hoursOf } from './hours-of.js';
import { LevelOfSeveral } from './level-of-several.js';
import { texts } from './texts.js';

/** All offices, and when they are open. */
export function OfficeList() {
  const t = useTexts(texts);
  const { weekday } = useMeasures();
  const may = useMay();
  const offices = useOffices();
  return (
    <Page
      title={t.title}
      aside={
        may('office:configure') && (
          <Link href="/app/offices/new" className="button primary">
            {t.add}
          </Link>
        )
      }
    >
      <div className="stack">
        {offices.length === 0 && <Reading label={t.reading} />}
        <section className="panel stack">
          <p>{t.what}</p>
          <div className="table-frame" role="group" aria-label={t.title} tabIndex={0}>
            <table>
              <thead>
                <tr>
                  {[t.fields.name, t.fields.code, t.sections.hours, t.fields.timeZone].map((each) => (
                    <th key={each} scope="col">
                      {each}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {offices.map(({ code, name, timeZone, openingHours }) => (
                  <tr key={code}>
                    <th scope="row">
                      <Link href={`/app/offices/${encodeURIComponent(code)}`}>{name}</Link>
                    </th>
                    <td>{code}</td>
                    <td>
                      {hoursOf(openingHours)
                        .map(({ from, to, open, close }) => {
                          const days = from === to ? weekday(from) : `${weekday(from)}–${weekday(to)}`;
                          return `${days} ${open}–${close}`;
                        })
                        .join('; ') || t.closed}
                    </td>
                    <td>{timeZone}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </section>
        {may('office:configure') && <LevelOfSeveral />}
      </div>
    </Page>
  );
}
