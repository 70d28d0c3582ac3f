/** How people enter works in tests: through the doors as they do in a browser, or by the real actions in a moment. */

import { readFileSync } from 'node:fs';
import { startCampaign } from '../src/features/campaign/actions/start-campaign.ts';
import { sendEntry } from '../src/features/entry/actions/send-entry.ts';
import { startEntry } from '../src/features/entry/actions/start-entry.ts';
import type { EnteredBy, Entry, EntryAtCall, EntryText } from '../src/features/entry/entry.ts';
import { setFile } from '../src/features/entry/store/change.ts';
import { findPlace } from '../src/features/entry/store/place.ts';
import { atCall, getEntry } from '../src/features/entry/store.ts';
import { receiveFile } from '../src/features/media/actions/receive-file.ts';
import type { MediaFile } from '../src/features/media/media.ts';
import { done } from '../src/kernel/verdict.ts';
import type { Doing } from '../src/platform/db.ts';
import type { OrganisationKey } from './federation.ts';
import type { Client, WorldHand } from './fixture.ts';
import type { Username } from './people.ts';
import { must } from './world.ts';

/** A whole work, as a form sends it. */
export const typed = {
  title: '雪天，班车照常',
  summary: '班车司机提前两小时出门。',
  'makers.0.name': '凌晓',
  'makers.0.role': '摄影',
  original: 'yes',
  portrait: 'yes',
  licence: 'yes',
  ai: 'none',
};

/** A whole work, as actions take it. */
export const written: EntryText = {
  title: '零点零一毫米',
  summary: '师徒三人的一周。',
  makers: [{ name: '马小禾', role: '编导' }],
  statements: { original: true, portrait: true, licence: true, ai: 'none' },
};

export const idIn = (location: string | null): string => /[0-9a-f-]{36}/.exec(location ?? '')?.[0] ?? 'none';

/** Makes sure that Qinghai's campaign runs, so that works can be entered. */
export async function openCollecting(world: WorldHand): Promise<void> {
  const campaign = await world.campaign('qinghai');
  const officer = await world.person('qh-officer');
  if (campaign.state === 'draft') must(await world.doing(officer, (doing) => startCampaign(doing, campaign)));
}

export function entryOf(world: WorldHand, id: string): Promise<Entry> {
  return world.read((tx) => getEntry(tx, id as Entry['id']));
}

/** The form that carries a demo file. */
export function upload(world: WorldHand, name: string): FormData {
  const form = new FormData();
  form.set('file', world.upload(name));
  return form;
}

/** Begins a draft at the doors of the site. */
export async function begin(
  world: WorldHand,
  client: Client,
  unit: OrganisationKey,
  fields: Record<string, string> = typed,
  callKey: 'micro-video' | 'platform' | 'special-activity' = 'micro-video',
): Promise<string> {
  const call = await world.call(callKey);
  const { id } = await world.organisation(unit);
  const answer = await client.post(`/entries/new/${call.id}/${id}`, fields);
  if (answer.status !== 303) throw new Error(`no draft was made: ${answer.status}`);
  return idIn(answer.location);
}

/** Presses “send in” on the page as it stands. */
export async function sendIn(
  world: WorldHand,
  client: Client,
  id: string,
  fields: Record<string, string> = typed,
  base = '/entries',
) {
  const { revision } = await entryOf(world, id);
  return client.post(`${base}/${id}/send`, { ...fields, revision });
}

/** A film sent in at the doors, from the first word to the receipt. */
export async function sendFilm(world: WorldHand, client: Client, unit: OrganisationKey): Promise<string> {
  const id = await begin(world, client, unit);
  const attached = await client.post(`/entries/${id}/file`, upload(world, 'film-3m20.mp4'));
  const answer = await sendIn(world, client, id);
  if (attached.status !== 303 || answer.status !== 303) throw new Error(`not sent in: ${answer.status}`);
  return id;
}

/** A film received once, to stand on many entries. */
export async function receiveFilm(world: WorldHand, name = 'film-3m20.mp4'): Promise<MediaFile> {
  const sizeBytesMax = 10_000_000;
  const received = await world.media.files.receive(new Blob([readFileSync(world.file(name))]).stream(), {
    sizeBytesMax,
  });
  const asked = { received, originalName: '短片.mp4', sizeBytesMax };
  return must(
    await world.doing(await world.person('qh-officer'), (doing) => receiveFile(world.media)(doing, asked)),
  );
}

export type Drafting = { unit: OrganisationKey; film: MediaFile; by?: EnteredBy };

/** A draft with its film, by the actions, in a transaction at hand. */
export async function draftIn(
  world: WorldHand,
  doing: Doing,
  { unit, film, by = 'person' }: Drafting,
): Promise<EntryAtCall> {
  const [call, organisation] = [await world.call('micro-video'), await world.organisation(unit)];
  const place = (await findPlace(doing.tx, doing.actor, call.id, organisation.id))!;
  const draft = must(await startEntry(doing, place, written, by));
  await setFile(doing, draft.id, film.id);
  return atCall(doing.tx, await getEntry(doing.tx, draft.id));
}

/** A draft of somebody's, kept. */
export async function draftOf(
  world: WorldHand,
  username: Username,
  drafting: Drafting,
): Promise<EntryAtCall> {
  const person = await world.person(username);
  return must(await world.doing(person, async (doing) => done(await draftIn(world, doing, drafting))));
}

/** An entry of somebody's, sent in. */
export async function sentOf(world: WorldHand, username: Username, drafting: Drafting): Promise<EntryAtCall> {
  const draft = await draftOf(world, username, drafting);
  const person = await world.person(username);
  return must(await world.doing(person, (doing) => sendEntry(doing, draft, written, draft.revision)));
}
