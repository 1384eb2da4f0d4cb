import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * Ports are picked below those that systems give to outgoing connections (32768 up on Linux, 49152 on others): one of these could be
 * taken by a connection before the server that it was picked for listens.
 */
const LEAST = 20_000;
const BEYOND = 32_000;
const ATTEMPTS = 50;

/** Whether a server could listen on this port, on the loopback address and on all addresses. */
export async function isPortFree(port: number): Promise<boolean> {
  return (await canListen(port, '127.0.0.1')) && (await canListen(port));
}

/** The port asked for (the one of last time, say) when it is free, else any that is. */
export async function pickPort(preferred?: number): Promise<number> {
  if (preferred !== undefined && (await isPortFree(preferred))) return preferred;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const port = randomInt(LEAST, BEYOND);
    if (await isPortFree(port)) return port;
  }
  throw new Error(`No port from ${LEAST} to ${BEYOND - 1} seems to be free on 127.0.0.1.`);
}

function canListen(port: number, host?: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host }, () => server.close(() => resolve(true)));
  });
}
