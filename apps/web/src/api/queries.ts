import { useMemo } from 'react';
import { QueryClient, useQuery, type UseQueryOptions, type UseQueryResult } from '@tanstack/react-query';
import type { Me, OfficeView, PersonName } from '#libs/domain';
import type { Permission } from '#libs/identity';
import { officeName } from '#libs/words';
import { useLanguage } from '../texts/language.js';
import { read } from './client.js';
import { Problem } from './problem.js';

/** What was read stays for as long as the page lives; it is read anew when something tells of a change. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // Requests tell by themselves whether anybody answers; the browser's word for it is often wrong.
      networkMode: 'always',
      // What was waited for in vain is not waited for again unseen.
      retry: (failures, error) =>
        error instanceof Problem && error.passes && error.code !== 'unanswered' && failures < 3,
      retryDelay: (failures) => Math.min(500 * 3 ** failures, 10_000),
    },
    // Else a command would wait unseen for the browser's word, and be done long after the person gave it up.
    mutations: { networkMode: 'always' },
  },
});

/** What the API says under a path, kept under that path. */
export const useRead = <T>(
  path: string,
  options: Pick<UseQueryOptions<T>, 'enabled' | 'staleTime' | 'placeholderData' | 'refetchInterval'> = {},
): UseQueryResult<T> => useQuery<T>({ queryKey: [path], queryFn: ({ signal }) => read<T>(path, signal), ...options });

/** Read anew whatever is kept under paths that begin like this. */
export const refresh = (...beginnings: string[]): Promise<void> =>
  queries.invalidateQueries({
    predicate: ({ queryKey: [path] }) => beginnings.some((each) => typeof path === 'string' && path.startsWith(each)),
  });

const FOREVER = { staleTime: Infinity };

/** Who is signed in; undefined until that is known. */
export const useMe = (): Me | undefined => useRead<Me>('/me', FOREVER).data;

/** Whether whoever is signed in may do something. What the API refuses it refuses anyway: this decides what is offered. */
export function useMay(): (permission: Permission) => boolean {
  const me = useMe();
  return (permission) => me?.permissions.includes(permission) ?? false;
}

/** All customs offices, by the names that they have in the reader's language. */
export function useOffices(): OfficeView[] {
  const language = useLanguage();
  const { data } = useRead<OfficeView[]>('/offices', FOREVER);
  return useMemo(() => (data ?? []).map((each) => ({ ...each, name: officeName(each, language) })), [data, language]);
}

/** Whoever came since is told by id for so long. */
const NAMES_MS = 5 * 60_000;

/** What people are called, by their ids: an id stays where it is nobody's, or not for the reader to know whose. */
export function useNames(): (id: string) => string {
  const people = usePeople();
  return (id) => people.get(id) ?? id;
}

const NOBODY: ReadonlyMap<string, string> = new Map();

/** People of customs and of agencies whose names are for the reader to know, by id. */
export function usePeople(): ReadonlyMap<string, string> {
  const may = useMay();
  const { data } = useQuery({
    queryKey: ['/people/names'],
    queryFn: async ({ signal }) =>
      new Map((await read<PersonName[]>('/people/names', signal)).map(({ id, name }) => [id as string, name])),
    enabled: may('people:names'),
    staleTime: NAMES_MS,
  });
  return data ?? NOBODY;
}
