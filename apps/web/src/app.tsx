import { lazy, Suspense, useEffect, type ComponentType } from 'react';
import { QueryClientProvider } from '@tanstack/react-query';
import { Redirect, Route, Switch } from 'wouter';
import type { Me } from '#libs/domain';
import { useRead, queries } from './api/queries.js';
import { audit, contingency, times } from './administrator/area.js';
import type { Area } from './area.js';
import { work } from './officer/area.js';
import { Broken } from './shell/broken.js';
import { Gate } from './shell/gate.js';
import { Shell } from './shell/shell.js';
import { texts } from './shell/texts.js';
import { team } from './supervisor/area.js';
import { useLanguage, useTexts } from './texts/language.js';
import { Empty, ProblemNote, Reading } from './ui/notes.js';

/** All pages, in the order in which they are offered. Whoever builds another area adds it here, and nowhere else. */
const AREAS: Area[] = [work, team, times, contingency, audit];

const PAGES = new Map<Area, ComponentType>(AREAS.map((area) => [area, lazy(area.load)]));

/** The application. */
export function App() {
  const language = useLanguage();
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return (
    <QueryClientProvider client={queries}>
      <Gate>
        <Pages />
      </Gate>
    </QueryClientProvider>
  );
}

function Pages() {
  const t = useTexts(texts);
  const { data: me, error } = useRead<Me>('/me', { staleTime: Infinity });
  const mine = AREAS.filter(({ requires }) => me?.permissions.includes(requires));
  const [home] = mine;
  return (
    <Shell areas={mine}>
      <ProblemNote error={error} />
      {me && (
        <Broken>
          <Suspense fallback={<Reading label={t.reading} />}>
            <Switch>
              {mine.map((area) => (
                <Route key={area.path} path={`${area.path}/*?`} component={PAGES.get(area)} />
              ))}
              <Route path="/">
                {home ? <Redirect to={home.path} replace /> : <Empty title={t.nothingTitle}>{t.nothingText}</Empty>}
              </Route>
              <Route>
                <Empty title={t.lostTitle}>{t.lostText}</Empty>
              </Route>
            </Switch>
          </Suspense>
        </Broken>
      )}
    </Shell>
  );
}
