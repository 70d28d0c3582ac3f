/** The Merkle tree against the recursive definition of RFC 9162, and the proofs that follow from it. */

import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { digest } from '../../../platform/digest.ts';
import { digest as browserDigest } from '../digest.ts';
import { Merkle, pathOf, rootOf, verifyPath } from './merkle.ts';

const hashes = Array.from({ length: 70 }, (_, index) => digest.sha256Text(String(index)));
const sha = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest();

/** RFC 9162, section 2.1.1, word by word. */
function plainRoot(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return sha();
  if (leaves.length === 1) return sha(Buffer.from([0]), leaves[0]!);
  let half = 1;
  while (half * 2 < leaves.length) half *= 2;
  return sha(Buffer.from([1]), plainRoot(leaves.slice(0, half)), plainRoot(leaves.slice(half)));
}

test('a growing tree has the root of the definition at every size, also when it goes on from its kept peaks', () => {
  let tree = new Merkle(digest);
  for (let size = 0; size <= hashes.length; size++) {
    const leaves = hashes.slice(0, size).map((hash) => Buffer.from(hash, 'hex'));
    expect(tree.root()).toBe(plainRoot(leaves).toString('hex'));
    if (size % 7 === 3) tree = new Merkle(digest, tree.kept());
    if (size < hashes.length) tree.add(hashes[size]!);
  }
});

test('every event has a path to the root, and no path proves another event, place, size or root', () => {
  const drawn = fc.integer({ min: 1, max: 70 }).chain((size) =>
    fc.record({
      size: fc.constant(size),
      no: fc.integer({ min: 1, max: size }),
      other: fc.nat(69),
      cut: fc.nat(),
    }),
  );
  fc.assert(
    fc.property(drawn, ({ size, no, other, cut }) => {
      const some = hashes.slice(0, size);
      const root = rootOf(digest, some);
      const proof = { hash: some[no - 1]!, no, size, path: pathOf(digest, some, no) };
      expect(verifyPath(digest, proof, root)).toBe(true);
      expect(verifyPath(digest, proof, digest.sha256Text('another'))).toBe(false);
      if (hashes[other] !== proof.hash)
        expect(verifyPath(digest, { ...proof, hash: hashes[other]! }, root)).toBe(false);
      if (no < size) expect(verifyPath(digest, { ...proof, no: no + 1 }, root)).toBe(false);
      const { path } = proof;
      const shorter = path.filter((_, index) => index !== cut % Math.max(1, path.length));
      if (path.length > 0) expect(verifyPath(digest, { ...proof, path: shorter }, root)).toBe(false);
    }),
    { numRuns: 200 },
  );
});

test('the browser hashes as the server does', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(browserDigest.sha256Text(text)).toBe(digest.sha256Text(text));
    }),
  );
});
