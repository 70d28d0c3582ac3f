/** Who learns of two works that resemble each other, how much, and how a person decides: at the doors, with paired worlds. */

import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { draftOf, openCollecting, receiveFilm, written } from '../../../world/entering.ts';
import type { OrganisationKey } from '../../../world/federation.ts';
import { type Client, useWorld } from '../../../world/fixture.ts';
import type { Username } from '../../../world/people.ts';
import { must } from '../../../world/world.ts';
import type { EntryId } from '../../kernel/id.ts';
import { done } from '../../kernel/verdict.ts';
import { admitEntry } from '../entry/actions/admit-entry.ts';
import { sendEntry } from '../entry/actions/send-entry.ts';
import type { MediaFile } from '../media/media.ts';
import { tellLikenesses } from './actions/tell-likenesses.ts';
import type { ResemblanceId } from './resemblance.ts';

const world = useWorld();
let film: MediaFile;
let other: MediaFile;
let first: EntryId;
let second: EntryId;
let pair: ResemblanceId;
let [keeper, unit, otherUnit]: Client[] = [];

type Work = { unit: OrganisationKey; by: Username; file: MediaFile; title: string };

async function admitted({ unit: at, by, file, title }: Work): Promise<EntryId> {
  const person = await world.person(by);
  const draft = await draftOf(world, by, { unit: at, film, by: 'unit' });
  const sent = must(
    await world.doing(person, (doing) => sendEntry(doing, draft, { ...written, title }, draft.revision)),
  );
  await sql`update entry set file_id = ${file.id} where id = ${sent.id}`.execute(world.owner);
  await sql`update entry_file set file_id = ${file.id} where entry_id = ${sent.id}`.execute(world.owner);
  must(await world.doing(person, (doing) => admitEntry(doing, sent, { version: 1 })));
  await world.runWorker();
  return sent.id;
}

async function pairOf(one: EntryId, two: EntryId): Promise<ResemblanceId> {
  const found = await sql<{ id: ResemblanceId }>`select id from resemblance where first_id in (${one}, ${two})
    and second_id in (${one}, ${two})`.execute(world.owner);
  return found.rows[0]!.id;
}

const lettersOf = async (username: Username, kind: string) => {
  const { id } = await world.person(username);
  const rows = await sql<{ about: unknown; link: string }>`select about, link from message_letter
    where person_id = ${id} and kind = ${kind}`.execute(world.owner);
  return rows.rows;
};

const [title, otherTitle] = ['站台的早晨', '云上的班组'];

beforeAll(async () => {
  await openCollecting(world);
  [film, other] = [await receiveFilm(world), await receiveFilm(world, 'film-5m12.mp4')];
  [keeper, unit, otherUnit] = [
    await world.as('xn-officer'),
    await world.as('chenguang-officer'),
    await world.as('yunshan-officer'),
  ];
  first = await admitted({ unit: 'chenguang', by: 'chenguang-officer', file: film, title });
  second = await admitted({ unit: 'yunshan', by: 'yunshan-officer', file: film, title: otherTitle });
  pair = await pairOf(first, second);
});

