import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { useHistoryState } from 'wouter/use-browser-location';
import type { HoldKind } from '#libs/domain';
import { useTexts } from '../../texts/language.js';
import { useCameFrom, type CameFrom } from '../../ui/came-from.js';
import { texts } from '../texts.js';

/** What somebody just did to a declaration; with the address of its page it goes into the window's history. */
export interface JustDone {
  /** A kind of hold stands for the task that was done about it. */
  done: 'lodged' | 'amended' | 'cancelled' | HoldKind;
}

/** Has the page that is open say what was done on it; whoever went elsewhere meanwhile stays there. */
export function useSayDone(): (what: JustDone) => void {
  const [page, go] = useLocation();
  const list = useCameFrom();
  return (what) => {
    if (location.pathname === page) go(page, { replace: true, state: { ...what, list } satisfies JustDone & CameFrom });
  };
}

/** What was just done; how the declaration stands now is told below it. It takes the keyboard, whose place went with the form. */
export function DoneNote() {
  const t = useTexts(texts);
  const state = useHistoryState<Partial<JustDone> | null>();
  const [said, say] = useState<JustDone>();
  const list = useCameFrom();
  const note = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (!state?.done) return;
    say({ done: state.done });
    // Said once: who comes back to the page, or reads it anew, did nothing just then.
    history.replaceState({ list } satisfies CameFrom, '');
  }, [state, list]);
  useEffect(() => {
    // After the page's heading, which takes it as the page opens.
    const frame = requestAnimationFrame(() => note.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, [said]);
  if (!said) return null;
  return (
    <p ref={note} tabIndex={-1} className="note good done-note">
      {t.done(said.done)} {t.asItStands}
    </p>
  );
}
