import { z } from 'zod';
import { DEMO_PEOPLE, DEMO_SECRET } from '#libs/identity';
import { StackError, type StackUrls } from '#libs/stack';

const Token = z.object({ access_token: z.string(), expires_in: z.number() });

/** Tokens are fetched anew this long before they lapse. */
const earlyMs = 60_000;

/** An answer of the API: its body as JSON where it is JSON, as bytes where it is a PDF, else as text; undefined where there is none. */
export interface ApiAnswer {
  status: number;
  headers: Headers;
  body: unknown;
}

/** What is sent: bytes and text as they are, anything else as JSON. */
export type ApiBody = Uint8Array | string | object;

/** Speaks to the API as a demo person. */
export interface PeopleAtApi {
  /**
   * A bearer token of the person, kept until shortly before it lapses.
   *
   * @throws StackError when the issuer knows no such person or does not answer
   */
  token: (person: string) => Promise<string>;
  /**
   * Sends a request as the person.
   *
   * @param path from the API's root, with query: `/tasks?limit=10`
   * @throws TypeError when the API cannot be reached
   */
  request: (
    person: string,
    method: string,
    path: string,
    body?: ApiBody,
    headers?: Record<string, string>,
  ) => Promise<ApiAnswer>;
}

export function peopleAtApi({ api, issuer }: Pick<StackUrls, 'api' | 'issuer'>): PeopleAtApi {
  const kept = new Map<string, { token: Promise<string>; until: () => number }>();

  const token = (person: string): Promise<string> => {
    const known = kept.get(person);
    if (known !== undefined && Date.now() < known.until()) return known.token;
    let until = Infinity;
    const fetched = fetchToken(issuer, person).then(
      ({ access_token, expires_in }) => {
        until = Date.now() + expires_in * 1000 - earlyMs;
        return access_token;
      },
      (error: unknown) => {
        kept.delete(person);
        throw error;
      },
    );
    kept.set(person, { token: fetched, until: () => until });
    return fetched;
  };

  const request: PeopleAtApi['request'] = async (person, method, path, body, headers = {}) => {
    const authorization = `Bearer ${await token(person)}`;
    const isRaw = body === undefined || typeof body === 'string' || body instanceof Uint8Array;
    const response = await fetch(`${api}${path}`, {
      method,
      headers: { authorization, ...(isRaw ? {} : { 'content-type': 'application/json' }), ...headers },
      body: isRaw ? body : JSON.stringify(body),
    });
    return { status: response.status, headers: response.headers, body: await bodyOf(response) };
  };

  return { token, request };
}

async function fetchToken(issuer: string, person: string): Promise<z.infer<typeof Token>> {
  const known = DEMO_PEOPLE.map(({ id }): string => id);
  if (!known.includes(person))
    throw new StackError(`There is no demo person ${person}; there are ${known.join(', ')}.`);
  const response = await fetch(`${issuer}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${person}:${DEMO_SECRET}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  }).catch((cause: unknown) => {
    throw new StackError(`The issuer ${issuer} does not answer.`, { cause });
  });
  const body = await bodyOf(response);
  if (!response.ok) throw new StackError(`The issuer ${issuer} gives ${person} no token: ${JSON.stringify(body)}.`);
  return Token.parse(body);
}

async function bodyOf(response: Response): Promise<unknown> {
  const type = response.headers.get('content-type') ?? '';
  if (type === 'application/pdf') return new Uint8Array(await response.arrayBuffer());
  const text = await response.text();
  if (text === '') return undefined;
  const isJson = /^application\/(.+\+)?json\b/.test(type);
  return isJson ? (JSON.parse(text) as unknown) : text;
}