describe('who learns of it', () => {
  test('the nearest level above both: a letter, its desk, the list, and both works beside each other', async () => {
    expect((await lettersOf('xn-officer', 'resemblance.found')).map((one) => one.link)).toEqual([
      `/office/resemblances/${pair}`,
    ]);
    expect((await keeper!.get('/office')).text).toContain(`/office/resemblances/${pair}`);
    expect((await keeper!.get('/office/resemblances')).text).toContain(`/office/resemblances/${pair}`);
    const page = await keeper!.get(`/office/resemblances/${pair}`);
    expect(page.status).toBe(200);
    for (const word of [title, otherTitle, film.sha256, '逐字节相同', '首次报送', '认定结果'])
      expect(page.text).toContain(word);
    expect(page.text.indexOf(`较早 · ${title}`)).toBeGreaterThan(0);
    expect(page.text).toMatch(/20\d\d年\d+月\d+日 \d\d:\d\d/);
    const file = await keeper!.get(`/office/resemblances/${pair}/files/${film.id}`, { range: 'bytes=0-9' });
    expect(file.status).toBe(206);
    expect((await keeper!.get(`/office/resemblances/${pair}/files/${other.id}`)).status).toBe(404);
    expect((await keeper!.get(`/office/entries/${first}`)).text).toContain(`/office/resemblances/${pair}`);
  });

  test('AC-030 each unit learns that there is something elsewhere, and not what: no name, no title, no page (404)', async () => {
    const cases = [
      ['chenguang-officer', first, otherTitle, '云杉'],
      ['hewan-officer', first, otherTitle, '云杉'],
      ['yunshan-officer', second, title, '晨光'],
      ['park-officer', second, title, '晨光'],
    ] as const;
    for (const [username, entry, foreign, foreignUnit] of cases) {
      const client = await world.as(username);
      const page = await client.get(`/office/entries/${entry}`);
      expect([username, page.text.includes('别处有一件相似的作品')]).toEqual([username, true]);
      for (const target of [`/office/entries/${entry}`, '/office/resemblances', '/office', '/my/letters']) {
        const { text } = await client.get(target);
        expect([username, target, text.includes(foreign), text.includes(pair)]).toEqual([
          username,
          target,
          false,
          false,
        ]);
      }
      for (const more of ['', '?span=0', `/files/${film.id}`])
        expect((await client.get(`/office/resemblances/${pair}${more}`)).status).toBe(404);
      const decided = await client.post(`/office/resemblances/${pair}/decide`, {
        decision: 'unlike',
        reason: '不像',
        version: 1,
      });
      expect([username, decided.status]).toEqual([username, 404]);
      expect(JSON.stringify(await lettersOf(username, 'resemblance.elsewhere'))).not.toContain(foreignUnit);
    }
    expect((await lettersOf('chenguang-officer', 'resemblance.elsewhere')).length).toBe(1);
    expect((await lettersOf('chenguang-officer', 'resemblance.found')).length).toBe(0);
    expect((await lettersOf('hewan-officer', 'resemblance.elsewhere')).length).toBe(0);
  });

  test('everybody else finds nothing at all; levels further above look and do not decide (403)', async () => {
    for (const username of ['hn-officer', 'grid-officer', 'transit-officer'] as const) {
      const client = await world.as(username);
      expect([username, (await client.get(`/office/resemblances/${pair}`)).status]).toEqual([username, 404]);
      expect((await client.get('/office/resemblances')).text).not.toContain(pair);
      expect((await lettersOf(username, 'resemblance.elsewhere')).length).toBe(0);
    }
    for (const client of [await world.as('worker-ma'), await world.as('judge-li'), world.anyone()])
      expect([404, 401]).toContain((await client.get(`/office/resemblances/${pair}`)).status);
    for (const username of ['qh-officer', 'xn-leader', 'national-officer'] as const) {
      const client = await world.as(username);
      const page = await client.get(`/office/resemblances/${pair}`);
      expect([username, page.status, page.text.includes('name="decision"')]).toEqual([username, 200, false]);
      const answer = await client.post(`/office/resemblances/${pair}/decide`, {
        decision: 'unlike',
        reason: '不像',
        version: 1,
      });
      expect([username, answer.status]).toEqual([username, 403]);
      expect(answer.text).toContain('最近的共同上级');
    }
    expect((await keeper!.get('/office/resemblances/not-an-id')).status).toBe(404);
  });

  test('paired worlds: what a unit is shown is the same, whoever and whatever the other is', async () => {
    const mine = await admitted({ unit: 'chenguang', by: 'chenguang-officer', file: other, title: '甲' });
    const alone = await unit!.get(`/office/entries/${mine}`);
    expect(alone.text).not.toContain('相似');
    await admitted({ unit: 'yintan-dairy', by: 'pasture-officer', file: other, title: '牧场之歌' });
    const partOf = (text: string) =>
      /<section class="section" id="resemblances">.*?<\/section>/s.exec(text)?.[0];
    const [here, there] = [
      partOf((await unit!.get(`/office/entries/${first}`)).text),
      partOf((await unit!.get(`/office/entries/${mine}`)).text),
    ];
    expect(here).toBeDefined();
    expect(here).toBe(there);
    expect((await keeper!.get(`/office/entries/${mine}`)).text).not.toContain('牧场之歌');
    expect((await lettersOf('qh-officer', 'resemblance.found')).length).toBe(1);
  });
});

describe('the list', () => {
  test('is filtered by kind, state, alikeness and call; odd values ask for everything', async () => {
    const has = async (query: string) =>
      (await keeper!.get(`/office/resemblances?${query}`)).text.includes(pair);
    expect(await has('kind=same-file&score=90&state=open&call=micro-video&page=1')).toBe(true);
    expect(await has('kind=text')).toBe(false);
    expect(await has('state=decided')).toBe(false);
    expect(await has('call=no-such-call')).toBe(false);
    expect(await has('kind=%3Cscript%3E&score=7&page=-1')).toBe(true);
    expect((await keeper!.get('/office/resemblances?kind=text')).text).toContain('没有符合条件的相似作品');
  });
});

