/** An officer at a batch, for tests: opens one, pastes a table, sends files, hands in, and looks at what came of it. */

import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { expect } from 'vitest';
import type { CallKey } from '../../../world/entries.ts';
import type { OrganisationKey } from '../../../world/federation.ts';
import type { Client, WorldHand } from '../../../world/fixture.ts';
import { type ZipPart, zipOf } from '../../platform/zip.ts';

export const head = ['作品名称', '作者', '简介', '文件名'];
export const vouched = { original: 'yes', portrait: 'yes', licence: 'yes', ai: 'none' };
export const idOf = (link: string) => link.split('/').at(-1)!;
export const part = (name: string, bytes: Uint8Array): ZipPart => ({ name, open: () => bytes });

type Fields = Record<string, string | number>;
export type Refused = { status: number; code: string; field?: string; codes: string[] };

/** What was refused, in codes; `taken` when nothing was. */
export async function refusalOf(
  client: Client,
  address: string,
  fields: Fields | FormData,
): Promise<Refused> {
  const { text, status } = await client.post(address, fields, { accept: 'application/json' });
  const { errors = [] } = JSON.parse(text) as { errors?: { code: string; field?: string }[] };
  const codes = errors.map((one) => one.code);
  return { status, code: codes[0] ?? 'taken', field: errors[0]?.field, codes };
}

/** The hands of an officer; of Chenguang, where nobody else is named. */
export function officerOf(world: WorldHand) {
  const own = (client?: Client) => client ?? world.as('chenguang-officer');
  const versionOf = async (link: string, client?: Client) =>
    Number(/name="version" value="(\d+)"/.exec((await (await own(client)).get(link)).text)?.[1] ?? 1);

  async function open(key: CallKey = 'micro-video', unit: OrganisationKey = 'chenguang', client?: Client) {
    const [call, organisation] = [await world.call(key), await world.organisation(unit)];
    const answer = await (await own(client)).post(`/office/batches/new/${call.id}/${organisation.id}`);
    expect([answer.status, answer.status === 303 ? '' : answer.text.slice(-600)]).toEqual([303, '']);
    return answer.location!;
  }
  async function paste(link: string, rows: readonly (readonly string[])[], client?: Client) {
    const form = new FormData();
    form.set('content', rows.map((row) => row.join('\t')).join('\n'));
    form.set('version', String(await versionOf(link, client)));
    const answer = await (await own(client)).post(`${link}/table`, form);
    expect([answer.status, answer.status === 303 ? '' : answer.text.slice(-600)]).toEqual([303, '']);
  }
  async function send(link: string, file: File, client?: Client) {
    const form = new FormData();
    form.set('file', file);
    return (await own(client)).post(`${link}/file`, form);
  }
  async function handIn(link: string, more: Fields = {}, client?: Client) {
    const version = await versionOf(link, client);
    return (await own(client)).post(`${link}/hand-in`, { ...vouched, mode: 'all', version, ...more });
  }
  async function entriesOf(link: string) {
    const rows = await sql<{
      title: string;
      state: string;
      number: string;
      entered_by: string;
      files: number;
    }>`
      select e.title, e.state, e.number, e.entered_by,
        (select count(*)::int from entry_file f where f.entry_id = e.id) as files
      from batch_entry x join entry e on e.id = x.entry_id where x.batch_id = ${idOf(link)} order by x.row`.execute(
      world.owner,
    );
    return rows.rows;
  }
  async function factsOf(link: string) {
    const rows = await sql<{ name: string }>`
      select name from outbox_fact where subject_id = ${idOf(link)} order by id`.execute(world.owner);
    return rows.rows.map((row) => row.name);
  }
  async function archive(parts: readonly ZipPart[], name = '作品.zip'): Promise<File> {
    return new File([await new Response(zipOf(parts, await world.now())).arrayBuffer()], name);
  }
  const film = () => readFileSync(world.file('film-3m20.mp4'));
  return { versionOf, open, paste, send, handIn, entriesOf, factsOf, archive, film };
}
