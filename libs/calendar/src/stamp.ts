import type { ClockRule, Deadline, Decided, HoldId, HoldKind, Instant, Office } from '#libs/domain';
import { clockFor } from './clocks.js';
import { dueAfterCourse } from './course.js';
import { dueAt, extendedDueAt, resumedDueAt } from './due.js';

/**
 * The decision with its deadline filled in, if it starts, restarts, extends or moves a clock; any other decision as it is.
 * `kindOf` tells the kind of a hold opened earlier. Whether a clock was extended before a stop is not known here: a
 * `ClockResumed` says what the rule permits, an extension used up is for the procedure to remember.
 *
 * @throws CalendarError as `dueAt`, and no-extension for a clock that has none
 */
export function stamp(event: Decided, context: { office: Office }, kindOf: (holdId: HoldId) => HoldKind): Decided {
  const { office } = context;
  switch (event.type) {
    case 'HoldOpened': {
      const rule = clockFor(event.kind, office);
      return { ...event, deadline: deadline(rule, dueAt(rule, office, event.at)) };
    }
    case 'ClockResumed': {
      const rule = clockFor(kindOf(event.holdId), office);
      const { dueAtBefore, suspendedAt } = event;
      const due = dueAtBefore && resumedDueAt(dueAtBefore, suspendedAt, event.at, rule, office);
      return { ...event, deadline: deadline(rule, due) };
    }
    case 'ClockExtended': {
      const rule = clockFor(kindOf(event.holdId), office);
      const due = extendedDueAt(event.dueAtBefore, rule, office);
      return { ...event, deadline: { ...deadline(rule, due), extendable: false } };
    }
    case 'ClockMoved': {
      const rule = clockFor(kindOf(event.holdId), office);
      return { ...event, deadline: deadline(rule, dueAfterCourse(event.course, rule, office)) };
    }
    default:
      return event;
  }
}

function deadline(rule: ClockRule, due: Instant | null): Deadline {
  return { dueAt: due, effect: rule.effect, extendable: rule.extension !== null };
}
