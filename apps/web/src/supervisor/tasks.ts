import { useQuery } from '@tanstack/react-query';
import type { Page, TaskView } from '#libs/domain';
import { read } from '../api/client.js';

const PAGE = 200;
/** So many pages show a day's work of an office; more is a matter of choosing an office. */
const PAGES = 10;

export interface Work {
  tasks: TaskView[];
  /** Whether there are more than were read. */
  isPartial: boolean;
  /** Who has tasks, or completed some lately: the API has no list of people. */
  people: string[];
}

/** The tasks of customs and agencies that are to be done, first due first, and who works on such. */
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
        tasks.push(...items.filter(({ group }) => group !== 'trader'));
        after = next;
      }
      const done: Page<TaskView> = await read(`/tasks?state=completed&limit=${PAGE}`, signal);
      const workers = done.items.filter(({ group }) => group !== 'trader').map(({ assignee }) => assignee);
      const people = new Set([...tasks.map(({ assignee }) => assignee), ...workers]);
      return { tasks, isPartial: after !== null, people: [...people].filter((each) => each !== null).sort() };
    },
  });
}
