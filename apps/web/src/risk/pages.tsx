import { lazy, Suspense, useEffect, useRef } from 'react';
import { Link, Route, Switch, useLocation } from 'wouter';
import { useTexts } from '../texts/language.js';
import { Reading } from '../ui/notes.js';
import { texts } from './texts.js';
import './risk.css';

// Each is loaded when somebody goes there: whoever reads figures needs no editor of rules.
const Overview = lazy(() => import('./overview/pages.js'));
const Capacity = lazy(() => import('./capacity/pages.js'));
const Rules = lazy(() => import('./rules/pages.js'));
const Watchlists = lazy(() => import('./watchlists/pages.js'));
const Models = lazy(() => import('./models/pages.js'));
const Decision = lazy(() => import('./decision/pages.js'));

/** The risk unit's pages, and the way from one to the other. */
export default function Pages() {
  const t = useTexts(texts);
  return (
    <>
      <Ways />
      <Suspense fallback={<Reading label={t.reading} />}>
        <Switch>
          <Route path="/app/risk/capacity" component={Capacity} />
          <Route path="/app/risk/rules/*?" component={Rules} />
          <Route path="/app/risk/watchlists" component={Watchlists} />
          <Route path="/app/risk/models/*?" component={Models} />
          <Route path="/app/risk/decision/:id?">{({ id }) => <Decision key={id} id={id} />}</Route>
          <Route component={Overview} />
        </Switch>
      </Suspense>
    </>
  );
}

const WAYS = ['overview', 'capacity', 'rules', 'watchlists', 'models', 'decision'] as const;

function Ways() {
  const t = useTexts(texts);
  const [path] = useLocation();
  const ways = useRef<HTMLElement>(null);
  const at = WAYS.find((way) => path.startsWith(`/app/risk/${way}`)) ?? 'overview';
  // On a phone not all of them fit: the one that one is at comes into sight.
  useEffect(() => {
    const current = ways.current?.querySelector<HTMLElement>('[aria-current]');
    if (ways.current && current) ways.current.scrollLeft = current.offsetLeft - 40;
  }, [at]);
  return (
    <nav ref={ways} className="risk-ways" aria-label={t.pages}>
      {WAYS.map((way) => (
        <Link
          key={way}
          href={way === 'overview' ? '/app/risk' : `/app/risk/${way}`}
          aria-current={way === at ? 'page' : undefined}
        >
          {t[way]}
        </Link>
      ))}
    </nav>
  );
}
