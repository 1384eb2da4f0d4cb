/** What was pressed in a list, and where it stood then. */
export interface Pressed<T> {
  item: T;
  at: number;
}

/** A list with what was pressed where it stood, though the list has it no more: what happens of it is told under the finger. */
export function inPlace<T extends { id: string }>(items: readonly T[], pressed: readonly Pressed<T>[]): T[] {
  const others = items.filter(({ id }) => !pressed.some(({ item }) => item.id === id));
  return pressed.toSorted((a, b) => a.at - b.at).reduce((all, { item, at }) => all.toSpliced(at, 0, item), others);
}
