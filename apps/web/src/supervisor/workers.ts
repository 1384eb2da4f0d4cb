import type { PersonView, TaskView } from '#libs/domain';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Longer than a leave; whoever was not here for so long may well have gone for good, and is offered once they are here again. */
const GONE_DAYS = 90;
/** Absences that a supervisor wants to know of before giving somebody work. */
const AWAY_DAYS = 7;

type Doing = Pick<PersonView, 'groups' | 'offices'>;
type Done = Pick<TaskView, 'group' | 'office'>;

/** Whether somebody's are tasks of this group at this office. Who took part in the declaration before is for the API to say. */
export const mayDo = ({ groups, offices }: Doing, { group, office }: Done): boolean =>
  groups.includes(group) && (offices.includes('*') || offices.includes(office));

/**
 * Whether a task lies with somebody who may not do it: of another group or office. Of whoever is not in the list of people nothing is
 * known: they may not have been here since there is such a list, or be a trader or a program, who take arrivals too.
 */
export function isStray(people: ReadonlyMap<string, Doing>, task: Done & Pick<TaskView, 'assignee'>): boolean {
  if (task.assignee === null) return false;
  const holder = people.get(task.assignee);
  return holder !== undefined && !mayDo(holder, task);
}

/** Who, of those that are still about, may do some of these tasks. */
export function workersFor<Person extends Doing & Pick<PersonView, 'seenOn'>>(
  people: readonly Person[],
  tasks: readonly Done[],
  now: number,
): Person[] {
  // Tasks are many, what tells who may do them is little.
  const sorts = [...new Map(tasks.map((task) => [`${task.group} ${task.office}`, task])).values()];
  return people.filter(
    (person) => daysSince(person.seenOn, now) < GONE_DAYS && sorts.some((task) => mayDo(person, task)),
  );
}

/** Whether somebody has not been here for a while. */
export const isAway = ({ seenOn }: Pick<PersonView, 'seenOn'>, now: number): boolean =>
  daysSince(seenOn, now) > AWAY_DAYS;

const daysSince = (day: string, now: number): number => Math.floor((now - Date.parse(day)) / DAY_MS);
