/** For tests: works planted at a unit, admitted, and handed on as far as a test needs. Holds no tests itself. */

import type { CallKey } from '../../../world/entries.ts';
import { federation, type OrganisationKey } from '../../../world/federation.ts';
import type { WorldHand } from '../../../world/fixture.ts';
import { people, type Username } from '../../../world/people.ts';
import type { Actor } from '../../kernel/actor.ts';
import { type FileId, newId } from '../../kernel/id.ts';
import { done, type Outcome } from '../../kernel/verdict.ts';
import type { Doing } from '../../platform/db.ts';
import type { Call } from '../call/call.ts';
import { findHostedCall, listCalls } from '../call/store.ts';
import { findNearestCampaign } from '../campaign/store.ts';
import { admitEntry } from '../entry/actions/admit-entry.ts';
import { sendEntry } from '../entry/actions/send-entry.ts';
import { startEntry } from '../entry/actions/start-entry.ts';
import type { Entry, EntryText } from '../entry/entry.ts';
import { setFile } from '../entry/store/change.ts';
import { atCall, getEntry } from '../entry/store.ts';
import { insertFile } from '../media/store.ts';
import { findOrganisationByPath } from '../organisation/store.ts';
import { type GiverPlace, giveQuotas } from './actions/give-quotas.ts';
import { recommendEntry } from './actions/recommend-entry.ts';
import { nextStep, type Recommendation, wayOf } from './recommendation.ts';
import { listQuotaVersions } from './store/quota.ts';
import { listChain } from './store.ts';
import type { QuotaTyped } from './table.ts';

export function must<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(JSON.stringify(outcome.refusals));
}

export function codesOf(outcome: Outcome<unknown>): string[] {
  return outcome.ok ? [] : outcome.refusals.map((r) => r.code);
}

/** The officer of an organisation of the world. */
export function officerOf(unit: OrganisationKey): Username {
  return people.find((p) => p.seats.some((seat) => seat.role === 'officer' && seat.at === unit))!.username;
}

const words = (title: string, link?: string): EntryText => ({
  title,
  summary: `${title}: planted for a test`,
  makers: [{ name: 'Maker' }],
  link,
  statements: { original: true, portrait: true, licence: true, ai: 'none' },
});

async function plantFile(world: WorldHand, actor: Actor): Promise<FileId> {
  const id = newId<FileId>();
  const { sha256, sizeBytes } = await world.media.files.keep(new TextEncoder().encode(`planted ${id}`));
  const measured = {
    container: 'mp4' as const,
    sizeBytes,
    durationSeconds: 240,
    width: 1920,
    height: 1080,
    videoCodec: 'avc',
    audioCodec: 'aac',
    notes: [],
  };
  must(
    await world.doing(actor, async ({ tx, now }) => {
      await insertFile(tx, {
        id,
        sha256,
        sizeBytes,
        container: 'mp4',
        kind: 'video',
        originalName: 'planted.mp4',
        state: 'kept',
        measured,
        receivedAt: now,
        renditions: [],
        scan: { state: 'none' },
      });
      return done(id);
    }),
  );
  return id;
}

/** A draft at a unit, entered by its officer. */
export async function plantDraft(
  world: WorldHand,
  unit: OrganisationKey,
  key: CallKey,
  title: string,
): Promise<Entry> {
  const [actor, organisation] = [await world.person(officerOf(unit)), await world.organisation(unit)];
  const call = (
    await world.read(async (tx) => listCalls(tx, (await findNearestCampaign(tx, organisation.path))!.id))
  ).find((c) => c.key === key)!;
  const written = words(title, call.takesLink ? 'https://example.org/planted' : undefined);
  const entry = must(
    await world.doing(actor, (doing) => startEntry(doing, { call, unit: organisation }, written, 'unit')),
  );
  if (call.takesLink) return entry;
  const fileId = await plantFile(world, actor);
  must(await world.doing(actor, async (doing) => done(await setFile(doing, entry.id, fileId))));
  return world.read((tx) => getEntry(tx, entry.id));
}

