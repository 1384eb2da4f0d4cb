import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { peopleAtApi, type PeopleAtApi } from './person-at-api.js';

type Answer = { status?: number; type?: string; body?: string };

let server: Server;
let people: PeopleAtApi;
let tokenRequests: string[];
let lifetime: number;
let answer: Answer;
let received: { method?: string; url?: string; authorization?: string; type?: string; body: string }[];

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await textOf(request);
  const { authorization = '' } = request.headers;
  if (request.url === '/oidc/token') {
    tokenRequests.push(Buffer.from(authorization.replace('Basic ', ''), 'base64').toString('utf8'));
    const access_token = `token ${tokenRequests.length}`;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ access_token, expires_in: lifetime }));
    return;
  }
  const { method, url, headers } = request;
  received.push({ method, url, authorization, type: headers['content-type'], body });
  response.writeHead(answer.status ?? 200, answer.type ? { 'content-type': answer.type } : {}).end(answer.body);
}

beforeEach(async () => {
  [tokenRequests, received, lifetime, answer] = [[], [], 3600, {}];
  server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const api = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  people = peopleAtApi({ api, issuer: `${api}/oidc` });
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

describe('a demo person at the API', () => {
  it('signs in once, however many requests start at once', async () => {
    await Promise.all([1, 2, 3].map(() => people.request('olga', 'GET', '/tasks')));
    expect(tokenRequests).toEqual(['olga:demo']);
    expect(received.map(({ authorization }) => authorization)).toEqual(Array(3).fill('Bearer token 1'));
  });

  it('signs in anew before a token lapses, and apart from others', async () => {
    lifetime = 30;
    await people.token('olga');
    expect(await people.token('olga')).toBe('token 2');
    lifetime = 3600;
    await people.token('ines');
    expect(await people.token('ines')).toBe('token 3');
  });

  it('does not exist: whoever asks is told who does', async () => {
    await expect(people.token('nobody')).rejects.toThrow(/^There is no demo person nobody; there are .*olga.*\.$/);
    expect(tokenRequests).toEqual([]);
  });

  it('gets no token from an issuer that is down, and can ask again', async () => {
    const down = peopleAtApi({ api: 'http://127.0.0.1:9', issuer: 'http://127.0.0.1:9/oidc' });
    await expect(down.token('olga')).rejects.toThrow('The issuer http://127.0.0.1:9/oidc does not answer.');
    await expect(down.token('olga')).rejects.toThrow('does not answer');
  });

  it('sends objects as JSON, and text and bytes as they are', async () => {
    await people.request('olga', 'POST', '/tasks/1/complete', { attempt: 1 });
    await people.request('olga', 'POST', '/declarations', Buffer.from('<a/>'), { 'content-type': 'application/xml' });
    expect(received).toMatchObject([
      { method: 'POST', url: '/tasks/1/complete', type: 'application/json', body: '{"attempt":1}' },
      { method: 'POST', url: '/declarations', type: 'application/xml', body: '<a/>' },
    ]);
  });

  it('reads JSON, problems included, as what it says, a PDF as bytes, and anything else as text', async () => {
    const get = () => people.request('olga', 'GET', '/');
    answer = { status: 409, type: 'application/problem+json', body: '{"code":"task-stale"}' };
    expect(await get()).toMatchObject({ status: 409, body: { code: 'task-stale' } });
    answer = { type: 'application/x-ndjson', body: '{"line":1}\n' };
    expect(await get()).toMatchObject({ status: 200, body: '{"line":1}\n' });
    answer = { type: 'application/pdf', body: '%PDF' };
    expect(await get()).toMatchObject({ body: new Uint8Array(Buffer.from('%PDF')) });
    answer = { status: 204 };
    expect(await get()).toMatchObject({ status: 204, body: undefined });
  });
});
