import type { ReactNode } from 'react';
import { Problem } from '../api/problem.js';
import { useTexts } from '../texts/language.js';
import { problems } from '../words/problems.js';

/** What stands in the way and what to do, said at once. */
export function ProblemNote({ error, children }: { error: unknown; children?: ReactNode }) {
  const texts = useTexts(problems);
  if (!error) return null;
  return (
    <div className="note bad" role="alert">
      <p>{texts[error instanceof Problem ? error.code : 'internal-error']}</p>
      {children}
    </div>
  );
}

/** Nothing is here: why, and what would bring something. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      {children}
    </div>
  );
}

/** Something is being read; after a moment only, since most is there at once. */
export function Reading({ label }: { label: string }) {
  return (
    <p className="reading" role="status">
      {label}
    </p>
  );
}
