import { DeclarationId } from '#libs/domain';
import fc from 'fast-check';
import { contentHash, declarationIdentity } from './identity.js';
import { readJson } from './json.js';

describe('the identity of a declaration', () => {
  it('is the same for the same declarant and reference, today and tomorrow', () => {
    expect(declarationIdentity('GB603202734852', 'TT_IM17a_v1.4_1907_01')).toEqual({
      digest: '6b623a4b6ca8d845ce0165933a43bb57cb536b3c455fc79edffc00efb59bb6cb',
      id: 'dec_ddh3kircl3c4bjg1cm9jkgtrav',
    });
  });

  it('is another for another declarant or reference, wherever their boundary lies', () => {
    const pair = fc.tuple(fc.string(), fc.string());
    fc.assert(
      fc.property(pair, pair, (one, other) => {
        const [a, b] = [declarationIdentity(...one).id, declarationIdentity(...other).id];
        expect(a === b).toBe(one[0] === other[0] && one[1] === other[1]);
        expect(DeclarationId.safeParse(a).success).toBe(true);
      }),
    );
    expect(declarationIdentity('ab', 'c').id).not.toBe(declarationIdentity('a', 'bc').id);
  });
});

describe('the hash of a content', () => {
  it('does not depend on the order of members', () => {
    const one =
      '{"localReference":"A","kind":"export","type":"EXA","office":"O","declarant":{"id":"D","name":"N"},"items":[{"number":1,"commodityCode":"850910"}]}';
    const other =
      '{"items":[{"commodityCode":"850910","number":1}],"declarant":{"name":"N","id":"D"},"office":"O","type":"EXA","kind":"export","localReference":"A"}';
    const [a, b] = [one, other].map((text) => {
      const result = readJson(new TextEncoder().encode(text));
      if (!result.ok || result.message.message !== 'original') throw new Error(JSON.stringify(result));
      return contentHash(result.message.declaration);
    });
    expect(a).toMatch(/^[0-9a-f]{64}$/);
    expect(a).toBe(b);
  });
});
