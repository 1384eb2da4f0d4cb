import { z } from 'zod';

const Document = z.object({
  paths: z.record(z.string(), z.record(z.string(), z.looseObject({ responses: z.record(z.string(), z.unknown()) }))),
});

/** A route of the published documentation: what its addresses look like, and with which statuses it may answer. */
interface Route {
  name: string;
  method: string;
  path: string;
  pattern: RegExp;
  statuses: string[];
}

/** Every route that the published documentation names. */
export async function publishedRoutes(api: string): Promise<Route[]> {
  const { paths } = Document.parse(await (await fetch(`${api}/docs/openapi.json`)).json());
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, { responses }]) => ({
      name: `${method.toUpperCase()} ${path}`,
      method: method.toUpperCase(),
      path,
      pattern: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`),
      statuses: Object.keys(responses),
    })),
  );
}

let routes: Promise<Route[]> | undefined;

/** Hold an answer against the published documentation. @throws Error where a route answers with a status that is not documented */
export async function mustBeDocumented(api: string, method: string, path: string, status: number): Promise<void> {
  const [address = ''] = path.split('?');
  const known = await (routes ??= publishedRoutes(api));
  const matching = known.filter((each) => each.method === method && each.pattern.test(address));
  // `/declarations/batch` looks like a declaration called batch, too: the more exact address is the route.
  const route = matching.find(({ name }) => !name.includes('{')) ?? matching[0];
  if (route && !route.statuses.includes(String(status)))
    throw new Error(`${route.name} answered ${status}; its documentation knows ${route.statuses.join(', ')}`);
}
