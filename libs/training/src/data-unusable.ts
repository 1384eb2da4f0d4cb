/** Data that nothing can be learnt from: a file that is not there, or not of these columns. Its message is for whoever brought it. */
export class DataUnusable extends Error {
  override readonly name = 'DataUnusable';
}
