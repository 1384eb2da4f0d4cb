import { strictest } from '../strictest.js';
import type { Lane, SelectionSettings } from '#libs/domain';
import type { Scored, SelectedBy } from '../decision.js';
import type { ThresholdValues } from './thresholds.js';

/** What is known of a declaration when it is chosen or not. */
export interface Candidate {
  /** Expected findings: probability of fraud, and of critical fraud by its weight; null where no model is in force. */
  priority: number | null;
  /** How much a look at it would teach, see `explorationOf`; 0: nothing. */
  exploration: number;
  /** Its random number, at least 0 and less than 1; null where there is none. */
  draw: number | null;
  /** An authorised operator is spared controls of documents by priority, and exploration; not the random control. */
  authorised: boolean;
}

/** Every ground for which it is chosen, and the lane that they ask for. */
export interface Choice {
  selectedBy: SelectedBy[];
  lane: Lane;
}

const LANE_OF: Record<SelectedBy, Lane> = {
  random: 'red',
  exploration: 'red',
  inspection: 'red',
  scan: 'orange',
  documents: 'yellow',
};

/**
 * Choose, apart from rules. The random control comes first and looks at nothing else, so that the control group is a sample of all.
 */
export function select(candidate: Candidate, thresholds: ThresholdValues | null, settings: SelectionSettings): Choice {
  const { priority, exploration, draw, authorised } = candidate;
  const selectedBy: SelectedBy[] = [];
  if (draw !== null && draw < settings.random) selectedBy.push('random');
  if (thresholds && priority !== null) {
    const { inspection, scan, documents } = thresholds;
    if (inspection !== null && priority >= inspection) selectedBy.push('inspection');
    else if (scan !== null && priority >= scan) selectedBy.push('scan');
    else if (documents !== null && priority >= documents && !authorised) selectedBy.push('documents');
  }
  if (thresholds && thresholds.exploration !== null && exploration >= thresholds.exploration && exploration > 0)
    if (!authorised && !selectedBy.includes('inspection')) selectedBy.push('exploration');
  return { selectedBy, lane: choiceLane(selectedBy) };
}

/** The lane that grounds of selection ask for together. */
export const choiceLane = (selectedBy: readonly SelectedBy[]): Lane =>
  strictest(selectedBy.map((ground) => LANE_OF[ground]));

/** Expected findings, counted in ordinary ones. @param fraud @param critical calibrated probabilities; undefined: no such model */
export function priorityOf(
  fraud: number | undefined,
  critical: number | undefined,
  { criticalWeight }: Pick<SelectionSettings, 'criticalWeight'>,
): number | null {
  if (fraud === undefined && critical === undefined) return null;
  return (fraud ?? 0) + criticalWeight * (critical ?? 0);
}

/**
 * The priority of a declaration by what models said of its most suspicious goods items; undefined where that does not tell it: the
 * models mean different items, so that it depends on the weight which item decides, or none has scored it.
 */
export function priorityByScores(
  scores: readonly Scored[],
  settings: Pick<SelectionSettings, 'criticalWeight'>,
): number | null | undefined {
  if (new Set(scores.map(({ item }) => item)).size !== 1) return undefined;
  const of = (wanted: Scored['target']) => scores.find(({ target }) => target === wanted)?.probability;
  return priorityOf(of('fraud'), of('critical'), settings);
}
