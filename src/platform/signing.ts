/** The key that signs what is published: made at first need, kept in the data folder for its owner's eyes alone. */

import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hash,
  type KeyObject,
  randomBytes,
  randomFillSync,
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

/** Random bytes drawn in advance; each is handed out once and forgotten here. */
const drawn = Buffer.alloc(8192);
let used = drawn.length;

/** So many random bytes (at most 8192), in hex. */
export function randomHex(bytes: number): string {
  if (used + bytes > drawn.length) {
    randomFillSync(drawn);
    used = 0;
  }
  const hex = drawn.toString('hex', used, used + bytes);
  drawn.fill(0, used, used + bytes);
  used += bytes;
  return hex;
}

/**
 * A name that only the holder of the key can tie to whom it stands for: 32 hex of HMAC-SHA-256. Written out (RFC 2104,
 * a key of at most 64 bytes), because it is reckoned for every vote and hashes in one call cost a tenth of an object's.
 */
export function pseudonymOf(key: Uint8Array, id: string): string {
  const within = Buffer.concat([padOf(key, 0x36), Buffer.from(id)]);
  const inner = hash('sha256', within, 'buffer');
  return hash('sha256', Buffer.concat([padOf(key, 0x5c), inner]), 'hex').slice(0, 32);
}

function padOf(key: Uint8Array, by: number): Buffer {
  const pad = Buffer.alloc(64, by);
  for (let i = 0; i < key.length; i++) pad[i] = key[i]! ^ by;
  return pad;
}
