import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { signIn } from '../session/session.js';
import { useTexts } from '../texts/language.js';
import { Switches } from './shell.js';
import { texts } from './texts.js';

/** What is around a page that asks for no account. */
export function Open({ children }: { children: ReactNode }) {
  const t = useTexts(texts);
  return (
    <>
      <header className="top">
        <Link href="/" className="brand">
          <img src="/favicon.svg" alt="" width="26" height="26" />
          <span>Levante</span>
        </Link>
        <div className="mine">
          <Switches />
          <button type="button" onClick={() => void signIn()}>
            {t.signIn}
          </button>
        </div>
      </header>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}
