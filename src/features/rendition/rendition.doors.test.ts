/** The doors of what is made of a file: subtitles typed and sent, made again and stopped, and who is let in. */

import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { begin, entryOf, openCollecting, sendIn, typed, upload } from '../../../world/entering.ts';
import { type Client, useWorld } from '../../../world/fixture.ts';
import { done } from '../../kernel/verdict.ts';
import { enqueueUnasked } from './actions/enqueue-unasked.ts';

const world = useWorld();
let [ma, officer, stranger]: Client[] = [];
let [entryId, fileId] = ['', ''];
const words = '00:00:01.000 --> 00:00:03.000\n同心 <b>圆</b> & 梦\n';

beforeAll(async () => {
  await openCollecting(world);
  const call = await world.call('micro-video');
  expect(call).toBeDefined();
  [ma, officer] = [await world.as('worker-ma'), await world.as('chenguang-officer')];
  stranger = await world.as('qinghe-officer');
  entryId = await begin(world, ma!, 'chenguang', typed, 'micro-video');
  expect((await ma!.post(`/entries/${entryId}/file`, upload(world, 'film-3m20.mp4'))).status).toBe(303);
  fileId = (await entryOf(world, entryId)).fileId!;
  await world.doing({ kind: 'machine' }, async (doing) => done(await enqueueUnasked(doing)));
});

const page = () => `/files/${fileId}`;
const caption = (client: Client, language = 'zh') => client.get(`${page()}/captions?language=${language}`);
const save = (client: Client, text: string, version: number, language = 'zh') =>
  client.post(`${page()}/captions/save`, { language, version, text });
const serve = (client: Client, name: string) => client.get(`/entries/${entryId}/files/${fileId}?as=${name}`);

describe('subtitles', () => {
  test('are typed by who sends the work in, served as WebVTT to them, and to nobody else before the work is shown', async () => {
    expect((await ma!.get(page())).text).toContain('还没有字幕');
    expect((await save(ma!, words, 0)).location).toBe(`${page()}#captions`);
    const vtt = await serve(ma!, 'caption-zh.vtt');
    expect(Object.fromEntries(vtt.headers)).toMatchObject({
      'content-type': 'text/vtt; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
    });
    expect(vtt.text).toBe('WEBVTT\n\n00:00:01.000 --> 00:00:03.000\n同心 圆 &amp; 梦\n');
    expect((await ma!.get(page())).text).toMatch(/<track kind="subtitles" src="[^"]+\?as=caption-zh\.vtt"/);
    // AC-111: the film, its pieces, its poster and its subtitles are as if they never were.
    for (const name of [
      'caption-zh.vtt',
      'film.mp4',
      'poster.jpg',
      'film-000.ts',
      'film.m3u8',
      'wave.json',
    ]) {
      for (const client of [world.anyone(), stranger!]) {
        expect((await client.get(`/works/${entryId}/files/${fileId}?as=${name}`)).status).toBe(404);
        expect((await serve(client, name)).status).toBe(404);
      }
    }
    expect((await stranger!.get(page())).status).toBe(404);
    expect((await world.anyone().get(page())).status).toBe(404);
    expect((await save(stranger!, words, 0)).status).toBe(404);
  });

  test('F-19 of two who edit at once the slower sees what stands and what was typed, and loses nothing', async () => {
    expect((await save(ma!, words.replace('梦', '第二版'), 1)).status).toBe(303);
    const slow = await save(ma!, words.replace('梦', '我的话'), 1);
    expect(slow.status).toBe(409);
    expect(slow.text).toContain('他处刚刚修改，第 2 版');
    expect(slow.text).toContain('第二版');
    expect(slow.text).toContain('我的话');
    expect(slow.text).toContain('name="version" value="2"');
    expect((await save(ma!, words.replace('梦', '我的话'), 2)).status).toBe(303);
    expect((await caption(ma!)).text).toContain('第 3 版');
  });

  test('a mistake is said with its line by the field, and what was typed stays', async () => {
    const cases: [string, string][] = [
      ['没有时间', '没有找到字幕'],
      ['\n\n00:00:99.000 --> 00:01:00.000\nx', '第 1 行的时间读不懂'],
      ['00:00:03.000 --> 00:00:02.000\nx', '不晚于开始时间'],
      [`00:00:01.000 --> 00:00:02.000\n${'长'.repeat(501)}`, '超过 500 字'],
    ];
    for (const [text, sentence] of cases) {
      const answer = await save(ma!, text, 3);
      expect(answer.status).toBe(422);
      expect(answer.text).toContain(sentence);
      expect(answer.text).toContain(text.trim().slice(0, 20).replace(/>/g, '&gt;').split('\n')[0]!);
    }
    const many = '00:00:01.000 --> 00:00:02.000\nx\n\n'.repeat(5001);
    const form = send(many, 'many.srt', 3);
    expect((await ma!.post(`${page()}/captions/send`, form)).text).toContain('字幕超过 5000 条');
  });

  test('programs are told each refusal by its code', async () => {
    const wantsJson = { accept: 'application/json' };
    const texts: [string, string][] = [
      ['没有时间', 'rendition.caption-no-cues'],
      ['00:00:99.000 --> 00:01:00.000\nx', 'rendition.caption-bad-time'],
      ['00:00:03.000 --> 00:00:02.000\nx', 'rendition.caption-backwards'],
      [`00:00:01.000 --> 00:00:02.000\n${'长'.repeat(501)}`, 'rendition.caption-too-long'],
    ];
    for (const [text, code] of texts) {
      const target = `${page()}/captions/save`;
      const answer = await ma!.post(target, { language: 'zh', version: 3, text }, wantsJson);
      expect(JSON.parse(answer.text)).toMatchObject({ status: 422, errors: [{ code, field: 'text' }] });
    }
    const files: [string | Uint8Array, string][] = [
      ['00:00:01.000 --> 00:00:02.000\nx\n\n'.repeat(5001), 'rendition.caption-too-many'],
      [new Uint8Array([0x81, 0xff, 0xff, 0x20]), 'rendition.caption-unreadable'],
    ];
    for (const [content, code] of files) {
      const answer = await ma!.post(`${page()}/captions/send`, send(content, 'a.srt', 3), wantsJson);
      expect(JSON.parse(answer.text)).toMatchObject({ status: 422, errors: [{ code, field: 'file' }] });
    }
  });

  const send = (content: string | Uint8Array, name: string, version: number): FormData => {
    const form = new FormData();
    form.set('language', 'zh');
    form.set('version', String(version));
    form.set('file', new File([content as BlobPart], name));
    return form;
  };

  test('AC-098 come as a file in UTF-8, UTF-16 or GB 18030; what is no text is refused, and markup is only text', async () => {
    const srt = '1\r\n00:00:01,000 --> 00:00:02,000\r\n<script>alert(1)</script>同心\r\n';
    const gbk = Buffer.concat([
      Buffer.from('1\r\n00:00:01,000 --> 00:00:02,000\r\n'),
      Buffer.from([0xcd, 0xac, 0xd0, 0xc4]),
    ]);
    const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(srt, 'utf16le')]);
    let version = 3;
    for (const content of [Buffer.from(srt), gbk, wide]) {
      expect((await ma!.post(`${page()}/captions/send`, send(content, 'a.srt', version))).status).toBe(303);
      version++;
      const { text } = await serve(ma!, 'caption-zh.vtt');
      expect(text).toContain('同心');
      expect(text).not.toContain('<');
    }
    const noise = await ma!.post(
      `${page()}/captions/send`,
      send(new Uint8Array([0x81, 0xff, 0xff, 0x20]), 'a.srt', version),
    );
    expect([noise.status, noise.text.includes('不是可读的文本文件')]).toEqual([422, true]);
    expect((await ma!.post(`${page()}/captions/send`, send('', 'a.srt', version))).status).toBe(422);
    expect((await ma!.post(`${page()}/captions/remove`, { language: 'zh', version })).status).toBe(303);
    expect((await serve(ma!, 'caption-zh.vtt')).status).toBe(404);
    expect((await caption(ma!)).text).toContain('撤下');
  });

  test('after the work was sent its officer edits them, and who sent it in is told why not', async () => {
    expect((await sendIn(world, ma!, entryId)).status).toBe(303);
    const late = await save(ma!, words, 7);
    expect([late.status, late.text.includes('请联系单位经办人')]).toEqual([409, true]);
    expect((await save(officer!, words, 7)).status).toBe(303);
    const facts = await sql<{ seat: string }>`
      select seat from outbox_fact where name = 'rendition.caption-saved' and subject_id = ${fileId} order by id`.execute(
      world.owner,
    );
    expect(facts.rows.map((row) => row.seat)).toEqual([...Array(7).fill('maker'), 'officer']);
  });
});

