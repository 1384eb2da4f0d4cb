import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { fetchLimited, NoAnswer } from './limited.js';

const LIMITS = { answerMs: 200, pieceMs: 200 };

describe('a request', () => {
  let close = (): void => {};
  afterEach(() => close());

  async function server(answer: RequestListener): Promise<string> {
    const its = createServer(answer).listen(0, '127.0.0.1');
    await once(its, 'listening');
    close = () => {
      its.closeAllConnections();
      its.close();
    };
    return `http://127.0.0.1:${(its.address() as AddressInfo).port}/`;
  }

  it('is given up where the system accepts it and never answers', async () => {
    await expect(fetchLimited(await server(() => {}), {}, LIMITS)).rejects.toThrow(NoAnswer);
  });

  it('is given up where the answer begins and stops', async () => {
    const path = await server((_request, response) => void response.write('{"half":'));
    await expect(fetchLimited(path, {}, LIMITS)).rejects.toThrow(NoAnswer);
  });

  it('is waited for while something comes, however long that takes', async () => {
    const path = await server((_request, response) => {
      void (async () => {
        response.setHeader('content-type', 'text/plain');
        for (const piece of 'slowly but whole') {
          response.write(piece);
          await pause(20);
        }
        response.end();
      })();
    });
    const response = await fetchLimited(path, {}, LIMITS);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/plain']);
    expect(await response.text()).toBe('slowly but whole');
  });

  it('that is refused is told whole, though its pieces are taken', async () => {
    const path = await server((_request, response) => response.writeHead(403).end('{"code":"not-permitted"}'));
    const pieces: Uint8Array[] = [];
    const response = await fetchLimited(path, {}, { ...LIMITS, take: (piece) => pieces.push(piece) });
    expect([response.status, await response.json(), pieces]).toEqual([403, { code: 'not-permitted' }, []]);
  });

  it('that whoever made it gives up is not late', async () => {
    const path = await server(() => {});
    const given = new AbortController();
    const answer = fetchLimited(path, { signal: given.signal }, LIMITS);
    given.abort();
    await expect(answer).rejects.not.toThrow(NoAnswer);
  });
});
