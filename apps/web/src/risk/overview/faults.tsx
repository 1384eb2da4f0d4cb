import { Link } from 'wouter';
import type { FaultView } from '#libs/domain';
import { useOffices, useRead } from '../../api/queries.js';
import { useTexts } from '../../texts/language.js';
import { Moment } from '../../ui/moment.js';
import { ProblemNote } from '../../ui/notes.js';
import { useMeasures } from '../../words/measures.js';
import { FaultNote } from '../fault-note.js';
import { texts } from './texts.js';

/** What failed lately, and what mends it, each with a declaration that met it. */
export function Faults() {
  const t = useTexts(texts);
  const { count } = useMeasures();
  const [office] = useOffices();
  const { data, error } = useRead<FaultView[]>('/risk/faults?days=28');
  return (
    <section className="panel stack" aria-label={t.faults}>
      <h2>{t.faults}</h2>
      <ProblemNote error={error} />
      {data?.length === 0 && <p>{t.noFaults}</p>}
      {data && data.length > 0 && (
        <ul className="stack">
          {data.map(({ fault, declarations, last, example }) => (
            <li key={fault}>
              <FaultNote fault={fault}>
                <p className="quiet">
                  {t.faultCount(count(declarations))} · {t.last} <Moment at={last} office={office?.code ?? ''} /> ·{' '}
                  <Link href={`/app/risk/decision/${example}`}>{t.example}</Link>
                </p>
              </FaultNote>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
