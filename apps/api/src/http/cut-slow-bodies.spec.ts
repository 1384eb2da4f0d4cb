import { createServer, type RequestListener, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import express, { type RequestHandler } from 'express';
import { cutSlowBodies } from './cut-slow-bodies.js';

/** How long a connection lives that promises a body of 100 bytes and sends one. */
function lifeOf(server: Server, path: string, patience: number): Promise<'cut' | 'open'> {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.write(`POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nx`);
  return new Promise((resolve) => {
    const open = setTimeout(() => {
      resolve('open');
      socket.destroy();
    }, patience);
    socket.resume().on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(open);
      resolve('cut');
    });
  });
}

describe('a body that does not come', () => {
  let server: Server;
  beforeAll(async () => {
    const app = express();
    const cut: unknown = cutSlowBodies(100);
    app.use(cut as RequestHandler);
    app.use('/refused', (_request, response) => void response.status(401).send('no'));
    app.use((request) => void request.resume());
    const listener: RequestListener = app;
    server = createServer(listener);
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', () => listening()));
  });
  afterAll(() => server.close());

  it('is not waited for, whether its request was answered or not', async () => {
    expect(await lifeOf(server, '/declarations', 3_000)).toBe('cut');
    expect(await lifeOf(server, '/refused', 3_000)).toBe('cut');
  });

  it('is waited for where it is a batch', async () => {
    expect(await lifeOf(server, '/declarations/batch', 500)).toBe('open');
  });
});
