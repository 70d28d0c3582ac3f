/** Acts on many things on a real database: looked at, carried out item by item, taken back; what moved meanwhile is told. */

import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { draftOf, openCollecting, receiveFilm, written } from '../../../world/entering.ts';
import { useWorld } from '../../../world/fixture.ts';
import type { Username } from '../../../world/people.ts';
import { must } from '../../../world/world.ts';
import type { Person } from '../../kernel/actor.ts';
import type { Outcome } from '../../kernel/verdict.ts';
import { bulkRoom } from '../../main/slots.tsx';
import { returnEntry } from '../entry/actions/return-entry.ts';
import { sendEntry } from '../entry/actions/send-entry.ts';
import type { EntryAtCall } from '../entry/entry.ts';
import { atCall, getEntry } from '../entry/store.ts';
import type { MediaFile } from '../media/media.ts';
import { freezeBulkWith } from './actions/freeze-bulk.ts';
import { orderBulkWith } from './actions/order-bulk.ts';
import { reverseBulkWith } from './actions/reverse-bulk.ts';
import type { BulkId, Item, Setting } from './bulk.ts';
import { countItems, findBulk, getBulk, listItems } from './store.ts';

const world = useWorld();
let film: MediaFile;
let officer: Person;
const codeOf = (outcome: Outcome<unknown>) => (outcome.ok ? undefined : outcome.refusals[0]?.code);

async function send(username: Username, title: string): Promise<EntryAtCall> {
  const by = username === 'chenguang-officer' ? 'unit' : 'person';
  const draft = await draftOf(world, username, { unit: 'chenguang', film, by });
  const sender = await world.person(username);
  return must(
    await world.doing(sender, (doing) => sendEntry(doing, draft, { ...written, title }, draft.revision)),
  );
}

const freeze = (who: Person, act: string, q: string, setting: Setting = {}) =>
  world.doing(who, (doing) =>
    freezeBulkWith(bulkRoom)(doing, {
      list: act.startsWith('entry') ? 'entry' : 'organisation',
      act,
      q,
      ...setting,
    }),
  );
const preview = async (who: Person, act: string, q: string, setting: Setting = {}): Promise<BulkId> =>
  must(await freeze(who, act, q, setting));
const bulkOf = (id: BulkId) => world.read((tx) => getBulk(tx, id));
const itemsOf = (id: BulkId): Promise<Item[]> =>
  world.read(async (tx) => (await listItems(tx, id, { page: 1, size: 500 })).items);
const saying = (items: readonly Item[]) =>
  items
    .map(
      (i) =>
        `${i.title}: ${[i.outcome, i.told?.code ?? i.refusal?.code].filter(Boolean).join(' ') || 'ahead'}`,
    )
    .sort();
async function order(who: Person, id: BulkId): Promise<void> {
  const bulk = await bulkOf(id);
  must(await world.doing(who, (doing) => orderBulkWith(bulkRoom)(doing, bulk, bulk)));
}
async function reverse(who: Person, id: BulkId) {
  const bulk = await bulkOf(id);
  return world.doing(who, (doing) => reverseBulkWith(bulkRoom)(doing, bulk, bulk));
}
async function pass(minutes: number): Promise<void> {
  await sql`update clock_offset set shift = shift + make_interval(mins => ${minutes})`.execute(world.owner);
  await world.runWorker();
}
const stateOf = async (id: EntryAtCall['id']) => (await world.read((tx) => getEntry(tx, id))).state;
const factsOf = async (name: string): Promise<number> => {
  const found = await sql<{
    n: number;
  }>`select count(*)::int as n from outbox_fact where name = ${name}`.execute(world.owner);
  return found.rows[0]!.n;
};

beforeAll(async () => {
  await openCollecting(world);
  film = await receiveFilm(world);
  officer = await world.person('chenguang-officer');
});