describe('the queue', () => {
  test('the officer stops what waits and has it made again; others may not, and each is said in words', async () => {
    const shown = await officer!.get(page());
    expect(shown.text).toMatch(/等待处理，前面 \d+ 件/);
    expect((await officer!.post(`${page()}/cancel`, { kind: 'film' })).location).toBe(`${page()}#making`);
    expect((await officer!.get(page())).text).toContain('已取消');
    const ended = await officer!.post(`${page()}/cancel`, { kind: 'film' });
    expect([ended.status, ended.text.includes('已经结束，无法取消')]).toEqual([409, true]);
    expect((await officer!.post(`${page()}/again`, { kind: 'film' })).status).toBe(303);
    const twice = await officer!.post(`${page()}/again`, { kind: 'film' });
    expect([twice.status, twice.text.includes('不必重新处理')]).toEqual([409, true]);
    expect((await ma!.post(`${page()}/again`, { kind: 'film' })).status).toBe(403);
    expect((await officer!.post(`${page()}/again`, { kind: 'sound' })).status).toBe(404);
    expect((await stranger!.post(`${page()}/cancel`, { kind: 'film' })).status).toBe(404);
  });

  test('a failure stands on the page in words, in both languages', async () => {
    await sql`update rendition_job set state = 'failed', problem = 'gave-up', ended_at = now(), attempts = 3, lease_until = null
      where file_id = ${fileId} and kind = 'film'`.execute(world.owner);
    expect((await officer!.get(page())).text).toContain('连续 3 次中断');
    expect((await officer!.get(page(), { 'accept-language': 'en' })).text).toContain('broke off 3 times');
  });

  test('the whole queue is for the keeper', async () => {
    const keeper = await world.as('qh-admin');
    const shown = await keeper.get('/office/renditions');
    expect(shown.status).toBe(200);
    expect(shown.text).toContain('连续 3 次中断');
    expect((await officer!.get('/office/renditions')).status).toBe(403);
    expect((await world.anyone().get('/office/renditions')).status).toBe(401);
  });
});
