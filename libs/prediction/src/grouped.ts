/** Items by a name of each, in their order. */
export function grouped<Item>(items: readonly Item[], nameOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const name = nameOf(item);
    const those = groups.get(name);
    if (those) those.push(item);
    else groups.set(name, [item]);
  }
  return groups;
}
