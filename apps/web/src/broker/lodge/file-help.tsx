import type { ClientConfiguration } from '#libs/domain';
import { useMe, useOffices, useRead } from '../../api/queries.js';
import { save } from '../../device/save.js';
import { useTexts } from '../../texts/language.js';
import { exampleRow, EXAMPLES, OFFICE } from './examples.js';
import { fileTexts } from './file-texts.js';

/** How a file is written: an example of each format to begin with, and what the columns of a CSV mean. */
export function FileHelp() {
  const t = useTexts(fileTexts);
  const [declarant = 'CO900000001'] = useMe()?.parties ?? [];
  const offices = useOffices();
  const { country = 'CO' } = useRead<ClientConfiguration>('/configuration', { staleTime: Infinity }).data ?? {};
  const its = { declarant, office: offices[0]?.code ?? 'COBOG', country };
  return (
    <details className="file-help">
      <summary>{t.title}</summary>
      <div className="stack">
        <p>{t.examples}</p>
        <div className="row">
          {Object.entries(EXAMPLES).map(([name, exampleOf]) => (
            <button key={name} type="button" onClick={() => save(new Blob([exampleOf(its)]), name)}>
              {t.download(name)}
            </button>
          ))}
        </div>
        <p>{t.formats}</p>
        <p>
          {t.json} <a href="/docs">{t.docs}</a>
        </p>
        <div className="table-frame" tabIndex={0} role="group" aria-label={t.columns}>
          <table>
            <caption className="visually-hidden">{t.columns}</caption>
            <thead>
              <tr>
                <th scope="col">{t.column}</th>
                <th scope="col">{t.example}</th>
                <th scope="col">{t.meaning}</th>
              </tr>
            </thead>
            <tbody>
              {exampleRow(its).map(([column, example]) => (
                <tr key={column}>
                  <th scope="row">{column}</th>
                  <td className="mono">{example}</td>
                  <td>
                    {t.meanings[column]} {column === OFFICE && offices.map(({ code }) => code).join(', ')}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </details>
  );
}