/** A work that its unit has admitted. */
export async function plantAdmitted(
  world: WorldHand,
  unit: OrganisationKey,
  key: CallKey,
  title: string,
): Promise<Entry> {
  const actor = await world.person(officerOf(unit));
  const draft = await plantDraft(world, unit, key, title);
  return must(
    await world.doing(actor, async (doing) => {
      const sent = await sendEntry(
        doing,
        await atCall(doing.tx, draft),
        words(title, draft.link),
        draft.revision,
      );
      return sent.ok ? admitEntry(doing, sent.value, { version: sent.value.version }) : sent;
    }),
  );
}

/** The hosted call of a work. */
export function hostedOf(world: WorldHand, entry: Entry): Promise<Call> {
  return world.read(async (tx) => (await findHostedCall(tx, (await atCall(tx, entry)).call))!);
}

/** Something one person does in a transaction of their own. */
export type Deed<T> = { actor: Actor; work: (doing: Doing) => Promise<Outcome<T>> };

/** Does several deeds truly at once: no transaction begins its work before all of them stand open. */
export function atOnce<T>(world: WorldHand, deeds: readonly Deed<T>[]): Promise<Outcome<T>[]> {
  let open = () => {};
  let waiting = deeds.length;
  const all = new Promise<void>((resolve) => {
    open = resolve;
  });
  return Promise.all(
    deeds.map(({ actor, work }) =>
      world.doing(actor, async (doing) => {
        waiting -= 1;
        if (waiting === 0) open();
        await all;
        return work(doing);
      }),
    ),
  );
}

/** What one organisation's officer does to hand a work on. */
export async function handingOn(
  world: WorldHand,
  entry: Entry,
  from: OrganisationKey,
): Promise<Deed<Recommendation>> {
  const actor = await world.person(officerOf(from));
  const [organisation, call] = [await world.organisation(from), await hostedOf(world, entry)];
  return { actor, work: (doing) => recommendEntry(doing, { call, organisation, count: 0, entry }) };
}

export async function handOn(
  world: WorldHand,
  entry: Entry,
  from: OrganisationKey,
): Promise<Outcome<Recommendation>> {
  const { actor, work } = await handingOn(world, entry, from);
  return world.doing(actor, work);
}

/** A work on its whole way from its unit to the host, each step by the officer there. */
export async function plantAtHost(
  world: WorldHand,
  unit: OrganisationKey,
  key: CallKey,
  title: string,
): Promise<Entry> {
  const entry = await plantAdmitted(world, unit, key, title);
  const call = await hostedOf(world, entry);
  const route = wayOf(call, entry.unitPath);
  for (;;) {
    const step = nextStep(route, await world.read((tx) => listChain(tx, entry.id)));
    if (!step || step.leg === 'to-owner') return world.read((tx) => getEntry(tx, entry.id));
    const from = (await world.read((tx) => findOrganisationByPath(tx, step.from)))!;
    const actor = await world.person(officerOf(federation.find((o) => o.name.zh === from.name.zh)!.key));
    must(
      await world.doing(actor, (doing) =>
        recommendEntry(doing, { call, organisation: from, count: 0, entry }),
      ),
    );
  }
}

export type Given = { unit: OrganisationKey; floor?: number; cap?: number; conditions?: string };

/** A giver's whole table, by its own officer, over the version that stands. */
export async function giving(
  world: WorldHand,
  giver: OrganisationKey,
  call: Call,
  rows: readonly Given[],
  version?: number,
): Promise<Deed<GiverPlace>> {
  const place = { call, giver: await world.organisation(giver) };
  const stands = (await world.read((tx) => listQuotaVersions(tx, call.id, place.giver.id)))[0]?.version ?? 0;
  const typed: QuotaTyped[] = [];
  for (const { unit, ...row } of rows)
    typed.push({ ...row, organisationId: (await world.organisation(unit)).id });
  return {
    actor: await world.person(officerOf(giver)),
    work: (doing) => giveQuotas(doing, place, { version: version ?? stands, rows: typed }),
  };
}

export async function give(
  world: WorldHand,
  giver: OrganisationKey,
  call: Call,
  rows: readonly Given[],
  version?: number,
) {
  const { actor, work } = await giving(world, giver, call, rows, version);
  return world.doing(actor, work);
}
