import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { defaultPayloadConverter, type Payload, type PayloadCodec } from '@temporalio/common';
import proto from '@temporalio/proto';

const ENCODING = new TextEncoder().encode('binary/levante-aes256gcm');
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Compresses, then encrypts what Temporal keeps (AES-256-GCM, a random nonce each), so that a declaration's content can be
 * read neither in the server's database nor in its UI. A payload names its key, so that keys can be changed: the first key
 * encrypts, all of them decrypt.
 *
 * @param keys each 32 bytes
 */
export function historyCodec(keys: Buffer[]): PayloadCodec {
  const byName = new Map(keys.map((key) => [nameOf(key), key]));
  const current = keys[0];
  if (!current || keys.some((key) => key.length !== 32)) throw new Error('A history key must be 32 bytes.');
  const currentName = new TextEncoder().encode(nameOf(current));
  return {
    encode: async (payloads) =>
      payloads.map((payload) => {
        const nonce = randomBytes(NONCE_BYTES);
        const cipher = createCipheriv('aes-256-gcm', current, nonce);
        const plain = compressed(payload);
        const data = Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
        return { metadata: { encoding: ENCODING, key: currentName }, data };
      }),
    decode: async (payloads) =>
      payloads.map((payload): Payload => {
        if (Buffer.compare(payload.metadata?.['encoding'] ?? new Uint8Array(), ENCODING) !== 0) return payload;
        const name = new TextDecoder().decode(payload.metadata?.['key'] ?? new Uint8Array());
        const key = byName.get(name);
        if (!key) throw new Error(`History was encrypted with key ${name}, which is not configured.`);
        const data = payload.data ?? new Uint8Array();
        const decipher = createDecipheriv('aes-256-gcm', key, data.subarray(0, NONCE_BYTES));
        decipher.setAuthTag(data.subarray(data.length - TAG_BYTES));
        const plain = Buffer.concat([
          decipher.update(data.subarray(NONCE_BYTES, data.length - TAG_BYTES)),
          decipher.final(),
        ]);
        return proto.temporal.api.common.v1.Payload.decode(inflateRawSync(plain));
      }),
  };
}

const compressed = (payload: Payload): Buffer =>
  deflateRawSync(proto.temporal.api.common.v1.Payload.encode(payload).finish(), { level: 1 });

/** How many bytes of data a value becomes when it is encoded for Temporal. */
export const encodedBytes = (value: unknown): number =>
  NONCE_BYTES + compressed(defaultPayloadConverter.toPayload(value)).length + TAG_BYTES;

/** A key's name: enough of its hash to tell keys apart, too little to tell the key. */
const nameOf = (key: Buffer): string => createHash('sha256').update(key).digest('hex').slice(0, 12);
