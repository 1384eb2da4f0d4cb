import type { Client, PoolClient } from 'pg';

/**
 * Send statements of one connection as one message to the server, which answers them in their order: a round trip for all. Each
 * is sent whatever becomes of those before it, so within a transaction only.
 *
 * @param client of a pool that sends statements without waiting (see `openPool`)
 * @param send asks, and does not wait
 */
export function together<Answers>(client: PoolClient, send: () => Answers): Answers {
  // A client of a pool is a client, which its type does not say.
  const { stream } = (client as unknown as Client).connection;
  stream.cork();
  try {
    return send();
  } finally {
    stream.uncork();
  }
}
