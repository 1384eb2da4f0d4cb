import { useEffect, useRef, useSyncExternalStore, type ReactNode } from 'react';
import { useWindowVirtualizer } from '@tanstack/react-virtual';

const NARROW = matchMedia('(max-width: 719px)');

const useIsNarrow = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      NARROW.addEventListener('change', listener);
      return () => NARROW.removeEventListener('change', listener);
    },
    () => NARROW.matches,
  );

interface LinesProps<T> {
  label: string;
  items: T[];
  keyOf: (item: T) => string;
  /** Pixels, as the style sheet has them: lines of one height make a list of thousands cheap. */
  height: { wide: number; narrow: number };
  draw: (item: T, index: number) => ReactNode;
  /** The line that the keyboard is at; -1 for none. */
  at?: number;
  /** The end of what was read comes into sight. */
  onEnd: () => void;
}

/** Lines of a list, of which only those in sight are drawn. */
export function Lines<T>({ label, items, keyOf, height: heights, draw, at = -1, onEnd }: LinesProps<T>) {
  const list = useRef<HTMLUListElement>(null);
  const height = heights[useIsNarrow() ? 'narrow' : 'wide'];
  const virtual = useWindowVirtualizer({
    count: items.length,
    estimateSize: () => height,
    overscan: 12,
    scrollMargin: list.current?.offsetTop ?? 0,
    getItemKey: (index) => (items[index] ? keyOf(items[index]) : index),
  });
  const lines = virtual.getVirtualItems();
  const last = lines.at(-1)?.index ?? 0;
  useEffect(() => virtual.measure(), [virtual, height]);
  useEffect(() => {
    if (last >= items.length - 1) onEnd();
  }, [last, items.length, onEnd]);
  useEffect(() => {
    if (at < 0) return;
    virtual.scrollToIndex(at);
    // The line is drawn once the window has moved.
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-index="${at}"] a`)?.focus());
  }, [at, virtual]);
  return (
    <ul ref={list} className="lines" aria-label={label} style={{ height: virtual.getTotalSize() }}>
      {lines.map(({ index, key, start }) => {
        const item = items[index];
        return (
          item && (
            <li
              key={key}
              data-index={index}
              aria-setsize={items.length}
              aria-posinset={index + 1}
              style={{ height, transform: `translateY(${start - virtual.options.scrollMargin}px)` }}
            >
              {draw(item, index)}
            </li>
          )
        );
      })}
    </ul>
  );
}