describe('an officer admits many works at once', () => {
  test('looks first, waits ten minutes, and each work is admitted by its own act; what moved meanwhile is told and left', async () => {
    const [one, two, gone] = [
      await send('worker-ma', '甲一'),
      await send('worker-ma', '甲二'),
      await send('worker-ma', '甲三'),
    ];
    const id = await preview(officer, 'entry.admit', '标题:甲* 状态:待审核');
    expect(saying(await itemsOf(id))).toEqual(['甲一: ahead', '甲三: ahead', '甲二: ahead']);
    expect(await stateOf(one.id)).toBe('submitted');
    await order(officer, id);
    await world.runWorker();
    expect(await stateOf(one.id)).toBe('submitted');
    const back = await world.read(async (tx) => atCall(tx, await getEntry(tx, gone.id)));
    must(
      await world.doing(officer, (doing) =>
        returnEntry(doing, back, { reason: '请补署名', version: back.version }),
      ),
    );
    await pass(11);
    expect(saying(await itemsOf(id))).toEqual(['甲一: done', '甲三: refused bulk.moved', '甲二: done']);
    expect([await stateOf(one.id), await stateOf(two.id), await stateOf(gone.id)]).toEqual([
      ...['admitted', 'admitted', 'returned'],
    ]);
    expect(await factsOf('entry.admitted')).toBe(2);
    expect(await factsOf('bulk.ordered')).toBe(1);
    expect(codeOf(await reverse(officer, id))).toBe('bulk.too-late');
  });

  test('taken back within the ten minutes nothing happens, and whoever comes second is told', async () => {
    const one = await send('worker-ma', '乙一');
    const id = await preview(officer, 'entry.return', '乙一', { reason: '请换一版' });
    const bulk = await bulkOf(id);
    const orders = await Promise.all(
      [1, 2].map(() => world.doing(officer, (doing) => orderBulkWith(bulkRoom)(doing, bulk, bulk))),
    );
    expect(orders.map(codeOf).sort()).toEqual(['http.stale', undefined]);
    must(await reverse(officer, id));
    await pass(11);
    expect(saying(await itemsOf(id))).toEqual(['乙一: reversed']);
    expect(await stateOf(one.id)).toBe('submitted');
    expect((await bulkOf(id)).state).toBe('reversed');
    expect(codeOf(await reverse(officer, id))).toBe('bulk.not-reversible');
  });

  test('AC-036 a level above may look at the list and can admit nothing for the unit', async () => {
    await send('worker-ma', '丙一');
    const above = await world.person('hewan-officer');
    const id = await preview(above, 'entry.admit', '丙一');
    expect(saying(await itemsOf(id))).toEqual(['丙一: entry.not-your-unit']);
    const bulk = await bulkOf(id);
    const ordered = await world.doing(above, (doing) => orderBulkWith(bulkRoom)(doing, bulk, bulk));
    expect(codeOf(ordered)).toBe('bulk.nothing-to-do');
    expect(await world.read((tx) => findBulk(tx, officer, id))).toBeUndefined();
  });

  test('a set that is empty, an act there is not, a query not understood, a missing reason are refused by their field', async () => {
    expect(codeOf(await freeze(officer, 'entry.admit', '标题=没有这件'))).toBe('bulk.nothing');
    expect(codeOf(await freeze(officer, 'entry.burn', ''))).toBe('bulk.unknown-act');
    expect(codeOf(await freeze(officer, 'entry.admit', '壮态:通过'))).toBe('query.unknown-field-like');
    expect(await freeze(officer, 'entry.return', '')).toMatchObject({
      refusals: [{ code: 'shape.required', field: 'reason' }],
    });
    const worker = await world.person('worker-ma');
    expect(codeOf(await freeze(worker, 'entry.admit', ''))).toBe('bulk.not-officer');
  });

  test('a seat that ended before the ten minutes were over does nothing any more', async () => {
    const one = await send('worker-ma', '丁一');
    const id = await preview(officer, 'entry.admit', '丁一');
    await order(officer, id);
    await sql`update organisation_seat set valid_until = clock_now() where person_id = ${officer.id}`.execute(
      world.owner,
    );
    await pass(11);
    expect(saying(await itemsOf(id))).toEqual(['丁一: refused bulk.gone']);
    expect(await stateOf(one.id)).toBe('submitted');
    await sql`update organisation_seat set valid_until = null where person_id = ${officer.id}`.execute(
      world.owner,
    );
  });
});

