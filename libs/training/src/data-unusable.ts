/** Data that nothing can be learnt from: a file that is not there, or not of these columns. Its message is for whoever brought it. */
export class DataUnusable extends Error {
  override readonly name = 'DataUnusable';
}

/** Does some work on data; that there is too little of it, which the work tells by a RangeError, is a matter of the data. */
export function unusable<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError) throw new DataUnusable(error.message, { cause: error });
    throw error;
  }
}
