import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

const NAME_BYTES = 12;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Bytes that sealing adds. */
export const SEAL_BYTES = NONCE_BYTES + TAG_BYTES;

/** Seals small secrets, so that whoever reads the database alone cannot read them. */
export interface Sealing {
  /** The key's name, a random nonce, what was sealed (AES-256-GCM), and a tag by which a change is noticed. */
  seal(plain: Uint8Array): Buffer;
  /** @throws Error where the key is not known, or what was sealed was changed */
  open(sealed: Buffer): Buffer;
}

/**
 * @param keys each 32 bytes; the first seals, all of them open, so that keys can be changed
 */
export function sealing(keys: readonly Buffer[]): Sealing {
  const byName = new Map(keys.map((key) => [keyName(key), key]));
  const current = keys[0];
  if (!current || keys.some((key) => key.length !== 32)) throw new Error('A history key must be 32 bytes.');
  return {
    seal: (plain) => Buffer.concat([Buffer.from(keyName(current)), encrypt(current, plain)]),
    open: (sealed) => {
      const name = sealed.subarray(0, NAME_BYTES).toString();
      const key = byName.get(name);
      if (!key) throw new Error('This was sealed with a key that is not configured.');
      return decrypt(key, sealed.subarray(NAME_BYTES));
    },
  };
}

/** AES-256-GCM: nonce, ciphertext, tag. */
export function encrypt(key: Buffer, plain: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** @throws Error where the tag does not fit */
export function decrypt(key: Buffer, data: Uint8Array): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, data.subarray(0, NONCE_BYTES));
  decipher.setAuthTag(data.subarray(data.length - TAG_BYTES));
  return Buffer.concat([decipher.update(data.subarray(NONCE_BYTES, data.length - TAG_BYTES)), decipher.final()]);
}

/** A key's name: enough of its hash to tell keys apart, too little to tell the key. */
export const keyName = (key: Buffer): string => createHash('sha256').update(key).digest('hex').slice(0, NAME_BYTES);
