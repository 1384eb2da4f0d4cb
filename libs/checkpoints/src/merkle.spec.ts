import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { leafHash, pathTo, rootBy, rootOf } from './merkle.js';

// Test vectors of Certificate Transparency (RFC 6962), as its reference implementation publishes them.
const INPUTS = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const leaves = (size: number) => INPUTS.slice(0, size).map((hex) => leafHash(Buffer.from(hex, 'hex')));

describe('a Merkle tree', () => {
  it.each(ROOTS.map((root, index) => ({ size: index + 1, root })))(
    'has the root that RFC 6962 gives it over $size leaves',
    ({ size, root }) => {
      expect(rootOf(leaves(size)).toString('hex')).toBe(root);
    },
  );

  it('has the hash of nothing over no leaves', () => {
    expect(rootOf([])).toEqual(createHash('sha256').digest());
  });

  it('is reached from each of its leaves by its path, and from no other position, leaf or size', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.nat(), (size, seed) => {
        const all = Array.from({ length: size }, (_, index) => leafHash(`leaf ${index}`));
        const position = seed % size;
        const leaf = all[position] ?? Buffer.alloc(0);
        const path = pathTo(position, all);
        const root = rootOf(all);
        expect(rootBy(leaf, position, size, path)).toEqual(root);
        expect(rootBy(leafHash('another'), position, size, path)).not.toEqual(root);
        expect(rootBy(leaf, position, size, [...path, root])).toBeUndefined();
        expect(rootBy(leaf, size, size, path)).toBeUndefined();
        if (size > 1) expect(rootBy(leaf, position ^ 1, size, path)).not.toEqual(root);
      }),
      { numRuns: 60 },
    );
  });
});
