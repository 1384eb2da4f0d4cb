import type { RiskModelSummary, RuleSummary, WatchlistSummary } from '#libs/domain';

/** What one person of the risk unit asked for, and another has to approve. */
export interface Waiting {
  what: 'rule' | 'watchlist' | 'model';
  name: string;
  /** Of a rule. */
  version?: number;
  href: string;
  by: string;
  at: string;
}

interface Proposed {
  rules: readonly Pick<RuleSummary, 'status' | 'version' | 'author' | 'draftedAt' | 'backtested' | 'content'>[];
  watchlists: readonly Pick<WatchlistSummary, 'status' | 'author' | 'proposedAt' | 'content'>[];
  models: readonly Pick<RiskModelSummary, 'version' | 'requestedBy' | 'requestedAt'>[];
}

/**
 * What waits for somebody: of all that others asked for, the oldest first. What is over can be approved no more, and a rule that was not
 * tried, not yet: it waits for its author.
 */
export function waitingFor(me: string, { rules, watchlists, models }: Proposed, now: number): Waiting[] {
  const isOver = ({ content }: { content: { validTo: string } }) => Date.parse(content.validTo) <= now;
  const latest = new Map(
    rules.toSorted((one, other) => one.version - other.version).map((each) => [each.content.id, each]),
  );
  const waiting: Waiting[] = [
    ...[...latest.values()]
      .filter((rule) => rule.status === 'draft' && rule.backtested && !isOver(rule))
      .map(({ content: { id }, version, author, draftedAt }) => ({
        ...{ what: 'rule' as const, name: id, version, by: author, at: draftedAt },
        href: `/app/risk/rules/${encodeURIComponent(id)}?version=${version}`,
      })),
    ...watchlists
      .filter((entry) => entry.status === 'proposed' && !isOver(entry))
      .map(({ content: { id }, author, proposedAt }) => ({
        ...{ what: 'watchlist' as const, name: id, by: author, at: proposedAt },
        href: '/app/risk/watchlists',
      })),
    ...models.flatMap(({ version, requestedBy, requestedAt }) =>
      requestedBy === null || requestedAt === null
        ? []
        : {
            ...{ what: 'model' as const, name: version, by: requestedBy, at: requestedAt },
            href: `/app/risk/models/${encodeURIComponent(version)}`,
          },
    ),
  ];
  return waiting.filter(({ by }) => by !== me).sort((one, other) => one.at.localeCompare(other.at));
}
