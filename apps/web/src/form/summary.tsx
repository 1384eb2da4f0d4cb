import type { ReactNode } from 'react';
import { useTexts } from '../texts/language.js';
import type { Wrong } from './schema-form.js';
import { texts } from './texts.js';

/** So many are listed: as these are corrected the next ones come. */
const LISTED = 20;

interface SummaryProps {
  wrong: Wrong;
  /** What a place is called. */
  nameOf: (path: string) => string;
  /** What is wrong, in the reader's language. */
  said: (message: string) => string;
  /** Take the keyboard to a place. */
  onGo: (path: string) => void;
  /** What can be done about a place to which there is no way. */
  otherwise?: (path: string) => ReactNode;
}

/** All that is wrong, in one place, each with the way to where it is. */
export function Summary({ wrong, nameOf, said, onGo, otherwise }: SummaryProps) {
  const t = useTexts(texts);
  const all = Object.entries(wrong);
  if (all.length === 0) return null;
  return (
    <div className="note bad" role="alert">
      <p>{t.correctThese(all.length)}</p>
      <ul>
        {all.slice(0, LISTED).map(([path, message]) => {
          const instead = otherwise?.(path);
          return (
            <li key={path}>
              {instead ? (
                nameOf(path)
              ) : (
                <a
                  href={`#${path}`}
                  onClick={(event) => {
                    event.preventDefault();
                    onGo(path);
                  }}
                >
                  {nameOf(path)}
                </a>
              )}
              : {said(message)} {instead}
            </li>
          );
        })}
      </ul>
      {all.length > LISTED && <p>{t.moreToCorrect(all.length - LISTED)}</p>}
    </div>
  );
}
