import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';

/** A key that signs checkpoints. */
export interface SigningKey {
  id: string;
  privateKey: KeyObject;
  publicKey: KeyObject;
}

/** The keys of an installation: the one that signs, if it is here, and all whose signatures count. */
export interface CheckpointKeys {
  signing: SigningKey | undefined;
  publicKeys: KeyObject[];
}

/** The id of a public key: the first 16 hexadecimal digits of the SHA-256 of its SPKI form. */
export const keyId = (publicKey: KeyObject): string =>
  createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16);

/** A public key as PEM. */
export const pemOf = (publicKey: KeyObject): string => publicKey.export({ type: 'spki', format: 'pem' }).toString();

/** A new private key, PKCS #8 as PEM. */
export const newPrivateKey = (): string =>
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

/**
 * The keys in a text of PEM blocks. The first private key signs; signatures of the others, and of public keys that are
 * there, count: that is how a key is replaced.
 *
 * @throws Error where there is no block, or one that is no Ed25519 key
 */
export function keysIn(text: string): CheckpointKeys {
  const blocks = text.match(/-----BEGIN [A-Z ]+-----[^-]+-----END [A-Z ]+-----/g) ?? [];
  if (blocks.length === 0) throw new Error('There is no key in PEM.');
  const keys = blocks.map((block) => (block.includes('PRIVATE') ? createPrivateKey(block) : createPublicKey(block)));
  if (keys.some((key) => key.asymmetricKeyType !== 'ed25519')) throw new Error('A key is not of Ed25519.');
  const privateKey = keys.find((key) => key.type === 'private');
  const publicKeys = keys.map((key) => (key.type === 'private' ? createPublicKey(key) : key));
  if (!privateKey) return { signing: undefined, publicKeys };
  const publicKey = createPublicKey(privateKey);
  return { signing: { id: keyId(publicKey), privateKey, publicKey }, publicKeys };
}
