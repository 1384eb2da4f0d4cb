import { keysIn as keysOfServer, newPrivateKey, pemOf, proofOf, signCheckpoint } from '#libs/checkpoints';
import type { AnchoredHead, Checkpoint } from '#libs/domain';
import { checkProof } from './proof-file.js';
import { firstBroken, keysIn, troubleWithProof, type Keys } from './verify.js';

const { signing } = keysOfServer(newPrivateKey());
if (!signing) throw new Error('no key');
const pem = pemOf(signing.publicKey);
const otherPem = pemOf(keysOfServer(newPrivateKey()).publicKeys[0]!);

const heads = (count: number, seq = 3): AnchoredHead[] =>
  Array.from({ length: count }, (_, index) => ({
    declaration: `dec_${String(index).padStart(26, '0')}` as AnchoredHead['declaration'],
    seq,
    hash: String(index % 10).repeat(64),
  }));

function anchored(): Checkpoint[] {
  const all: Checkpoint[] = [];
  for (let number = 1; number <= 4; number++) {
    const at = `2026-11-24T12:0${number}:00.000Z`;
    const its = { at, heads: heads(5, number), newDeclarations: number === 1 ? 5 : 0, newEvents: 5, acts: [] };
    all.push(signCheckpoint(all.at(-1), its, signing!));
  }
  return all;
}

const keysOf = async (...texts: string[]): Promise<Keys> => {
  const keys = await keysIn(texts);
  if (typeof keys === 'string') throw new Error(keys);
  return keys;
};

describe('checkpoints, checked in a browser by the public key alone', () => {
  it('hold as they were signed', async () => {
    expect(await firstBroken(anchored(), await keysOf(pem))).toBeUndefined();
  });

  it('are told where one was altered, left out or signed by another', async () => {
    const keys = await keysOf(pem);
    const [one, two, three, four] = anchored() as [Checkpoint, Checkpoint, Checkpoint, Checkpoint];
    const altered = { ...two, body: { ...two.body, events: 11 } };
    expect(await firstBroken([one, altered, three, four], keys)).toEqual({ number: 2, trouble: 'altered' });
    const signature = Buffer.alloc(64).toString('base64');
    expect(await firstBroken([one, { ...two, signature }], keys)).toEqual({ number: 2, trouble: 'signature' });
    expect(await firstBroken([one, three, four], keys)).toEqual({ number: 2, trouble: 'missing' });
    expect(await firstBroken([two, three, four], keys)).toEqual({ number: 1, trouble: 'missing' });
    expect(await firstBroken([one], await keysOf(otherPem))).toEqual({ number: 1, trouble: 'unknown-key' });
  });
});

describe('a proof, checked in a browser', () => {
  it.each([1, 2, 3, 5, 8, 13])(
    'leads from each of %s declarations to the signed root, and no other does',
    async (count) => {
      const keys = await keysOf(pem);
      const its = heads(count);
      const [checkpoint] = [
        signCheckpoint(
          undefined,
          { at: '2026-11-24T12:00:00.000Z', heads: its, newDeclarations: count, newEvents: count, acts: [] },
          signing,
        ),
      ];
      for (const { declaration } of its) {
        const proof = { ...proofOf(declaration, its)!, checkpoint };
        expect(await troubleWithProof(proof, keys)).toBeUndefined();
        const other = { ...proof, head: { ...proof.head, seq: proof.head.seq + 1 } };
        expect(await troubleWithProof(other, keys)).toBe('leaves');
      }
    },
  );

  it('is read from a file, which must be one, with a key, which must be one', async () => {
    const its = heads(2);
    const [checkpoint] = anchored();
    const proof = { ...proofOf(its[0]!.declaration, heads(5, 1))!, checkpoint, recorded: 3 };
    expect(await checkProof(JSON.stringify(proof), [pem])).toMatchObject({
      trouble: undefined,
      proof: { recorded: 3 },
    });
    expect(await checkProof(JSON.stringify(proof), ['no key'])).toMatchObject({ trouble: 'no-key' });
    expect(await checkProof('{"head":', [pem])).toBe('no-proof');
    expect(await checkProof('{}', [pem])).toBe('no-proof');
  });
});
