import type { StudyReportQuery } from '#libs/domain';

/** The parameters of a query as an address has them, so that the same can be asked again. */
export function parametersOf(query: StudyReportQuery): [name: string, value: string][] {
  return (Object.entries(query) as [string, unknown][]).flatMap(([name, value]): [string, string][] => {
    if (name === 'language' || value === undefined || isUsual(name, value)) return [];
    return (Array.isArray(value) ? value : [value]).map((each): [string, string] => [name, String(each)]);
  });
}

const isUsual = (name: string, value: unknown): boolean => name === 'outliers' && value === 'none';

/** A path of the API with its query. */
export function addressOf(path: string, parameters: readonly (readonly [name: string, value: string])[]): string {
  const query = new URLSearchParams(parameters).toString();
  return query === '' ? path : `${path}?${query}`;
}
