/** Somebody who sends files as tus says, for tests: begins, sends pieces, asks how far it is. */

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { type Answer, type Client, testOrigin } from '../../../world/fixture.ts';
import type { Database } from '../../platform/db.ts';

export const tus = { origin: testOrigin, 'tus-resumable': '1.0.0' };
const coded = (words: string) => Buffer.from(words).toString('base64');

export const metadataOf = (name: string, purpose: string): string =>
  `filename ${coded(name)},purpose ${coded(purpose)}`;

export async function create(client: Client, sizeBytes: number | string, more: Record<string, string> = {}) {
  const metadata = { 'upload-metadata': metadataOf('作品.mp4', 'entry:1') };
  const headers = { ...tus, 'upload-length': String(sizeBytes), ...metadata, ...more };
  return client.request('/uploads', { method: 'POST', headers });
}

export async function begun(
  client: Client,
  sizeBytes: number,
  more: Record<string, string> = {},
): Promise<string> {
  const answer = await create(client, sizeBytes, more);
  expect([answer.status, answer.text]).toEqual([201, '']);
  return answer.location!;
}

export function piece(
  client: Client,
  at: string,
  offset: number | string,
  body: BodyInit,
  more: Record<string, string> = {},
): Promise<Answer> {
  const type = 'application/offset+octet-stream';
  const headers = { ...tus, 'upload-offset': String(offset), 'content-type': type, ...more };
  const init = { method: 'PATCH', headers, body, duplex: 'half' };
  return client.request(at, init as RequestInit & { headers: Record<string, string> });
}

export const head = (client: Client, at: string) => client.request(at, { method: 'HEAD', headers: tus });

export const offsetOf = async (client: Client, at: string) =>
  Number((await head(client, at)).headers.get('upload-offset'));

export const codeOf = (answer: { status: number; text: string }) => [
  answer.status,
  (JSON.parse(answer.text) as { code: string }).code,
];

/** Files that no row names, wherever they lie. */
export async function orphans(owner: Database, dir: string): Promise<string[]> {
  const names = (
    await sql<{ name: string }>`
      select sha256 as name from media_file union select r ->> 'sha256' from media_file, jsonb_array_elements(renditions) r
      union select token from upload where state in ('arriving', 'complete')`.execute(owner)
  ).rows.map((row) => row.name);
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !names.includes(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}
