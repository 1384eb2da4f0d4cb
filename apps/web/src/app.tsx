import { lazy, Suspense, useEffect, useState, type ComponentType } from 'react';
import { QueryClientProvider } from '@tanstack/react-query';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import type { Me, OfficeView } from '#libs/domain';
import { queries, useRead } from './api/queries.js';
import { audit, contingency, organisation, times } from './administrator/area.js';
import type { Area } from './area.js';
import { declarations } from './broker/area.js';
import { gate } from './gate/area.js';
import { work } from './officer/area.js';
import { inspections } from './inspector/area.js';
import { risk } from './risk/area.js';
import { personAway, rememberPerson } from './session/away.js';
import { useSession } from './session/session.js';
import { tidyDrafts } from './session/tidy-drafts.js';
import { Broken } from './shell/broken.js';
import { Gate } from './shell/gate.js';
import { Open } from './shell/open.js';
import { Shell } from './shell/shell.js';
import { texts } from './shell/texts.js';
import { team } from './supervisor/area.js';
import { useLanguage, useTexts } from './texts/language.js';
import { Empty, ProblemNote, Reading } from './ui/notes.js';

/** All pages, in the order in which they are offered. Whoever builds another area adds it here, and nowhere else. */
const AREAS: Area[] = [declarations, inspections, work, team, times, risk, contingency, organisation, audit, gate];

const PAGES = new Map<Area, ComponentType>(AREAS.map((area) => [area, lazy(area.load)]));

/** The application. */
export function App() {
  const language = useLanguage();
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const [path] = useLocation();
  const isOpen = useSession() === 'out' && path.startsWith(gate.path);
  return (
    <QueryClientProvider client={queries}>
      {isOpen ? (
        <OpenPage />
      ) : (
        <Gate>
          <Pages />
        </Gate>
      )}
    </QueryClientProvider>
  );
}

/** The page for which nobody needs an account, without a session. */
function OpenPage() {
  const t = useTexts(texts);
  // Offices are read by who is signed in; without them moments are by the clock of the device, which stands at the gate.
  useState(() => queries.setQueryData(['/offices'], []));
  const Its = PAGES.get(gate);
  return (
    <Open>
      <Broken at={gate.path}>
        <Suspense fallback={<Reading label={t.reading} />}>{Its && <Its />}</Suspense>
      </Broken>
    </Open>
  );
}

function Pages() {
  const t = useTexts(texts);
  const session = useSession();
  const [path] = useLocation();
  useState(session === 'away' ? showPersonAway : undefined);
  const { data: me, error } = useRead<Me>('/me', { staleTime: Infinity });
  // As they were told: in which language they are read is chosen later.
  const { data: offices } = useRead<OfficeView[]>('/offices', { staleTime: Infinity });
  useEffect(() => {
    if (me && session === 'in' && rememberPerson(me, offices ?? [])) void forgetRead(me.id);
  }, [me, offices, session]);
  const person = session === 'in' ? me?.id : undefined;
  useEffect(() => {
    // What is not tidied today is tomorrow.
    if (person) tidyDrafts(person).catch(() => {});
  }, [person]);
  const mine = AREAS.filter(
    ({ requires, group }) => me?.permissions.includes(requires) && (!group || me.groups.includes(group)),
  );
  const home = mine.find(({ homeOf }) => homeOf && me?.roles.includes(homeOf)) ?? mine[0];
  return (
    <Shell areas={mine}>
      <ProblemNote error={error} />
      {me && (
        <Broken at={path}>
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

/** Somebody else signed in here: what the one before could read again leaves the device. */
async function forgetRead(but: string): Promise<void> {
  for (const { kept } of AREAS) await (await kept?.())?.forgetRead(but);
}

/** Without a network: who it was is known from the last time somebody answered. */
function showPersonAway(): void {
  const person = personAway();
  queries.setQueryData(['/me'], person?.me);
  queries.setQueryData(['/offices'], person?.offices);
}
