import type { AnchoredHead, Checkpoint, DeclarationId } from '#libs/domain';
import {
  firstBroken,
  hashOf,
  leafOfAct,
  proofOf,
  signCheckpoint,
  troubleWithProof,
  trusted,
  type CheckpointTrouble,
} from './checkpoint.js';
import { keysIn, newPrivateKey, type SigningKey } from './keys.js';

function newKey(): SigningKey {
  const { signing } = keysIn(newPrivateKey());
  if (!signing) throw new Error('no key');
  return signing;
}
const key = newKey();
const stranger = newKey();
const keys = trusted([key.publicKey]);
const head = (number: number): AnchoredHead => ({
  declaration: `dec_${String(number).padStart(26, '0')}` as DeclarationId,
  seq: number + 1,
  hash: `hash ${number}`,
});
const HEADS = [0, 1, 2, 3, 4].map(head);
const ACTS = ['1', '2'].map((number) => leafOfAct({ log: 'task_log', number, said: { by: 'olga' } }));
const AT = ['2026-11-24T12:00:00.000Z', '2026-11-24T12:10:00.000Z', '2026-11-24T12:05:00.000Z'];

function chainOf(signing = key): Checkpoint[] {
  const checkpoints: Checkpoint[] = [];
  for (const at of AT)
    checkpoints.push(
      signCheckpoint(checkpoints.at(-1), { at, heads: HEADS, newDeclarations: 1, newEvents: 3, acts: ACTS }, signing),
    );
  return checkpoints;
}

/** The chain with one checkpoint replaced. */
const withOther = (number: number, change: (checkpoint: Checkpoint) => Checkpoint): Checkpoint[] =>
  chainOf().map((checkpoint) => (checkpoint.body.number === number ? change(checkpoint) : checkpoint));

describe('checkpoints', () => {
  it('hold as they were signed, from wherever one reads them, and their time never runs backwards', () => {
    const chain = chainOf();
    expect(firstBroken(chain, keys)).toBeUndefined();
    expect(firstBroken(chain.slice(1), keys)).toBeUndefined();
    expect(chain.map(({ body }) => body.at)).toEqual([AT[0], AT[1], AT[1]]);
    expect(chain.at(-1)?.body).toMatchObject({ number: 3, declarations: 3, events: 9, leaves: 5, acts: { leaves: 2 } });
  });

  const changes: { what: string; chain: () => Checkpoint[]; number: number; trouble: CheckpointTrouble }[] = [
    {
      what: 'one says something else',
      chain: () => withOther(2, (old) => ({ ...old, body: { ...old.body, events: 7 } })),
      number: 2,
      trouble: 'altered',
    },
    {
      what: 'one says something else, and its hash fits',
      chain: () =>
        withOther(2, (old) => {
          const body = { ...old.body, events: 7 };
          return { ...old, body, hash: hashOf(body) };
        }),
      number: 2,
      trouble: 'signature',
    },
    { what: 'one is missing', chain: () => withOther(2, (old) => old).toSpliced(1, 1), number: 2, trouble: 'missing' },
    { what: 'two are swapped', chain: () => chainOf().reverse(), number: 4, trouble: 'missing' },
    { what: 'all are signed by a stranger', chain: () => chainOf(stranger), number: 1, trouble: 'unknown-key' },
    {
      what: 'a signed one follows another chain',
      chain: () => {
        const [first, second] = chainOf();
        const other = signCheckpoint(
          undefined,
          { at: AT[0] ?? '', heads: [head(9)], newDeclarations: 1, newEvents: 1, acts: [] },
          key,
        );
        return [other, ...(first && second ? [second] : [])];
      },
      number: 2,
      trouble: 'chain',
    },
  ];
  it.each(changes)('do not hold where $what', ({ chain, number, trouble }) => {
    expect(firstBroken(chain(), keys)).toEqual({ number, trouble });
  });

  it('prove that a head is anchored, and that another is not', () => {
    const [checkpoint] = chainOf();
    const proof = proofOf(head(3).declaration, HEADS);
    if (!checkpoint || !proof) throw new Error('no proof');
    expect(troubleWithProof({ ...proof, checkpoint }, keys)).toBeUndefined();
    expect(troubleWithProof({ ...proof, checkpoint, head: { ...proof.head, seq: 3 } }, keys)).toBe('leaves');
    expect(troubleWithProof({ ...proof, checkpoint, position: 2 }, keys)).toBe('leaves');
    expect(troubleWithProof({ ...proof, checkpoint }, trusted([stranger.publicKey]))).toBe('unknown-key');
    expect(proofOf('dec_another', HEADS)).toBeUndefined();
  });
});
