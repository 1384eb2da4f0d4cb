/** What an item of a long list is found by. */
export interface Sought {
  number: number;
  text: string;
}

/**
 * The place of the item that somebody looks for: the one of this number, else the next one, from a place on and around, that has these
 * words, however they are accented.
 *
 * @returns -1 where there is none
 */
export function nextSaying(all: readonly Sought[], sought: string, after: number): number {
  const words = plain(sought);
  const numbered = all.findIndex(({ number }) => String(number) === words);
  if (numbered >= 0 || words === '') return numbered;
  const places = all.map((_each, index) => (after + 1 + index) % all.length);
  return places.find((index) => plain(all[index]?.text ?? '').includes(words)) ?? -1;
}

const plain = (text: string): string => text.trim().toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
