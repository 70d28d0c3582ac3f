/** The key of an installation: kept beside the data and never in the database, so that a copy of the tables reads nothing. */

import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import path from 'node:path';
import { StartRefusal } from './start-refusal.ts';

/** What the key does, each purpose with a key of its own derived from it. */
export type Key = {
  /** HMAC-SHA-256 in hex: equal texts are equal, and nobody without the key can try texts out. */
  digest: (purpose: string, text: string) => string;
  /** A secret for a foreign part that makes signatures itself. */
  secretFor: (purpose: string) => string;
  /** AES-256-GCM: to be read again by this installation only. */
  seal: (purpose: string, text: string) => Buffer;
  /** Nothing when it was sealed otherwise or changed since. */
  unseal: (purpose: string, sealed: Buffer) => string | undefined;
};

const form = /^[0-9a-f]{64}$/;
const [nonceBytes, tagBytes] = [12, 16];

/** The key from 64 hex digits. */
export function keyOf(hex: string): Key {
  if (!form.test(hex)) throw new Error('a key has 64 hex digits');
  const derived = (purpose: string) =>
    Buffer.from(hkdfSync('sha256', Buffer.from(hex, 'hex'), 'tongxin', purpose, 32));
  return {
    digest: (purpose, text) => createHmac('sha256', derived(purpose)).update(text).digest('hex'),
    secretFor: (purpose) => derived(purpose).toString('hex'),
    seal: (purpose, text) => {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', derived(purpose), nonce);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]);
    },
    unseal: (purpose, sealed) => {
      try {
        const decipher = createDecipheriv('aes-256-gcm', derived(purpose), sealed.subarray(0, nonceBytes));
        decipher.setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes));
        const body = sealed.subarray(nonceBytes + tagBytes);
        return decipher.update(body, undefined, 'utf8') + decipher.final('utf8');
      } catch {
        return undefined;
      }
    },
  };
}

/** A key out of a secret, for a house without a data folder of its own. */
export function keyFrom(secret: string): Key {
  return keyOf(createHash('sha256').update(secret).digest('hex'));
}

/**
 * The key as given, or the one in the data folder, made at the first start; two processes that start at once share it.
 * @throws StartRefusal where what is given or stored is no key.
 */
export async function openKey(dataDir: string, given?: string): Promise<Key> {
  const file = path.join(dataDir, 'keys', 'installation.key');
  const hex = given?.trim() || (await readKept(file)) || (await makeKept(file));
  if (form.test(hex)) return keyOf(hex);
  throw new StartRefusal(
    `${given ? 'TONGXIN_KEY' : file} is not a key: it has 64 hex digits, such as "openssl rand -hex 32" prints. Put the key of the backup back; a new one makes every proved phone unknown.`,
    `${given ? 'TONGXIN_KEY' : file} 不是有效的密钥，应为 64 位十六进制（可用 openssl rand -hex 32 生成）。请恢复备份中的密钥；换成新的，已核验的手机号将无法识别。`,
  );
}

async function readKept(file: string): Promise<string | undefined> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  return text?.trim();
}

async function makeKept(file: string): Promise<string> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  try {
    const handle = await open(file, 'wx', 0o600);
    const hex = randomBytes(32).toString('hex');
    await handle.writeFile(`${hex}\n`);
    await handle.sync();
    await handle.close();
    return hex;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  // Another process is making it at this moment.
  for (let tries = 0; tries < 50; tries++) {
    const hex = await readKept(file);
    if (hex && form.test(hex)) return hex;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return (await readKept(file)) ?? '';
}
