import { LANES, type Lane } from '#libs/domain';

/** The lane with most control; green if none is given. */
export const strictest = (lanes: readonly Lane[]): Lane =>
  lanes.reduce((strict, lane) => (LANES.indexOf(lane) > LANES.indexOf(strict) ? lane : strict), 'green');
