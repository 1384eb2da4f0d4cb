import { LANES, type Lane, type Reason, type VersionedRule } from '#libs/domain';
import { strictest } from '../strictest.js';
import { laneOfRules } from './lane-of-rules.js';

/** What a decision told of a reason. */
export type Told = Pick<Reason, 'rule' | 'lane' | 'weight'>;

/**
 * Which lane a declaration had, and which it would have had by its recorded reasons with this version of a rule in the place of any
 * before it. What its lane has beyond its reasons stays.
 *
 * @param said by this version: that it applies, that it failed, or neither
 * @param waiving ids of rules that waive routine control of documents
 */
export function changeOfLane(
  { lane, reasons }: { lane: Lane; reasons: readonly Told[] },
  { id, waivesDocuments }: Pick<VersionedRule, 'id' | 'waivesDocuments'>,
  { hit, failure }: { hit: Told | undefined; failure: Told | undefined },
  waiving: ReadonlySet<string>,
): { before: Lane; after: Lane } {
  const others = reasons.filter(({ rule }) => rule !== id && rule !== `rule-failed:${id}`);
  const othersWaive = others.some(({ rule }) => waiving.has(rule));
  const explained = laneBy(reasons, othersWaive);
  const ofThis = [hit, failure].flatMap((reason) => (reason ? [reason] : []));
  const after = laneBy([...others, ...ofThis], othersWaive || (hit !== undefined && waivesDocuments));
  const unexplained = LANES.indexOf(explained) < LANES.indexOf(lane) ? lane : 'green';
  return { before: lane, after: strictest([after, unexplained]) };
}

/** Only the weights of rules and watchlists are added; those of models tell the officer how likely something is. */
function laneBy(reasons: readonly Told[], waivesDocuments: boolean): Lane {
  const hits = reasons.filter(isOfRule);
  return laneOfRules({ hits, failures: reasons.filter((reason) => !isOfRule(reason)), waivesDocuments }).lane;
}

const isOfRule = ({ rule }: Told): boolean => !rule.includes(':') || rule.startsWith('watchlist:');
