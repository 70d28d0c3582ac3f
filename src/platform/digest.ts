/** Hashing and the checking of signatures as Node does them. */

import { createPublicKey, hash, type KeyObject, verify } from 'node:crypto';

const keys = new Map<string, KeyObject>();

/** The raw 32 bytes of an Ed25519 key behind the header that says what they are (RFC 8410). */
function keyOf(publicKeyHex: string): KeyObject {
  const known = keys.get(publicKeyHex);
  if (known) return known;
  const key = createPublicKey({
    key: Buffer.from(`302a300506032b6570032100${publicKeyHex}`, 'hex'),
    ...{ format: 'der', type: 'spki' },
  });
  if (keys.size > 100) keys.clear();
  keys.set(publicKeyHex, key);
  return key;
}

export const digest = {
  sha256: (bytes: Uint8Array): Uint8Array => hash('sha256', bytes, 'buffer'),
  sha256Text: (text: string): string => hash('sha256', text, 'hex'),
  /** Ed25519 over the UTF-8 bytes of a text; what is no key or no signature is false. */
  verify: (publicKeyHex: string, text: string, signatureHex: string): boolean => {
    try {
      return verify(null, Buffer.from(text), keyOf(publicKeyHex), Buffer.from(signatureHex, 'hex'));
    } catch {
      return false;
    }
  },
};
