/** What a query finds is what its asker may see, whatever is written into it. */

import { beforeAll, describe, expect, test } from 'vitest';
import { draftOf, openCollecting, receiveFilm, written } from '../../../world/entering.ts';
import type { OrganisationKey } from '../../../world/federation.ts';
import { useWorld } from '../../../world/fixture.ts';
import type { Username } from '../../../world/people.ts';
import { must } from '../../../world/world.ts';
import type { Actor } from '../../kernel/actor.ts';
import { parseQuery } from '../../kernel/query/parse.ts';
import { sendEntry } from './actions/send-entry.ts';
import { listEntries } from './store/list.ts';
import { askEntries, entryQueryFor, keepEntries, listEntryIds } from './store/query.ts';

const world = useWorld();
let [province, city, unit, stranger]: Actor[] = [];

const works: readonly [Username, OrganisationKey, string, string][] = [
  ['worker-ma', 'chenguang', '零点零一毫米', '马小禾'],
  ['worker-ma', 'chenguang', '雪天，班车照常', '凌晓'],
  ['chenguang-officer', 'chenguang', '一颗螺丝的旅行', '左旋'],
  ['worker-luo', 'delivery-riders', '第三十七层楼', '骆行舟'],
  ['worker-zhuoma', 'yintan-dairy', '50% 的晴天_与雨', '仁青卓玛'],
];

beforeAll(async () => {
  await openCollecting(world);
  const film = await receiveFilm(world);
  for (const [username, unit, title, maker] of works) {
    const by = username.endsWith('officer') ? 'unit' : 'person';
    const draft = await draftOf(world, username, { unit, film, by });
    const text = { ...written, title, makers: [{ name: maker, role: '编导' }] };
    const sender = await world.person(username);
    must(await world.doing(sender, (doing) => sendEntry(doing, draft, text, draft.revision)));
  }
  [province, city] = [await world.person('qh-officer'), await world.person('xn-officer')];
  [unit, stranger] = [await world.person('chenguang-officer'), await world.person('worker-ma')];
});

async function ask(actor: Actor, typed: string) {
  return world.read(async (tx, now) => {
    const about = await entryQueryFor(tx, actor);
    const parsed = parseQuery(typed, about.vocabulary);
    if ('problems' in parsed)
      return { problems: parsed.problems.map((one) => one.code), titles: [] as string[], total: -1 };
    const asked = askEntries(parsed.query, about, now);
    const page = await listEntries(tx, actor, { asked }, { page: 1, size: 500 });
    const ids = await listEntryIds(tx, actor, asked, 500);
    expect(ids).toEqual(page.items.map((one) => one.id));
    expect(await keepEntries(tx, ids, asked)).toEqual(new Set(ids));
    return { problems: [], titles: page.items.map((one) => one.title), total: page.total };
  });
}

describe('an officer asks the list of works', () => {
  test('by state, unit, call, maker, day and words, in either language', async () => {
    const all = await ask(province!, '');
    expect(all.total).toBe(works.length);
    expect(all.titles[0]).toBe('50% 的晴天_与雨');
    const some = await ask(province!, '下属:西宁市* 子项目:micro-video 作者:马小禾');
    expect(some.titles).toEqual(['零点零一毫米']);
    expect(await ask(province!, 'within:xining* call:micro-video maker:马小禾')).toEqual(some);
    expect((await ask(province!, '单位:晨光* 零点')).titles).toEqual(['零点零一毫米']);
    expect((await ask(province!, 'unit:chenguang* "零点零一毫米"')).titles).toEqual(['零点零一毫米']);
    expect((await ask(province!, '标题=零点')).titles).toEqual([]);
    expect((await ask(province!, '个人 或 代报 单位:晨光*')).titles).toEqual([]);
    expect((await ask(province!, '来自:代报')).titles).toEqual(['一颗螺丝的旅行']);
    const [long, short] = [await ask(province!, '时长>3:00'), await ask(province!, '-时长>3:00')];
    expect(long.total + short.total).toBe(all.total);
    expect([long.total, short.total]).toEqual([5, 0]);
    expect((await ask(province!, '大小>1KB')).total).toBeGreaterThan(0);
    expect((await ask(province!, '提交>=2000-01-01')).total + (await ask(province!, '提交:空')).total).toBe(
      all.total,
    );
    const titles = (await ask(province!, '子项目:micro-video 排序:标题升序')).titles;
    expect((await ask(province!, 'call:micro-video sort:title-desc')).titles).toEqual([...titles].reverse());
  });

  test('AC-190 a query finds and counts only what would be seen without it', async () => {
    for (const actor of [city!, unit!, stranger!]) {
      const seen = await ask(actor, '');
      for (const typed of [
        '标题:天',
        '-标题:天',
        '状态:通过 或 -状态:通过',
        '时长>0 或 时长:空',
        '零点 或 末班',
      ]) {
        const found = await ask(actor, typed);
        expect(found.titles.every((title) => seen.titles.includes(title))).toBe(true);
        expect(found.total).toBe(found.titles.length);
      }
      expect((await ask(actor, '标题:天')).total + (await ask(actor, '-标题:天')).total).toBe(seen.total);
    }
    expect((await ask(stranger!, '')).total).toBe(0);
    // A call nobody's seat shows anything of is no word of theirs.
    expect((await ask(stranger!, '子项目:micro-video')).problems).toEqual(['query.unknown-choice']);
  });

  test('AC-066, AC-191 whatever is written means only itself, and what is no field is no field', async () => {
    const corpus = [
      ...[
        `'; drop table entry; --`,
        `' or 1=1 --`,
        `") or true --`,
        '$1',
        '${x}',
        '\\',
        '%',
        '_',
        `%' or '1'='1`,
      ],
      ...['pg_sleep(5)', `'||(select 1)||'`, 'a\u0000b', '雪\u0000', '{"$gt":""}', '{{7*7}}', '\ud800'],
    ];
    for (const bad of corpus) {
      const quoted = `"${bad.replace(/["\\]/g, '\\$&')}"`;
      for (const typed of [quoted, `标题:${quoted}`, `单位:${quoted}*`, `下属=${quoted}`, `作者:${quoted}`]) {
        const start = performance.now();
        const found = await ask(province!, typed);
        expect(found.problems).toEqual([]);
        expect(found.total).toBeLessThanOrEqual(bad === '%' || bad === '_' ? 1 : 0);
        expect(performance.now() - start).toBeLessThan(4000);
      }
    }
    expect((await ask(province!, '标题:"%"')).titles).toEqual(['50% 的晴天_与雨']);
    for (const typed of ['电话:138*', 'author.phone:138*', 'password:a*', 'sent_by:x', '评委:黎*'])
      expect((await ask(province!, typed)).problems[0]).toMatch(/^query\.unknown-field/);
    expect((await ask(province!, '排序:单位')).problems).toEqual(['query.not-sortable']);
  });

  test('AC-193 patterns of signs and hundreds of words are answered or refused at once', async () => {
    for (const typed of [
      `标题:"${'%_'.repeat(300)}"`,
      'a '.repeat(150),
      `(${'标题:雪 或 '.repeat(90)}标题:雨)`,
    ]) {
      const start = performance.now();
      await ask(province!, typed);
      expect(performance.now() - start).toBeLessThan(8000);
    }
    expect((await ask(province!, 'a '.repeat(999))).problems).toEqual(['query.too-many']);
  });
});
