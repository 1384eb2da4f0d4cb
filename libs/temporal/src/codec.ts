import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { defaultPayloadConverter, type Payload, type PayloadCodec } from '@temporalio/common';
import proto from '@temporalio/proto';
import { decrypt, encrypt, keyName, SEAL_BYTES } from './sealing.js';

const ENCODING = new TextEncoder().encode('binary/levante-aes256gcm');

/**
 * Compresses, then encrypts what Temporal keeps (AES-256-GCM, a random nonce each), so that a declaration's content can be
 * read neither in the server's database nor in its UI. A payload names its key, so that keys can be changed: the first key
 * encrypts, all of them decrypt.
 *
 * @param keys each 32 bytes
 */
export function historyCodec(keys: Buffer[]): PayloadCodec {
  const byName = new Map(keys.map((key) => [keyName(key), key]));
  const current = keys[0];
  if (!current || keys.some((key) => key.length !== 32)) throw new Error('A history key must be 32 bytes.');
  const currentName = new TextEncoder().encode(keyName(current));
  return {
    encode: async (payloads) =>
      payloads.map((payload) => ({
        metadata: { encoding: ENCODING, key: currentName },
        data: encrypt(current, compressed(payload)),
      })),
    decode: async (payloads) =>
      payloads.map((payload): Payload => {
        if (Buffer.compare(payload.metadata?.['encoding'] ?? new Uint8Array(), ENCODING) !== 0) return payload;
        const name = new TextDecoder().decode(payload.metadata?.['key'] ?? new Uint8Array());
        const key = byName.get(name);
        if (!key) throw new Error(`History was encrypted with key ${name}, which is not configured.`);
        const plain = decrypt(key, payload.data ?? new Uint8Array());
        return proto.temporal.api.common.v1.Payload.decode(inflateRawSync(plain));
      }),
  };
}

const compressed = (payload: Payload): Buffer =>
  deflateRawSync(proto.temporal.api.common.v1.Payload.encode(payload).finish(), { level: 1 });

/** How many bytes of data a value becomes when it is encoded for Temporal. */
export const encodedBytes = (value: unknown): number =>
  compressed(defaultPayloadConverter.toPayload(value)).length + SEAL_BYTES;
