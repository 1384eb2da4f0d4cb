import { lazy, Suspense, useEffect, useState, type ComponentType } from 'react';
import { QueryClientProvider } from '@tanstack/react-query';
import { Redirect, Route, Switch } from 'wouter';
import type { Me } from '#libs/domain';
import { queries, useOffices, useRead } from './api/queries.js';
import { audit, contingency, times } from './administrator/area.js';
import type { Area } from './area.js';
import { declarations } from './broker/area.js';
import { gate } from './gate/area.js';
import { work } from './officer/area.js';
import { inspections } from './inspector/area.js';
import { personAway, rememberPerson } from './session/away.js';
import { useSession } from './session/session.js';
import { Broken } from './shell/broken.js';
import { Gate } from './shell/gate.js';
import { Shell } from './shell/shell.js';
import { texts } from './shell/texts.js';
import { team } from './supervisor/area.js';
import { useLanguage, useTexts } from './texts/language.js';
import { Empty, ProblemNote, Reading } from './ui/notes.js';

/** All pages, in the order in which they are offered. Whoever builds another area adds it here, and nowhere else. */
const AREAS: Area[] = [declarations, inspections, work, team, times, contingency, audit, gate];

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
  const session = useSession();
  useState(session === 'away' ? showPersonAway : undefined);
  const { data: me, error } = useRead<Me>('/me', { staleTime: Infinity });
  const offices = useOffices();
  useEffect(() => {
    if (me && session === 'in') rememberPerson(me, offices);
  }, [me, offices, session]);
  const mine = AREAS.filter(
    ({ requires, group }) => me?.permissions.includes(requires) && (!group || me.groups.includes(group)),
  );
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

/** Without a network: who it was is known from the last time somebody answered. */
function showPersonAway(): void {
  const person = personAway();
  queries.setQueryData(['/me'], person?.me);
  queries.setQueryData(['/offices'], person?.offices);
}
