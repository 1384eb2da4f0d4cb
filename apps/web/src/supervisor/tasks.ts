import { useQuery } from '@tanstack/react-query';
import type { Page, PersonView, TaskView } from '#libs/domain';
import { read } from '../api/client.js';

const PAGE = 200;
/** So many pages show a day's work of an office; more is a matter of choosing an office. */
const PAGES = 10;

export interface Work {
  tasks: TaskView[];
  /** Who works here. */
  people: PersonView[];
  /** Whether there are more than were read. */
  isPartial: boolean;
}

/** The tasks of customs and agencies that are to be done, first due first, and who works here. */
export function useWork(office: string) {
  const path = `/tasks?${String(new URLSearchParams({ ...(office && { office }), sort: 'due', limit: String(PAGE) }))}`;
  return useQuery({
    queryKey: [path, 'all'],
    refetchInterval: 60_000,
    queryFn: async ({ signal }): Promise<Work> => {
      const tasks: TaskView[] = [];
      let after: string | null = '';
      for (let page = 0; page < PAGES && after !== null; page++) {
        const more: string = after && `&after=${encodeURIComponent(after)}`;
        const { items, next }: Page<TaskView> = await read(`${path}${more}`, signal);
        // What waits for the trader is nobody's to do now.
        tasks.push(...items.filter(({ group, state }) => group !== 'trader' && state !== 'waiting'));
        after = next;
      }
      // Read after the tasks: whoever took one of them for the first time is among them.
      const people = await read<PersonView[]>('/people', signal);
      return { tasks, people, isPartial: after !== null };
    },
  });
}
