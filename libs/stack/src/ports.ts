import { createServer } from 'node:net';

const anyPort = 0;

/** Whether a server could listen on this port, on the loopback address and on all addresses. */
export async function isPortFree(port: number): Promise<boolean> {
  return (await listenOnce(port, '127.0.0.1')) !== undefined && (await listenOnce(port)) !== undefined;
}

/** The port asked for (the one of last time, say) when it is free, else one that the system picks. */
export async function pickPort(preferred?: number): Promise<number> {
  if (preferred !== undefined && (await isPortFree(preferred))) return preferred;
  const picked = await listenOnce(anyPort, '127.0.0.1');
  if (picked === undefined) throw new Error('The system has no free port on 127.0.0.1.');
  return picked;
}

function listenOnce(port: number, host?: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ port, host }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : undefined));
    });
  });
}
