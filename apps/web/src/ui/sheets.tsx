import { useId, useState, type SyntheticEvent } from 'react';
import { flushSync } from 'react-dom';
import { useTexts } from '../texts/language.js';
import { nextSaying, type Sought } from './next-saying.js';
import { texts } from './texts.js';

/** What belongs on the element of an item, so that the keyboard can be taken there. */
export interface Place {
  id: string;
  tabIndex: -1;
  'data-item': true;
}

/** Many items, a sheet of them at a time, as on paper: only these are drawn, and every one can be gone to. */
export interface Sheets<T> {
  /** The items of the sheet on top, each with its place among all. */
  sheet: { item: T; index: number }[];
  placeOf: (index: number) => Place;
  /** Turn to the sheet of an item. It is drawn when this returns. */
  turnTo: (index: number) => void;
  /** The same, and take the keyboard to the item. */
  goTo: (index: number) => void;
  size: number;
  from: number;
  all: readonly T[];
}

/** @param size how many items a sheet has */
export function useSheets<T>(all: readonly T[], size: number): Sheets<T> {
  const id = useId();
  const [at, setAt] = useState(0);
  const sheetOf = (index: number): number => Math.max(0, index - (index % size));
  // Items may have been removed since.
  const from = Math.min(at, sheetOf(all.length - 1));
  const placeOf = (index: number): Place => ({ id: `${id}-${index}`, tabIndex: -1, 'data-item': true });
  const turnTo = (index: number) => flushSync(() => setAt(sheetOf(index)));
  return {
    sheet: all.slice(from, from + size).map((item, index) => ({ item, index: from + index })),
    placeOf,
    turnTo,
    goTo: (index) => {
      turnTo(index);
      const place = document.getElementById(placeOf(index).id);
      place?.focus({ preventScroll: true });
      place?.scrollIntoView();
    },
    size,
    from,
    all,
  };
}

interface TurnerProps<T> {
  sheets: Sheets<T>;
  /** What the items are called, all of them. */
  name: string;
  /** By what an item is found; absent where nothing is looked for. */
  sought?: (item: T) => Sought;
}

/** Turns the sheets, and finds an item; nothing where one sheet has all. */
export function Turner<T>({ sheets: { all, from, size, goTo }, name, sought }: TurnerProps<T>) {
  const t = useTexts(texts);
  if (all.length <= size) return null;
  return (
    <div className="row" role="group" aria-label={name}>
      <button type="button" disabled={from === 0} onClick={() => goTo(from - size)}>
        {t.sheetBefore}
      </button>
      <span>{t.sheet(name, from + 1, Math.min(from + size, all.length), all.length)}</span>
      <button type="button" disabled={from + size >= all.length} onClick={() => goTo(from + size)}>
        {t.sheetAfter}
      </button>
      {sought && <Finder all={all} sought={sought} goTo={goTo} />}
    </div>
  );
}

interface FinderProps<T> {
  all: readonly T[];
  sought: (item: T) => Sought;
  goTo: (index: number) => void;
}

function Finder<T>({ all, sought, goTo }: FinderProps<T>) {
  const t = useTexts(texts);
  const id = useId();
  const [words, setWords] = useState('');
  const [last, setLast] = useState(-1);
  const [isMissing, setMissing] = useState(false);
  const find = (event: SyntheticEvent) => {
    // It may stand in a form, which is not to be sent by this.
    event.preventDefault();
    const index = nextSaying(all.map(sought), words, last);
    setMissing(index < 0);
    if (index < 0) return;
    setLast(index);
    goTo(index);
  };
  return (
    <>
      <label htmlFor={id}>{t.find}</label>
      <input
        id={id}
        size={16}
        autoComplete="off"
        value={words}
        onChange={({ target }) => {
          setWords(target.value);
          setLast(-1);
          setMissing(false);
        }}
        onKeyDown={(event) => event.key === 'Enter' && find(event)}
      />
      <button type="button" onClick={find}>
        {t.goThere}
      </button>
      <span role="status">{isMissing && t.nothingSays}</span>
    </>
  );
}
