/** What a call asks, at the doors of an entry: kept in drafts, judged at once at the sending, with subtype and group. */

import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { begin, entryOf, openCollecting, sendIn, typed, upload } from '../../../world/entering.ts';
import { type Client, useWorld } from '../../../world/fixture.ts';

const world = useWorld();
let ma: Client;

const fields = [
  { key: 'place', kind: 'text', label: { zh: '拍摄地点', en: 'Place' }, force: 'must', min: 2, max: 10 },
  { key: 'pledge', kind: 'statement', label: { zh: '守约' }, force: 'must', words: { zh: '本人守约' } },
  { key: 'crew', kind: 'people', label: { zh: '主创分工' }, force: 'may' },
];
const one = { filesMin: 1, filesMax: 1 };
const lasting = (max: number) => ({ kind: 'duration-seconds', force: 'must', max });
const eligibility = {
  subtypes: [
    { key: 'story', name: { zh: '故事情景剧' }, ...one, fileRules: [lasting(300)] },
    { key: 'short', name: { zh: '创意短片' }, ...one, fileRules: [lasting(150)] },
  ],
  groups: [
    { key: 'amateur', name: { zh: '业余组' } },
    { key: 'professional', name: { zh: '专业组' } },
  ],
  awarded: 'must-not',
};

beforeAll(async () => {
  await openCollecting(world);
  ma = await world.as('worker-ma');
  const call = await world.call('micro-video');
  await sql`
    update call set fields = ${JSON.stringify(fields)}::jsonb, eligibility = ${JSON.stringify(eligibility)}::jsonb
    where lineage <@ ${call.lineage}::ltree`.execute(world.owner);
});

const answered = {
  ...typed,
  subtype: 'story',
  group: 'amateur',
  'answers.place': '西宁',
  'answers.pledge': 'yes',
  'answers.crew.0.name': '凌晓',
  'answers.crew.0.role': '灯光',
  'answers.awarded': 'no',
};

describe('what the call asks', () => {
  test('stands on the form; a draft keeps any part of it, and a sending is told all that is missing at once', async () => {
    const id = await begin(world, ma, 'chenguang', { ...typed, 'answers.place': '西' });
    expect((await entryOf(world, id)).answers).toEqual({ place: '西' });
    const page = await ma.get(`/entries/${id}`);
    for (const word of ['拍摄地点', '主创分工', '故事情景剧', '业余组']) expect(page.text).toContain(word);
    await ma.post(`/entries/${id}/file`, upload(world, 'film-3m20.mp4'));
    const { revision } = await entryOf(world, id);
    const told = await ma.json(`/entries/${id}/send`, {
      title: typed.title,
      summary: typed.summary,
      makers: [{ name: '凌晓' }],
      original: true,
      portrait: true,
      licence: true,
      ai: 'none',
      answers: { place: ['西'] },
      revision,
    });
    expect((told.body.errors as { code: string; field: string }[]).map((e) => [e.field, e.code])).toEqual([
      ['answers.awarded', 'shape.not-chosen'],
      ['answers.place', 'call.answer-short'],
      ['answers.pledge', 'call.statement-missing'],
      ['subtype', 'call.subtype'],
      ['group', 'call.group'],
    ]);
    expect((await sendIn(world, ma, id, answered)).status).toBe(303);
    const sent = await entryOf(world, id);
    expect(sent).toMatchObject({
      subtype: 'story',
      group: 'amateur',
      answers: { place: '西宁', pledge: true, crew: [{ name: '凌晓', role: '灯光' }] },
    });
    expect(sent.declared.map((one) => [one.key, one.version])).toEqual([
      ['original', 1],
      ['portrait', 1],
      ['licence', 1],
      ['ai', 1],
      ['answers.pledge', (await world.call('micro-video')).version],
    ]);
  });

  test('an answer that cannot stand even in a draft is refused by its field, and nothing typed is lost', async () => {
    const id = await begin(world, ma, 'chenguang', answered);
    const { revision } = await entryOf(world, id);
    const place = '长'.repeat(11);
    const refused = await ma.post(`/entries/${id}/save`, { ...answered, 'answers.place': place, revision });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(`value="${place}"`);
    expect((await entryOf(world, id)).answers).toMatchObject({ place: '西宁' });
  });

  test('AC-060 an answer to what is not asked is refused, never passed over', async () => {
    const id = await begin(world, ma, 'chenguang', answered);
    const { revision } = await entryOf(world, id);
    for (const name of ['answers.score', 'answers.place2', 'answers.__proto__']) {
      const refused = await ma.post(`/entries/${id}/save`, { ...answered, [name]: '1', revision });
      expect([name, refused.status]).toEqual([name, 422]);
    }
    expect((await entryOf(world, id)).revision).toBe(revision);
  });

  test('the subtype decides the file rules: a film of 3:20 is no short one', async () => {
    const id = await begin(world, ma, 'chenguang', { ...answered, subtype: 'short' });
    await ma.post(`/entries/${id}/file`, upload(world, 'film-3m20.mp4'));
    const refused = await sendIn(world, ma, id, { ...answered, subtype: 'short' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('文件不符合要求：时长 3:20');
    expect((await sendIn(world, ma, id, answered)).status).toBe(303);
  });

  test('a work that won already is told that it does not belong here', async () => {
    const id = await begin(world, ma, 'chenguang', answered);
    await ma.post(`/entries/${id}/file`, upload(world, 'film-3m20.mp4'));
    const { revision } = await entryOf(world, id);
    const won = { ...answered, 'answers.awarded': 'yes', revision };
    const refused = await ma.post(`/entries/${id}/send`, won, { accept: 'application/json' });
    expect(refused.text).toContain('call.awarded');
  });
});

describe('a work entered on another platform', () => {
  const there = {
    ...answered,
    platform: '工会app',
    reference: 'A-2020-7',
    referenceLink: 'https://example.org/7',
  };

  test('is registered here once, without uploading again, and says where it stands', async () => {
    const id = await begin(world, ma, 'chenguang', there);
    expect((await sendIn(world, ma, id, there)).status).toBe(303);
    const page = await ma.get(`/entries/${id}`);
    expect(page.text).toContain('工会app，编号 A-2020-7');
    const unit = await world.organisation('chenguang');
    const call = await world.call('micro-video');
    const twice = await ma.post(`/entries/new/${call.id}/${unit.id}`, there);
    expect(twice.status).toBe(409);
    expect(twice.text).toContain('编号 A-2020-7 已经在这个子项目登记过');
    const draft = await begin(world, ma, 'chenguang', answered);
    const { revision } = await entryOf(world, draft);
    const json = await ma.post(
      `/entries/${draft}/save`,
      { ...there, revision },
      { accept: 'application/json' },
    );
    expect([json.status, json.text.includes('entry.elsewhere-taken')]).toEqual([409, true]);
    expect((await ma.post(`/entries/${id}/withdraw`)).status).toBe(303);
    expect((await ma.post(`/entries/${draft}/save`, { ...there, revision })).status).toBe(303);
  });

  test('a reference without its platform proves nothing', async () => {
    const half = { ...answered, reference: 'B-1' };
    const id = await begin(world, ma, 'chenguang', half);
    const { revision } = await entryOf(world, id);
    const refused = await ma.post(
      `/entries/${id}/send`,
      { ...half, revision },
      { accept: 'application/json' },
    );
    expect(refused.status).toBe(422);
    expect((JSON.parse(refused.text) as { errors: { field: string }[] }).errors.map((e) => e.field)).toEqual([
      'platform',
      'file',
    ]);
  });
});