describe('labels', () => {
  test('are put on at once, found by the query of their own organisation only, and taken back where they are still on', async () => {
    await send('worker-ma', '戊一');
    await send('worker-ma', '戊二');
    const id = await preview(officer, 'entry.label', '标题:戊*', { label: ' 可参  展 ' });
    await order(officer, id);
    expect((await bulkOf(id)).state).toBe('done');
    expect(await factsOf('bulk.labelled')).toBe(2);
    const again = await preview(officer, 'entry.label', '标签="可参 展"', { label: '可参 展' });
    expect((await world.read((tx) => countItems(tx, again))).refusedBefore).toBe(2);
    const above = await world.person('hewan-officer');
    expect(codeOf(await freeze(above, 'entry.label', '标签:可参*', { label: 'x' }))).toBe('bulk.nothing');
    const off = await preview(officer, 'entry.unlabel', '标签:可参* 戊一', { label: '可参 展' });
    await order(officer, off);
    must(await reverse(officer, id));
    expect(saying(await itemsOf(id))).toEqual(['戊一: kept bulk.not-labelled', '戊二: reversed']);
    expect(codeOf(await freeze(officer, 'entry.unlabel', '标签:可参*', { label: '可参 展' }))).toBe(
      'bulk.nothing',
    );
    const none = await preview(officer, 'entry.unlabel', '戊二', { label: '没贴过' });
    expect(saying(await itemsOf(none))).toEqual(['戊二: bulk.not-labelled']);
  });

  test('more than two hundred are carried on by the worker, a portion at a time, and taken back the same way', async () => {
    const model = await send('worker-ma', '己一');
    await sql`
      insert into entry (id, call_id, campaign_id, unit_id, title, state, entered_by, sent_by, created_at, updated_at)
      select gen_random_uuid(), call_id, campaign_id, unit_id, '己' || i, 'draft', 'unit', sent_by, created_at, updated_at
      from entry, generate_series(1, 250) i where id = ${model.id}`.execute(world.owner);
    const id = await preview(officer, 'entry.label', '标题:己*', { label: '多件' });
    await order(officer, id);
    expect((await bulkOf(id)).state).toBe('waiting');
    await world.runWorker();
    expect(await world.read((tx) => countItems(tx, id))).toMatchObject({ done: 200, left: 51 });
    expect(codeOf(await reverse(officer, id))).toBe('bulk.running');
    await world.runWorker();
    expect((await bulkOf(id)).state).toBe('done');
    must(await reverse(officer, id));
    await world.runWorker();
    await world.runWorker();
    expect(await world.read((tx) => countItems(tx, id))).toMatchObject({ all: 251, reversed: 251, done: 0 });
    expect((await bulkOf(id)).state).toBe('reversed');
  });
});

describe('letters', () => {
  test('AC-176 reach each person once, nobody who is not led, and nobody without an account', async () => {
    await send('worker-ma', '庚一');
    await send('worker-ma', '庚二');
    await send('chenguang-officer', '庚三');
    const id = await preview(officer, 'entry.letter', '标题:庚*', { to: 'makers', words: '请来领取样片' });
    expect(saying(await itemsOf(id))).toEqual(['庚一: ahead', '庚三: bulk.no-account', '庚二: ahead']);
    await order(officer, id);
    await pass(11);
    await world.runWorker();
    const letters = await sql<{ about: { about: unknown; words: string } }>`
      select about from message_letter where kind = 'bulk.letter'`.execute(world.owner);
    expect(letters.rows).toHaveLength(1);
    expect(letters.rows[0]!.about).toMatchObject({ words: '请来领取样片', about: { zh: '庚二等 2 项' } });
    expect(codeOf(await reverse(officer, id))).toBe('bulk.too-late');
    const city = await world.person('xn-officer');
    const units = await preview(city, 'organisation.letter', '名称:晨光* 或 名称:海南*', {
      words: '请核对名册',
    });
    const said = saying(await itemsOf(units));
    expect(said.some((one) => /晨光.*ahead/.test(one))).toBe(true);
    expect(said.some((one) => /海南.*bulk\.not-beneath/.test(one))).toBe(true);
  });
});

describe('what is refused', () => {
  test('bulk.no-officer: a letter to where nobody serves is told, bulk.not-beneath: to where one does not lead, too', async () => {
    const city = await world.person('xn-officer');
    const id = await preview(city, 'organisation.letter', '名称:晨光*', { words: '请核对名册' });
    await order(city, id);
    await sql`update organisation_seat set valid_until = clock_now() where person_id = ${officer.id}`.execute(
      world.owner,
    );
    await pass(11);
    expect((await itemsOf(id)).map((item) => item.told?.code)).toEqual(['bulk.no-officer']);
    await sql`update organisation_seat set valid_until = null where person_id = ${officer.id}`.execute(
      world.owner,
    );
  });

  test('bulk.too-many: more than ten thousand at once; bulk.too-many-labels: more than twenty on a work', async () => {
    const one = await send('worker-ma', '辛一');
    await sql`
      insert into bulk_label (organisation_id, entry_id, name, at)
      select unit_id, id, 'label ' || i, now() from entry, generate_series(1, 20) i where id = ${one.id}`.execute(
      world.owner,
    );
    const full = await preview(officer, 'entry.label', '辛一', { label: '又一个' });
    expect(saying(await itemsOf(full))).toEqual(['辛一: bulk.too-many-labels']);
    const again = await preview(officer, 'entry.label', '辛一', { label: 'label 1' });
    expect(saying(await itemsOf(again))).toEqual(['辛一: bulk.labelled-before']);
    await sql`
      insert into entry (id, call_id, campaign_id, unit_id, title, state, entered_by, sent_by, created_at, updated_at)
      select gen_random_uuid(), call_id, campaign_id, unit_id, '壬' || i, 'draft', 'unit', sent_by, created_at, updated_at
      from entry, generate_series(1, 10001) i where id = ${one.id}`.execute(world.owner);
    expect(codeOf(await freeze(officer, 'entry.label', '标题:壬*', { label: '多' }))).toBe('bulk.too-many');
  });
});
