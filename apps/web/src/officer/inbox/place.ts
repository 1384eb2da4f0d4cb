/** Where the keyboard is in the list: at a task, wherever that stands meanwhile. */
export interface Place {
  id: string;
  /** Where it stood when the keyboard came to it; of use once it has left the list. */
  index: number;
}

/** One line on or back. From a task that has left the list, on is to what stands in its place now. */
export function stepped(tasks: { id: string }[], place: Place | undefined, by: 1 | -1): Place | undefined {
  const at = tasks.findIndex(({ id }) => id === place?.id);
  const gone = place && (by === 1 ? place.index - 1 : place.index);
  const from = at >= 0 ? at : (gone ?? -1);
  const index = Math.min(Math.max(from + by, 0), tasks.length - 1);
  const task = tasks[index];
  return task && { id: task.id, index };
}
