/** What each of some people is called so that no two are taken for one: by name, and by the id as well where others have the same name. */
export function calledApart(ids: readonly string[], nameOf: (id: string) => string): Map<string, string> {
  const times = new Map<string, number>();
  for (const id of new Set(ids)) times.set(nameOf(id), (times.get(nameOf(id)) ?? 0) + 1);
  return new Map(
    ids.map((id) => [id, (times.get(nameOf(id)) ?? 0) > 1 && nameOf(id) !== id ? `${nameOf(id)} (${id})` : nameOf(id)]),
  );
}
