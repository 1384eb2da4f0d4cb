/**
 * Does what is done again and again, and tells of failures that follow one another once: not every few seconds for as long as the
 * database is away.
 *
 * @returns does the work; answers undefined where it fails
 */
export function tellingOnce(fault: string, onFault: (fault: string, error: unknown) => void) {
  let isFailing = false;
  return async <Result>(work: () => Promise<Result>): Promise<Result | undefined> => {
    try {
      const result = await work();
      isFailing = false;
      return result;
    } catch (error) {
      if (!isFailing) onFault(fault, error);
      isFailing = true;
      return undefined;
    }
  };
}
