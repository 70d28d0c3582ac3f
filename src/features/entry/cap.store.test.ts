/** Caps under many hands at once, an entry made whole in one act, and what was declared; on a real database. */

import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { draftOf, openCollecting, receiveFilm, written } from '../../../world/entering.ts';
import { useWorld } from '../../../world/fixture.ts';
import type { Username } from '../../../world/people.ts';
import { must } from '../../../world/world.ts';
import { type Outcome, refuse } from '../../kernel/verdict.ts';
import type { MediaFile } from '../media/media.ts';
import { createEntry } from './actions/create-entry.ts';
import { returnEntry } from './actions/return-entry.ts';
import { sendEntry } from './actions/send-entry.ts';
import type { EntryAtCall } from './entry.ts';
import { findPlace } from './store/place.ts';
import { listEntryFiles } from './store.ts';

const world = useWorld();
let film: MediaFile;
const codeOf = (outcome: Outcome<unknown>) => (outcome.ok ? undefined : outcome.refusals[0]?.code);

beforeAll(async () => {
  await openCollecting(world);
  film = await receiveFilm(world);
});

async function cap(caps: {
  person?: number;
  call?: number;
  channels?: string[];
  unit?: number;
}): Promise<void> {
  const { lineage } = await world.call('micro-video');
  const channels = JSON.stringify(caps.channels ?? ['person', 'unit']);
  await sql`
    update call set person_cap = ${caps.person ?? null}, call_cap = ${caps.call ?? null},
      unit_cap = ${caps.unit ?? 6}, channels = ${channels}::jsonb
    where lineage <@ ${lineage}::ltree`.execute(world.owner);
}
async function standing(): Promise<number> {
  const { lineage } = await world.call('micro-video');
  const counted = await sql<{ n: number }>`
    select count(*)::int as n from entry e join call l on l.id = e.call_id
    where l.lineage <@ ${lineage}::ltree and e.state in ('submitted', 'returned', 'admitted', 'recommended')`.execute(
    world.owner,
  );
  return counted.rows[0]!.n;
}
const send = async (username: Username, entry: EntryAtCall) =>
  world.doing(await world.person(username), (doing) => sendEntry(doing, entry, written, entry.revision));

describe('caps under a lock', () => {
  test('a person with one place left sends five works at once: one stands, four are told the cap', async () => {
    const drafts = [];
    for (let n = 0; n < 5; n++)
      drafts.push(await draftOf(world, 'worker-luo', { unit: 'delivery-riders', film }));
    await cap({ person: 1 });
    const outcomes = await Promise.all(drafts.map((one) => send('worker-luo', one)));
    expect(outcomes.map(codeOf).sort()).toEqual([...Array<string>(4).fill('call.person-cap'), undefined]);
    const sent = must(outcomes.find((one) => one.ok)!);
    const officer = await world.person('chenguang-officer');
    const unitOfficer = {
      ...officer,
      seats: [{ ...officer.seats[0]!, organisationId: sent.unitId, path: sent.unitPath }],
    };
    const back = must(
      await world.doing(unitOfficer, (doing) => returnEntry(doing, sent, { reason: '改', version: 1 })),
    );
    expect(codeOf(await send('worker-luo', { ...back, revision: sent.revision }))).toBeUndefined();
    await cap({});
  });

  test('the last place of a whole call, wanted from two cities at once, goes to one of them', async () => {
    const [here, there] = [
      await draftOf(world, 'worker-ma', { unit: 'chenguang', film }),
      await draftOf(world, 'worker-luo', { unit: 'delivery-riders', film }),
    ];
    await cap({ call: (await standing()) + 1 });
    const outcomes = await Promise.all([send('worker-ma', here), send('worker-luo', there)]);
    expect(outcomes.map(codeOf).sort()).toEqual(['call.call-cap', undefined]);
    await cap({});
  });

  test('where only units send in, the unit’s own cap counts (entry.unit-cap)', async () => {
    const drafts = [];
    for (let n = 0; n < 2; n++)
      drafts.push(await draftOf(world, 'chenguang-officer', { unit: 'chenguang', film, by: 'unit' }));
    const unit = drafts[0]!.unitId;
    const { lineage } = await world.call('micro-video');
    const own = await sql<{ n: number }>`
      select count(*)::int as n from entry e join call l on l.id = e.call_id
      where e.unit_id = ${unit} and l.lineage <@ ${lineage}::ltree
        and e.state in ('submitted', 'returned', 'admitted', 'recommended')`.execute(world.owner);
    await cap({ channels: ['unit'], unit: own.rows[0]!.n + 1 });
    const outcomes = await Promise.all(
      drafts.map(async (one) =>
        send('chenguang-officer', { ...one, call: { ...one.call, channels: ['unit'] } }),
      ),
    );
    expect(outcomes.map(codeOf).sort()).toEqual(['entry.unit-cap', undefined]);
    await cap({});
  });
});

test('a work is made whole in one act, with its files and captions, sent in with its statements and their instant', async () => {
  const officer = await world.person('chenguang-officer');
  const [call, unit] = [await world.call('micro-video'), await world.organisation('chenguang')];
  const outcome = await world.doing(officer, async (doing) => {
    const place = (await findPlace(doing.tx, doing.actor, call.id, unit.id))!;
    const whole = { text: written, enteredBy: 'unit' as const, files: [{ id: film.id, note: '第一镜' }] };
    const draft = must(await createEntry(doing, place, { ...whole, isSent: false }));
    expect([draft.state, draft.number, draft.files.map((one) => one.note)]).toEqual([
      'draft',
      undefined,
      ['第一镜'],
    ]);
    const sent = must(await createEntry(doing, place, { ...whole, isSent: true }));
    expect(sent).toMatchObject({ state: 'submitted', enteredBy: 'unit', fileId: film.id });
    expect(sent.declared.map((one) => one.at)).toEqual(sent.declared.map(() => doing.now.toISOString()));
    expect(await listEntryFiles(doing.tx, sent.id)).toHaveLength(1);
    const none = await createEntry(doing, place, { ...whole, files: [], isSent: true });
    expect(codeOf(none)).toBe('entry.file-missing');
    return refuse('nothing is kept of this test');
  });
  expect(codeOf(outcome)).toBe('nothing is kept of this test');
});
