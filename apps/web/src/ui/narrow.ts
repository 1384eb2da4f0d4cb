import { useCallback, useSyncExternalStore } from 'react';

/** Pixels: windows of phones are no wider, as the style sheets have it. */
export const PHONE = 719;

/** Whether the window is no wider than so many pixels. */
export function useIsNarrow(width: number): boolean {
  const query = `(max-width: ${width}px)`;
  const listen = useCallback(
    (listener: () => void) => {
      const its = matchMedia(query);
      its.addEventListener('change', listener);
      return () => its.removeEventListener('change', listener);
    },
    [query],
  );
  return useSyncExternalStore(listen, () => matchMedia(query).matches);
}
