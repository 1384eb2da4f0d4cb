import type { StudyReportQuery } from '#libs/domain';

/** The parameters of a query as an address has them, so that the same can be asked again. */
export function parametersOf(query: StudyReportQuery): [name: string, value: string][] {
  return (Object.entries(query) as [string, unknown][]).flatMap(([name, value]): [string, string][] => {
    if (name === 'language' || value === undefined || USUAL[name] === value) return [];
    return (Array.isArray(value) ? value : [value]).map((each): [string, string] => [name, String(each)]);
  });
}

/** What is meant where nothing is said. */
const USUAL: Readonly<Record<string, unknown>> = { outliers: 'none', outages: 'with' };

/** A path of the API with its query. */
export function addressOf(path: string, parameters: readonly (readonly [name: string, value: string])[]): string {
  const query = new URLSearchParams(parameters.map(([name, value]): [string, string] => [name, value])).toString();
  return query === '' ? path : `${path}?${query}`;
}
