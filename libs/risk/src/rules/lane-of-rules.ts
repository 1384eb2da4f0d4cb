import type { Lane, Reason } from '#libs/domain';
import { strictest } from '../strictest.js';

/** Weights of rules that together ask for more control than each alone. */
const TOGETHER: readonly { from: number; lane: Lane }[] = [
  { from: 70, lane: 'red' },
  { from: 45, lane: 'orange' },
];

/** Of what rules said of a declaration: as much as its lane depends on. */
export interface Asked {
  hits: readonly Pick<Reason, 'lane' | 'weight'>[];
  failures: readonly Pick<Reason, 'lane'>[];
  waivesDocuments: boolean;
}

/** The lane that rules ask for, each and together, and their weights added: what is negative takes control away. */
export function laneOfRules({ hits, failures, waivesDocuments }: Asked): { lane: Lane; weight: number } {
  const weight = hits.reduce((sum, each) => sum + each.weight, 0);
  const asked = [...hits.map(({ lane }) => lane), TOGETHER.find(({ from }) => weight >= from)?.lane ?? 'green'];
  const eased = waivesDocuments ? asked.map((lane) => (lane === 'yellow' ? 'green' : lane)) : asked;
  return { lane: strictest([...eased, ...failures.map(({ lane }) => lane)]), weight };
}
