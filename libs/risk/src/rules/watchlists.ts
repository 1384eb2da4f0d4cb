import type { Declaration, GoodsItem, Party, WatchlistContent } from '#libs/domain';

/** The watchlists at a moment and an office, for conditions to ask. */
export interface Watch {
  party(party: Party): boolean;
  goods(item: GoodsItem): boolean;
  route(item: GoodsItem, declaration: Declaration): boolean;
}

/** Entries by what they name, so that a declaration is looked up in a few steps, however long the lists are. */
export interface WatchlistIndex {
  /** Entries that apply at the moment and the office, each once, in the order of their ids. */
  hits(declaration: Declaration, office: string, at: number): WatchlistContent[];
  /** For one moment and office. */
  watch(office: string, at: number): Watch;
}

interface Entry {
  content: WatchlistContent;
  from: number;
  to: number;
}

const ANY = '*';
const nameKey = (name: string): string => name.normalize('NFKC').toUpperCase().replace(/\s+/g, ' ').trim();
const routeKey = (origin: string | undefined, dispatch: string | undefined): string =>
  `${origin ?? ANY}|${dispatch ?? ANY}`;

/** An index over entries of watchlists; their validity is judged when it is asked. */
export function indexWatchlists(entries: readonly WatchlistContent[]): WatchlistIndex {
  const byKey = new Map<string, Entry[]>();
  const lengths = new Set<number>();
  for (const content of entries) {
    const entry = { content, from: Date.parse(content.validFrom), to: Date.parse(content.validTo) };
    for (const key of keysOf(content)) {
      byKey.set(key, [...(byKey.get(key) ?? []), entry]);
      if (content.subject.kind === 'goods') lengths.add(key.length - 'goods:'.length);
    }
  }
  const goodsKeys = ({ commodityCode }: GoodsItem): string[] =>
    commodityCode === undefined ? [] : [...lengths].map((length) => `goods:${commodityCode.slice(0, length)}`);
  const found = (keys: readonly string[], office: string, at: number): Entry[] =>
    keys.flatMap((key) => (byKey.get(key) ?? []).filter((entry) => applies(entry, office, at)));

  return {
    hits(declaration, office, at) {
      if (byKey.size === 0) return [];
      const { declarant, representative, importer, exporter, items } = declaration;
      const parties = [declarant, representative, importer, exporter].flatMap((party) => (party ? [party] : []));
      const keys = [
        ...parties.flatMap(partyKeys),
        ...items.flatMap((item) => [...goodsKeys(item), ...routeKeys(item, declaration)]),
      ];
      const hits = new Map(found([...new Set(keys)], office, at).map(({ content }) => [content.id, content]));
      return [...hits.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    },
    watch: (office, at) => ({
      party: (party) => found(partyKeys(party), office, at).length > 0,
      goods: (item) => found(goodsKeys(item), office, at).length > 0,
      route: (item, declaration) => found(routeKeys(item, declaration), office, at).length > 0,
    }),
  };
}

function applies({ content, from, to }: Entry, office: string, at: number): boolean {
  return from <= at && at < to && (content.offices.length === 0 || content.offices.includes(office));
}

function keysOf({ subject }: WatchlistContent): string[] {
  switch (subject.kind) {
    case 'party':
      return partyKeys(subject);
    case 'goods':
      return subject.prefixes.map((prefix) => `goods:${prefix}`);
    case 'route':
      return [`route:${routeKey(subject.origin, subject.dispatch)}`];
  }
}

const partyKeys = ({ id, name }: { id?: string | undefined; name?: string | undefined }): string[] => [
  ...(id === undefined ? [] : [`id:${id}`]),
  ...(name === undefined ? [] : [`name:${nameKey(name)}`]),
];

function routeKeys({ origin }: GoodsItem, { dispatchCountry }: Declaration): string[] {
  const keys = [];
  if (origin !== undefined) keys.push(`route:${routeKey(origin, undefined)}`);
  if (dispatchCountry !== undefined) keys.push(`route:${routeKey(undefined, dispatchCountry)}`);
  if (origin !== undefined && dispatchCountry !== undefined) keys.push(`route:${routeKey(origin, dispatchCountry)}`);
  return keys;
}
