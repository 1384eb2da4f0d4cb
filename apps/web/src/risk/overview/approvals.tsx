import { Link } from 'wouter';
import type { RiskModelSummary, RuleSummary, WatchlistSummary } from '#libs/domain';
import { useMay, useMe, useOffices, useRead } from '../../api/queries.js';
import { useTexts } from '../../texts/language.js';
import { Moment, useNow } from '../../ui/moment.js';
import { useMeasures } from '../../words/measures.js';
import { By } from '../by.js';
import { texts } from './texts.js';
import { waitingFor } from './waiting.js';

/** What others proposed and the reader may approve, once it was tried where it must be: what, and who asked for it when. */
export function Approvals() {
  const t = useTexts(texts);
  const me = useMe();
  const may = useMay();
  const now = useNow();
  const { count } = useMeasures();
  const [office] = useOffices();
  const ofRules = { enabled: may('rule:approve') };
  const { data: rules = [] } = useRead<RuleSummary[]>('/risk/rules', ofRules);
  const { data: watchlists = [] } = useRead<WatchlistSummary[]>('/risk/watchlists', ofRules);
  const { data: models = [] } = useRead<RiskModelSummary[]>('/risk/models', { enabled: may('model:approve') });
  const waiting = me ? waitingFor(me.id, { rules, watchlists, models }, now) : [];
  if (waiting.length === 0) return null;
  const title = t.waiting(count(waiting.length));
  return (
    <section className="panel stack" aria-label={title}>
      <h2>{title}</h2>
      <ul className="stack">
        {waiting.map(({ what, name, version, href, by, at }) => (
          <li key={href + name} className="broken">
            {t.waits[what]} <Link href={href}>{name}</Link>
            {version !== undefined && version > 1 && `, ${t.version(version)}`}{' '}
            <span className="quiet">
              · <By id={by} /> · <Moment at={at} office={office?.code ?? ''} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
