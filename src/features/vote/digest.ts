/** The one file that knows the reader of digests and signatures for the browser, which has neither where it is old. */

import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import type { Digest } from './ledger/line.ts';
import { hexOf } from './ledger/merkle.ts';

const encoder = new TextEncoder();

export const digest: Digest = {
  sha256: (bytes) => sha256(bytes),
  sha256Text: (text) => hexOf(sha256(encoder.encode(text))),
  verify: (publicKeyHex, text, signatureHex) => {
    if (!/^[0-9a-f]{128}$/.test(signatureHex)) return false;
    try {
      return ed25519.verify(bytesOf(signatureHex), encoder.encode(text), bytesOf(publicKeyHex), {
        zip215: false,
      });
    } catch {
      return false;
    }
  },
};

function bytesOf(hex: string): Uint8Array {
  return new Uint8Array((hex.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16)));
}
