/** The key that signs what is published: made at first need, kept in the data folder for its owner's eyes alone. */

import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
} from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export type Signer = {
  /** Ed25519, the raw 32 bytes in hex. */
  publicKey: string;
  /** The signature over the UTF-8 bytes of a text, in hex. */
  sign: (text: string) => string;
};

/** Opens the key of a data folder; two processes that need it first at the same time get the same one. */
export function openSigner(dataDir: string): Signer {
  const file = path.join(dataDir, 'signing', 'ed25519.pem');
  const key = readKey(file) ?? makeKey(file);
  const raw = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32);
  return {
    publicKey: raw.toString('hex'),
    sign: (text) => sign(null, Buffer.from(text), key).toString('hex'),
  };
}

function readKey(file: string): KeyObject | undefined {
  try {
    return createPrivateKey(readFileSync(file));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Written whole under another name and then linked: a key that is there is never written over. */
function makeKey(file: string): KeyObject {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const made = `${file}.${randomBytes(8).toString('hex')}`;
  const pem = generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' });
  writeFileSync(made, pem, { mode: 0o600, flush: true });
  try {
    linkSync(made, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(made, { force: true });
  }
  return readKey(file)!;
}

/** So many random bytes, in hex. */
export function randomHex(bytes: number): string {
  return randomBytes(bytes).toString('hex');
}

/** A name that only the holder of the key can tie to whom it stands for: 32 hex. */
export function pseudonymOf(key: Uint8Array, id: string): string {
  return createHmac('sha256', key).update(id).digest('hex').slice(0, 32);
}
