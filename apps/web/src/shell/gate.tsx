import { useEffect, type ReactNode } from 'react';
import { setReachable } from '../device/connection.js';
import { personAway } from '../session/away.js';
import { patience } from '../session/patience.js';
import { signIn, start, useSession } from '../session/session.js';
import { useTexts } from '../texts/language.js';
import { texts } from './texts.js';

const AGAIN_MS = 5_000;

/** Lets in whoever is signed in; tells everybody else what to do. A session that ended by itself leaves the pages where they are. */
export function Gate({ children }: { children: ReactNode }) {
  const session = useSession();
  const t = useTexts(texts);
  useEffect(() => {
    if (session === 'unreachable') {
      const timer = setTimeout(() => void start(), AGAIN_MS);
      return () => clearTimeout(timer);
    }
    if (session === 'away') {
      const timer = setInterval(() => void comeHome(), AGAIN_MS);
      return () => clearInterval(timer);
    }
    return undefined;
  }, [session]);

  switch (session) {
    case 'in':
    case 'lapsed':
    case 'away':
      return children;
    case 'starting':
      return <Card title={t.starting} />;
    case 'leaving':
      return <Card title={t.leaving} />;
    case 'out':
      return (
        <Card title={t.outTitle} text={t.outText}>
          <Action onClick={() => void signIn()}>{t.signIn}</Action>
        </Card>
      );
    case 'refused':
      return (
        <Card title={t.refusedTitle} text={t.refusedText}>
          <Action onClick={() => void signIn()}>{t.signIn}</Action>
        </Card>
      );
    case 'unreachable':
      return (
        <Card title={t.unreachableTitle} text={t.unreachableText}>
          <Action onClick={() => void start()}>{t.tryAgain}</Action>
        </Card>
      );
  }
}

/** Sign in as soon as somebody answers; not while something is typed, since that leaves the page for a moment. */
async function comeHome(): Promise<void> {
  // The shift is over: nothing is shown any more until they signed in.
  if (!personAway()) return start();
  const answers = await fetch('/configuration', { signal: patience() }).then(
    ({ ok }) => ok,
    () => false,
  );
  setReachable(answers);
  const isBusy = document.activeElement?.matches('input, select, textarea') || document.querySelector('dialog[open]');
  if (answers && !isBusy) await signIn();
}

const Action = ({ onClick, children }: { onClick: () => void; children: ReactNode }) => (
  <button type="button" className="primary" onClick={onClick}>
    {children}
  </button>
);

/** The one thing on the screen. */
export function Card({ title, text, children }: { title: string; text?: string; children?: ReactNode }) {
  return (
    <main className="card-page">
      <div className="card">
        <img src="/favicon.svg" alt="" width="40" height="40" />
        <h1>{title}</h1>
        {text && <p>{text}</p>}
        {children}
      </div>
    </main>
  );
}
