import { useEffect, useRef, type ReactNode, type RefObject } from 'react';
import { useVirtualizer, useWindowVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { PHONE, useIsNarrow } from './narrow.js';

interface ListProps<T> {
  label: string;
  items: T[];
  keyOf: (item: T) => string;
  /** Pixels, as the style sheet has them: lines of one height make a list of thousands cheap. */
  height: { wide: number; narrow: number };
  /** Up to which width of the window they are drawn as on a phone; a phone's, unless told. */
  narrowTo?: number | undefined;
  draw: (item: T, index: number) => ReactNode;
}

interface LinesProps<T> extends ListProps<T> {
  /** The line that the keyboard is at, by its key. */
  at?: string | undefined;
  /** The end of what was read comes into sight. */
  onEnd: () => void;
}

/** Lines of a list on a page, of which only those in sight are drawn. */
export function Lines<T>({ at, onEnd, ...its }: LinesProps<T>) {
  const { items, keyOf } = its;
  const list = useRef<HTMLUListElement>(null);
  const counted = useCounted(its);
  const virtual = useWindowVirtualizer({ ...counted, scrollMargin: list.current?.offsetTop ?? 0 });
  const last = virtual.getVirtualItems().at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= items.length - 1) onEnd();
  }, [last, items.length, onEnd]);
  useEffect(() => {
    const index = items.findIndex((item) => keyOf(item) === at);
    if (index < 0) return;
    virtual.scrollToIndex(index);
    // The line is drawn once the window has moved.
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-index="${index}"] a`)?.focus());
    // Where the keyboard goes, not where its line moves: a list that is read anew takes the focus from nothing.
  }, [at, virtual]);
  return <Drawn {...its} list={list} virtual={virtual} height={counted.height} />;
}

/** Lines of a list in a box that scrolls by itself, of which only those in sight are drawn. */
export function BoxOfLines<T>({ className, ...its }: ListProps<T> & { className: string }) {
  const box = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const counted = useCounted(its);
  const virtual = useVirtualizer({ ...counted, getScrollElement: () => box.current });
  return (
    <div ref={box} className={className}>
      <Drawn {...its} list={list} virtual={virtual} height={counted.height} />
    </div>
  );
}

function useCounted<T>({ items, keyOf, height: heights, narrowTo = PHONE }: ListProps<T>) {
  const height = heights[useIsNarrow(narrowTo) ? 'narrow' : 'wide'];
  return {
    height,
    count: items.length,
    estimateSize: () => height,
    overscan: 12,
    getItemKey: (index: number) => (items[index] ? keyOf(items[index]) : index),
  };
}

interface DrawnProps<T, In extends Element | Window> extends Omit<ListProps<T>, 'keyOf' | 'height' | 'narrowTo'> {
  list: RefObject<HTMLUListElement | null>;
  virtual: Virtualizer<In, Element>;
  height: number;
}

function Drawn<T, In extends Element | Window>({ list, virtual, height, label, items, draw }: DrawnProps<T, In>) {
  useEffect(() => {
    virtual.measure();
  }, [virtual, height]);
  return (
    <ul ref={list} className="lines" aria-label={label} style={{ height: virtual.getTotalSize() }}>
      {virtual.getVirtualItems().map(({ index, key, start }) => {
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
