import { useEffect, useState } from 'react';
import type { CheckedCondition } from '#libs/domain';
import { checkCondition } from './commands.js';

/** So long nothing is typed before a condition is checked. */
const PAUSE_MS = 350;

/** A condition as it is typed: checked, not to be checked now, or (neither) being checked. */
export interface Checked {
  found?: CheckedCondition;
  error?: unknown;
}

/** What is wrong with a condition, checked anew once typing pauses. */
export function useCheckedCondition(condition: string): Checked {
  const [last, setLast] = useState<Checked & { of: string }>();
  useEffect(() => {
    if (condition === '') return;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      checkCondition(condition, stop.signal).then(
        (found) => setLast({ of: condition, found }),
        (error: unknown) => !stop.signal.aborted && setLast({ of: condition, error }),
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [condition]);
  return last?.of === condition ? last : {};
}
