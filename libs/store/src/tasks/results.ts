import type { DomainEvent, HoldKind, TaskResult } from '#libs/domain';

/** Answered by the trader, or reported: told where they are, in `information` and in the history. */
const OTHERS: readonly HoldKind[] = ['payment', 'information', 'arrival'];

/**
 * What controls, agencies and reviews answered, oldest first.
 *
 * @param only outside customs, the kind of the reader's own task: nobody else's answers are theirs to see
 */
export function resultsIn(events: readonly DomainEvent[], only: HoldKind | undefined): TaskResult[] {
  let version = 1;
  return events.flatMap((event): TaskResult[] => {
    if (event.type === 'DeclarationAmended') version = event.version.version;
    if (event.type !== 'TaskCompleted') return [];
    const { at, by, holdId: taskId, response } = event;
    const { kind } = response;
    if (OTHERS.includes(kind) || (only !== undefined && kind !== only)) return [];
    return [{ taskId, kind, at, by, version, form: { ...response.form } }];
  });
}
