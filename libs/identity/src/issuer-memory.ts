import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';

interface Entry {
  payload: AdapterPayload;
  expiresAt: number;
}

/**
 * The embedded issuer's sessions, codes and refresh tokens, in memory: a restart forgets them and a browser signs in
 * again. Access tokens are self-contained and not kept at all, so they outlive a restart.
 */
export function issuerMemory(): AdapterFactory {
  const entries = new Map<string, Entry>();

  function payloads(prefix: string): AdapterPayload[] {
    const now = Date.now();
    for (const [key, entry] of entries) if (entry.expiresAt <= now) entries.delete(key);
    return [...entries].filter(([key]) => key.startsWith(prefix)).map(([, entry]) => entry.payload);
  }

  return (model): Adapter => ({
    upsert: async (id, payload, expiresIn) => {
      const expiresAt = expiresIn === undefined ? Infinity : Date.now() + expiresIn * 1000;
      entries.set(`${model}:${id}`, { payload, expiresAt });
    },
    find: async (id) => {
      const entry = entries.get(`${model}:${id}`);
      return entry !== undefined && entry.expiresAt > Date.now() ? entry.payload : undefined;
    },
    findByUid: async (uid) => payloads(`${model}:`).find((payload) => payload.uid === uid),
    findByUserCode: async (userCode) => payloads(`${model}:`).find((payload) => payload.userCode === userCode),
    consume: async (id) => {
      const entry = entries.get(`${model}:${id}`);
      if (entry !== undefined) entry.payload.consumed = Math.floor(Date.now() / 1000);
    },
    destroy: async (id) => {
      entries.delete(`${model}:${id}`);
    },
    // Of this model only: an interaction refers to a grant too, and whoever signs in as somebody else must get back to theirs.
    revokeByGrantId: async (grantId) => {
      for (const [key, { payload }] of entries)
        if (key.startsWith(`${model}:`) && payload.grantId === grantId) entries.delete(key);
    },
  });
}
