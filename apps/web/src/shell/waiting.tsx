import { useEffect } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { Kept } from '../area.js';
import { useReachable } from '../device/connection.js';
import { useSession } from '../session/session.js';
import { useTexts } from '../texts/language.js';
import { texts } from './texts.js';

const AGAIN_MS = 20_000;

interface WaitingProps {
  kept: () => Promise<Kept>;
  person: string;
}

/** How much of a person's waits on this device. Whatever page is open, it is sent whenever somebody answers. */
export function Waiting({ kept, person }: WaitingProps) {
  const t = useTexts(texts);
  const isIn = useSession() === 'in';
  const isReachable = useReachable();
  // Told anew whenever the outbox on the device changes.
  const { data: count = 0 } = useQuery({
    queryKey: ['device', 'outbox', person, 'unsent'],
    queryFn: async () => (await kept()).unsent(person),
  });
  useEffect(() => {
    if (!isIn) return;
    const send = async () => (await kept()).send(person);
    const trySend = () => void send().catch(() => {});
    if (isReachable) trySend();
    // Whether somebody answers is known by trying only.
    const timer = setInterval(trySend, AGAIN_MS);
    // Timers of a page in the background hardly run: it sends as soon as it is looked at again.
    document.addEventListener('visibilitychange', trySend);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', trySend);
    };
  }, [kept, person, isIn, isReachable]);
  return (
    count > 0 && (
      <strong>
        {' '}
        {count} <span className="visually-hidden">{t.waiting}</span>
      </strong>
    )
  );
}
