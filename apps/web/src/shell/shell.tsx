import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import type { Area } from '../area.js';
import { useMe } from '../api/queries.js';
import { useReachable } from '../device/connection.js';
import { useStored } from '../device/stored.js';
import { signIn, useSession } from '../session/session.js';
import { language, useLanguage, useTexts } from '../texts/language.js';
import { PHONE, useIsNarrow } from '../ui/narrow.js';
import { words } from '../words/words.js';
import { usePartMissing } from './parts.js';
import { SignOut } from './sign-out.js';
import { texts } from './texts.js';
import { theme } from './theme.js';
import { Waiting } from './waiting.js';

/** What is around every page: where one can go, who one is, and whether the system answers. */
export function Shell({ areas, children }: { areas: Area[]; children: ReactNode }) {
  const t = useTexts(texts);
  const current = useLanguage();
  const [path] = useLocation();
  const me = useMe();
  // The keyboard goes in the order in which it is seen: on a phone who one is stands above where one can go.
  const isPhone = useIsNarrow(PHONE);
  const mine = (
    <div className="mine">
      <Switches />
      <Who areas={areas} />
    </div>
  );
  return (
    <>
      <a className="skip" href="#content">
        {t.skip}
      </a>
      <header className="top">
        <Link href="/" className="brand">
          <img src="/favicon.svg" alt="" width="26" height="26" />
          <span>Levante</span>
        </Link>
        {isPhone && mine}
        <nav aria-label={t.navigation}>
          {areas.map((area) => (
            <Link key={area.path} href={area.path} aria-current={path.startsWith(area.path) ? 'page' : undefined}>
              {area.name[current]}
              {area.kept && me && <Waiting kept={area.kept} person={me.id} />}
            </Link>
          ))}
        </nav>
        {!isPhone && mine}
      </header>
      <Notices />
      <main id="content" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}

/** The other language, the other theme. */
export function Switches() {
  const t = useTexts(texts);
  const current = useLanguage();
  const other = useStored(theme) === 'dark' ? 'light' : 'dark';
  return (
    <div className="switches">
      <button
        type="button"
        className="bare"
        lang={current === 'es' ? 'en' : 'es'}
        title={t.otherLong}
        onClick={() => language.set(current === 'es' ? 'en' : 'es')}
      >
        {t.other}
      </button>
      <button
        type="button"
        className="bare"
        title={`${t.theme} ${t[other].toLowerCase()}`}
        onClick={() => theme.set(other)}
      >
        {t[other]}
      </button>
    </div>
  );
}

function Who({ areas }: { areas: Area[] }) {
  const { role, everywhere } = useTexts(words);
  const me = useMe();
  if (!me) return <div className="who" />;
  const where = me.agency ?? (me.offices.includes('*') ? everywhere : me.offices.join(', '));
  const [party, ...parties] = me.parties;
  const acted = [party, parties.length > 0 && `+${parties.length}`].filter(Boolean).join(' ');
  const scope = me.roles.includes('broker') ? acted : where;
  return (
    <div className="who">
      <div>
        <strong>{me.name}</strong>
        <span className="quiet">
          {[me.roles.map((each) => role[each]).join(', '), scope].filter(Boolean).join(' · ')}
        </span>
      </div>
      <SignOut areas={areas} person={me.id} />
    </div>
  );
}

function Notices() {
  const t = useTexts(texts);
  const session = useSession();
  const isReachable = useReachable();
  const isPartMissing = usePartMissing();
  return (
    <div aria-live="polite">
      {isPartMissing && (
        <p className="notice stays">
          {t.partMissing}{' '}
          <button type="button" onClick={() => location.reload()}>
            {t.reload}
          </button>
        </p>
      )}
      {!isReachable && <p className="notice">{t.offline}</p>}
      {(session === 'lapsed' || (session === 'away' && isReachable)) && (
        <p className="notice">
          {session === 'lapsed' ? t.lapsed : t.backAgain}{' '}
          <button type="button" onClick={() => void signIn()}>
            {t.signInAgain}
          </button>
        </p>
      )}
    </div>
  );
}
