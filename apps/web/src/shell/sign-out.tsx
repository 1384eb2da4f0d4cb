import { useState } from 'react';
import type { Area, Kept } from '../area.js';
import { signOut } from '../session/session.js';
import { useTexts } from '../texts/language.js';
import { Dialog, DialogEnd } from '../ui/dialog.js';
import { texts } from './texts.js';

/** Signs out: what can be read again leaves the device. Where something waits to be sent it says so first. */
export function SignOut({ areas, person }: { areas: Area[]; person: string }) {
  const t = useTexts(texts);
  const [unsent, setUnsent] = useState(0);
  const [isLeaving, setLeaving] = useState(false);
  const leave = async () => {
    setLeaving(true);
    await signOut(() => everyKept(areas, ({ forgetRead }) => forgetRead()));
  };
  const ask = async () => {
    setLeaving(true);
    const counts = await everyKept(areas, (kept) => kept.unsent(person));
    const waiting = counts.reduce((sum, each) => sum + each, 0);
    if (waiting === 0) return leave();
    setUnsent(waiting);
    setLeaving(false);
  };
  return (
    <>
      <button type="button" disabled={isLeaving} onClick={() => void ask()}>
        {t.signOut}
      </button>
      {unsent > 0 && (
        <Dialog title={t.unsentTitle(unsent)} onClose={() => setUnsent(0)}>
          <p>{t.unsentText}</p>
          <DialogEnd onClose={() => setUnsent(0)}>
            <button type="button" className="primary" disabled={isLeaving} onClick={() => void leave()}>
              {t.signOutAllTheSame}
            </button>
          </DialogEnd>
        </Dialog>
      )}
    </>
  );
}

/** Whatever the device refuses, a person can sign out. */
async function everyKept<T>(areas: Area[], work: (kept: Kept) => Promise<T>): Promise<T[]> {
  const done = await Promise.allSettled(areas.map(async ({ kept }) => (kept ? [await work(await kept())] : [])));
  return done.flatMap((each) => (each.status === 'fulfilled' ? each.value : []));
}
