/** At most how many steps one condition may take on one declaration: about a fifth of a second. */
const MOST_STEPS = 500_000;

/** At most how many all rules together may: the first rules take a quarter of that on a thousand goods items. */
const MOST_STEPS_TOGETHER = 2_000_000;

/**
 * The steps that rules may take on one declaration. Whoever takes some says so before.
 *
 * @returns takes steps; throws an Error, and takes none, where those are too many for one condition or for what is left
 */
export function stepBudget(): (steps: number) => void {
  let left = MOST_STEPS_TOGETHER;
  return (steps) => {
    if (steps > MOST_STEPS) throw new Error(`would take more than ${MOST_STEPS} steps on this declaration`);
    if (steps > left)
      throw new Error(`would take all rules together more than ${MOST_STEPS_TOGETHER} steps on this declaration`);
    left -= steps;
  };
}
