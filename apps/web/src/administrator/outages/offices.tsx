import type { OfficeView } from '#libs/domain';
import { useTexts } from '../../texts/language.js';
import { useMeasures } from '../../words/measures.js';
import { hoursOf } from './hours-of.js';
import { texts } from './texts.js';

/** Where offices are in time, and when they are open. */
export function Offices({ offices }: { offices: OfficeView[] }) {
  const t = useTexts(texts);
  const { weekday } = useMeasures();
  return (
    <section className="panel stack">
      <h2>{t.offices}</h2>
      <div className="table-frame" role="group" aria-label={t.offices} tabIndex={0}>
        <table>
          <thead>
            <tr>
              {[t.name, t.code, t.hours, t.timeZone].map((each) => (
                <th key={each} scope="col">
                  {each}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {offices.map(({ code, name, timeZone, openingHours }) => (
              <tr key={code}>
                <th scope="row">{name}</th>
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
      <p className="quiet">{t.officesNote}</p>
    </section>
  );
}
