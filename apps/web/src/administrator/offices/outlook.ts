import { useEffect, useState } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { CheckedOffice, Office } from '#libs/domain';
import { check } from './commands.js';

/** What a configuration comes to, with the zone in which to tell it. */
export type Outlook = CheckedOffice & { timeZone: string };

/** Nobody stops in the middle of a word for longer. */
const SETTLED_MS = 600;

/** What an office comes to as it is typed; while that is asked, or cannot be, what was answered last. */
export function useOutlook(office: Office): { data: Outlook | undefined; error: Error | null } {
  const typed = JSON.stringify(office);
  const [settled, setSettled] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(typed), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return useQuery({
    queryKey: ['outlook', settled],
    queryFn: async () => {
      const asked = JSON.parse(settled) as Office;
      const answer = await check(asked);
      if (!answer) throw new Error('A check answered nothing.');
      return { ...answer, timeZone: asked.timeZone };
    },
    placeholderData: keepPreviousData,
  });
}
