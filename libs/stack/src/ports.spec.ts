import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { isPortFree, pickPort } from './ports.js';

describe('ports', () => {
  let other: Server;
  let taken: number;

  beforeEach(async () => {
    other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    taken = (other.address() as AddressInfo).port;
  });
  afterEach(() => new Promise((resolve) => other.close(resolve)));

  it('keeps the port of last time while it is free', async () => {
    const free = await pickPort();
    expect(await pickPort(free)).toBe(free);
  });

  it('picks another when the port of last time is taken', async () => {
    const picked = await pickPort(taken);
    expect(picked).not.toBe(taken);
    expect(await isPortFree(picked)).toBe(true);
  });

  it('calls a port taken that another program holds on the loopback address alone', async () => {
    expect(await isPortFree(taken)).toBe(false);
  });
});