describe('texts and films beside each other', () => {
  test('AC-185 what both have is marked, and whatever people wrote stays text', async () => {
    const evil = '<img src=x onerror=alert(1)>';
    const words = `开头${evil}，翻过两道山梁把电缆接到村口。`;
    await world.doing({ kind: 'machine' }, async (doing) =>
      done(
        await tellLikenesses(doing, second, [
          {
            otherId: first,
            score: 0.8,
            evidence: {
              kind: 'text',
              ...{ first: words, second: words, shared: 40 },
              passages: [{ first: [2, words.length], second: [2, words.length] }],
            },
          },
          {
            otherId: first,
            score: 0.7,
            evidence: {
              kind: 'video',
              files: { first: film.id, second: film.id },
              ...{ frames: 9, variant: 'mirrored', distance: 12 },
              spans: [
                { first: [10_000, 20_000], second: [0, 10_000] },
                { first: [65_000, 80_000], second: [50_000, 65_000] },
              ],
            },
          },
        ]),
      ),
    );
    const rows = await sql<{
      id: string;
      kind: string;
    }>`select id, kind from resemblance where second_id = ${second}
      and kind in ('text', 'video')`.execute(world.owner);
    const idOf = (kind: string) => rows.rows.find((row) => row.kind === kind)!.id;
    const page = await keeper!.get(`/office/resemblances/${idOf('text')}`);
    expect(page.text).not.toContain('<img src=x');
    expect(page.text).toMatch(/<mark>.*?&lt;img src=x onerror=alert\(1\)&gt;.*?<\/mark>/s);
    const films = await keeper!.get(`/office/resemblances/${idOf('video')}?span=1`);
    // Found from the second work: the evidence is turned, so that the earlier stands first.
    expect(films.text).toContain(`/files/${film.id}#t=50`);
    expect(films.text).toContain(`/files/${film.id}#t=65`);
    expect(films.text).toContain('左右翻转');
    expect(films.text).toContain('从 1:05 到 1:20');
    expect((await keeper!.get(`/office/resemblances/${idOf('video')}?span=x`)).text).toContain('#t=10');
    expect((await keeper!.get(`/office/resemblances/${idOf('text')}/files/${film.id}`)).status).toBe(404);
  });
});

describe('a person decides', () => {
  const target = () => `/office/resemblances/${pair}/decide`;

  test('with a reason; both units are told their own part; nothing else changes by itself', async () => {
    const silent = await keeper!.post(target(), { decision: 'plagiarism', version: 1 });
    expect(silent.status).toBe(422);
    expect(silent.text).toContain('请填写此项');
    expect(silent.text).toContain('<option value="plagiarism" selected="">');
    const odd = await keeper!.post(target(), { decision: 'guilty', reason: '理由', version: 1 });
    expect(odd.status).toBe(422);
    expect(odd.text).toContain('理由</textarea>');
    const answer = await keeper!.post(target(), {
      decision: 'quoted',
      reason: '片段不超过十秒，已注明出处',
      version: 1,
    });
    expect([answer.status, answer.location]).toEqual([303, `/office/resemblances/${pair}`]);
    await world.runWorker();
    const page = await keeper!.get(`/office/resemblances/${pair}`);
    for (const word of ['合理引用', '片段不超过十秒', '苏若川']) expect(page.text).toContain(word);
    for (const [username, foreign] of [
      ['chenguang-officer', otherTitle],
      ['yunshan-officer', title],
    ] as const) {
      const letters = await lettersOf(username, 'resemblance.decided');
      expect(letters.length).toBe(1);
      expect(JSON.stringify(letters)).toContain('合理引用');
      expect(JSON.stringify(letters)).not.toContain(foreign);
    }
    expect((await otherUnit!.get(`/office/entries/${second}`)).text).toContain('上级已认定：合理引用');
    const states = await sql<{
      state: string;
    }>`select state from entry where id in (${first}, ${second})`.execute(world.owner);
    expect(states.rows.map((row) => row.state)).toEqual(['admitted', 'admitted']);
    expect((await keeper!.get('/office')).text).not.toContain(`/office/resemblances/${pair}`);
  });

  test('two who decide at once: the second is told, sees what is stored, and keeps what they typed (409)', async () => {
    const stale = await keeper!.post(target(), { decision: 'plagiarism', reason: '整段照搬', version: 1 });
    expect(stale.status).toBe(409);
    for (const word of ['别人刚刚作了认定', '合理引用', '整段照搬</textarea>'])
      expect(stale.text).toContain(word);
    expect(stale.text).toMatch(/name="version" value="2"/);
    const again = await keeper!.post(target(), { decision: 'plagiarism', reason: '整段照搬', version: 2 });
    expect(again.status).toBe(303);
    const facts = await sql<{
      n: number;
    }>`select count(*)::int as n from outbox_fact where subject_id = ${pair}
      and name = 'resemblance.decided'`.execute(world.owner);
    expect(facts.rows[0]!.n).toBe(2);
  });

  test('the same bytes told again change nothing: decided pairs stay decided', async () => {
    await world.doing({ kind: 'machine' }, async (doing) =>
      done(
        await tellLikenesses(doing, second, [
          {
            otherId: first,
            score: 1,
            evidence: { kind: 'same-file', files: { first: film.id, second: other.id }, sha256: 'x' },
          },
        ]),
      ),
    );
    const row = await sql<{
      state: string;
      version: number;
    }>`select state, version from resemblance where id = ${pair}`.execute(world.owner);
    expect(row.rows[0]).toEqual({ state: 'decided', version: 3 });
  });
});
