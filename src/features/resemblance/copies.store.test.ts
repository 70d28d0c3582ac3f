/** Proof on real files that copies are found after they were changed, that each pair is told once, and that a killed maker loses nothing. */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { draftOf, openCollecting, receiveFilm, written } from '../../../world/entering.ts';
import type { OrganisationKey } from '../../../world/federation.ts';
import { useWorld } from '../../../world/fixture.ts';
import type { Username } from '../../../world/people.ts';
import { must } from '../../../world/world.ts';
import type { EntryId, FileId } from '../../kernel/id.ts';
import { done } from '../../kernel/verdict.ts';
import { admitEntry } from '../entry/actions/admit-entry.ts';
import { returnEntry } from '../entry/actions/return-entry.ts';
import { sendEntry } from '../entry/actions/send-entry.ts';
import { atCall, getEntry } from '../entry/store.ts';
import { receiveFile } from '../media/actions/receive-file.ts';
import { openScan, type Scan } from './actions/open-scan.ts';
import { printDue, type ResemblanceRoom } from './actions/print-due.ts';
import type { Evidence } from './resemblance.ts';
import { finishJob, takeJob } from './store/job.ts';
import { replaceAncestors } from './store/pair.ts';

const world = useWorld();
const dir = mkdtempSync(path.join(tmpdir(), 'tongxin-copies-'));
let room: ResemblanceRoom;
let scan: Scan;

beforeAll(async () => {
  await openCollecting(world);
  scan = openScan(path.resolve('src/main/scan-thread.ts'));
  room = {
    ...{ db: world.db, scan, files: world.media.files, workDir: path.join(dir, 'work') },
    childPath: path.resolve('src/main/print-child.ts'),
  };
});
afterAll(async () => {
  await scan.close();
  rmSync(dir, { recursive: true, force: true });
});

/** A file made by ffmpeg, as others would change it. */
function made(name: string, how: string): string {
  const target = path.join(dir, name);
  execFileSync('ffmpeg', ['-v', 'error', '-y', ...how.split(' '), target]);
  return target;
}

/** A picture of one colour, another each time: there is nothing in it to compare. */
let colour = 0;
const flat = () => made(`flat-${++colour}.png`, `-f lavfi -i color=c=gray:s=${64 + colour}x64 -frames:v 1`);

async function keep(file: string): Promise<{ id: FileId; sha256: string }> {
  const sizeBytesMax = 30_000_000;
  const received = await world.media.files.receive(new Blob([readFileSync(file)]).stream(), { sizeBytesMax });
  const asked = { received, originalName: path.basename(file), sizeBytesMax };
  return must(
    await world.doing(await world.person('qh-officer'), (doing) => receiveFile(world.media)(doing, asked)),
  );
}

type Work = { unit: OrganisationKey; by: Username; file?: string; title: string; summary?: string };

/** A work admitted by its unit, with whatever file: what calls ask of files is not what is tested here. */
async function admitted({ unit, by, file, title, summary = '一句话。' }: Work): Promise<EntryId> {
  film ??= await receiveFilm(world);
  const draft = await draftOf(world, by, { unit, film, by: 'unit' });
  const sending = { ...written, title, summary };
  const person = await world.person(by);
  const { id } = must(await world.doing(person, (doing) => sendEntry(doing, draft, sending, draft.revision)));
  const kept = await keep(file ?? flat());
  await sql`update entry set file_id = ${kept.id} where id = ${id}`.execute(world.owner);
  await sql`update entry_file set file_id = ${kept.id} where entry_id = ${id}`.execute(world.owner);
  await admit(id, by);
  return id;
}
let film: Awaited<ReturnType<typeof receiveFilm>> | undefined;

async function admit(id: EntryId, by: Username): Promise<void> {
  const { version } = await world.read((tx) => getEntry(tx, id));
  must(
    await world.doing(await world.person(by), async (doing) =>
      admitEntry(doing, await atCall(doing.tx, await getEntry(doing.tx, id)), { version }),
    ),
  );
  await world.runWorker();
}

async function printAll(): Promise<void> {
  while ((await printDue(room)) > 0);
  await world.runWorker();
}

type Row = { first_id: EntryId; second_id: EntryId; kind: string; evidence: Evidence; state: string };

async function pairsOf(id: EntryId): Promise<Row[]> {
  const rows =
    await sql<Row>`select * from resemblance where ${id} in (first_id, second_id) order by kind`.execute(
      world.owner,
    );
  return rows.rows;
}

const here = { unit: 'chenguang', by: 'chenguang-officer' } as const;
const there = { unit: 'yunshan', by: 'yunshan-officer' } as const;

describe('a copy is found after it was changed', () => {
  test('a picture mirrored, saved anew and made smaller: by its hash, earlier first', async () => {
    const first = await admitted({ ...here, title: '师傅的手', file: world.file('picture-helmets.jpg') });
    const copy = made('copy.jpg', `-i ${world.file('picture-helmets.jpg')} -vf hflip,scale=500:-1 -q:v 9`);
    const second = await admitted({ ...there, title: '掌心', file: copy });
    await printAll();
    const [pair] = await pairsOf(second);
    expect(pair).toMatchObject({ first_id: first, second_id: second, kind: 'picture', state: 'open' });
    expect(pair!.evidence).toMatchObject({ kind: 'picture', variant: 'mirrored' });
  });

  test('a crop of a picture: by twelve corners that lie alike', async () => {
    const whole = made('wall.jpg', '-f lavfi -i mandelbrot=s=900x700:start_scale=0.6 -frames:v 1 -q:v 3');
    const crop = made('crop.jpg', `-i ${whole} -vf crop=600:460:150:120 -q:v 5`);
    const first = await admitted({ ...here, title: '厂房', file: whole });
    const second = await admitted({ ...there, title: '一角', file: crop });
    await printAll();
    const pair = (await pairsOf(second)).find((one) => one.first_id === first);
    expect(pair?.kind).toBe('picture');
    expect((pair!.evidence as { inliers?: number }).inliers).toBeGreaterThanOrEqual(12);
  });

  test('a film cut at its beginning and encoded anew: with the instants that lie on each other', async () => {
    const whole = made('whole.mp4', '-f lavfi -i testsrc2=s=320x180:r=5:d=30 -c:v libx264 -preset ultrafast');
    const cut = made('cut.mp4', `-ss 10 -i ${whole} -vf scale=240:-2 -c:v libx264 -preset ultrafast -crf 32`);
    const first = await admitted({ ...here, title: '十二小时', file: whole });
    const second = await admitted({ ...there, title: '半天', file: cut });
    await printAll();
    const pair = (await pairsOf(second)).find((one) => one.first_id === first && one.kind === 'video');
    const { spans } = pair!.evidence as Extract<Evidence, { kind: 'video' }>;
    expect(Math.abs(spans[0]!.first[0] - spans[0]!.second[0] - 10_000)).toBeLessThanOrEqual(1100);
  });

  test('a text taken over with its order changed: with the passages, whatever the punctuation', async () => {
    const [one, two] = [
      '凌晨四点，检修班的灯还亮着。老赵把冻僵的手揣进怀里，又拿起扳手，拧紧最后一颗螺栓。',
      '他说，线路通了，山里的孩子就能开灯写作业，这比什么奖状都让人心里踏实。',
    ];
    const first = await admitted({ ...here, title: '灯火', summary: one + two });
    const second = await admitted({
      ...there,
      title: '守夜人',
      summary: `${two.replace(/，/g, ', ')}${one}`,
    });
    await printAll();
    const pair = (await pairsOf(second)).find((row) => row.first_id === first)!;
    const evidence = pair.evidence as Extract<Evidence, { kind: 'text' }>;
    expect(evidence.passages.length).toBeGreaterThanOrEqual(2);
    expect(evidence.shared).toBeGreaterThan(50);
  });

  test('a song saved as another kind and begun later', async () => {
    const melody =
      "aevalsrc='0.3*sin(2*PI*t*(220+40*mod(floor(t*3)*7,11)))+0.2*sin(2*PI*t*(330+30*mod(floor(t*2)*5,13)))':s=22050:d=45";
    const song = made('song.mp3', `-f lavfi -i ${melody} -b:a 128k`);
    const part = made('part.m4a', `-ss 9 -i ${song} -c:a aac -b:a 64k`);
    const first = await admitted({ ...here, title: '号子', file: song });
    const second = await admitted({ ...there, title: '新号子', file: part });
    await printAll();
    const pair = (await pairsOf(second)).find((row) => row.first_id === first);
    expect(pair?.kind).toBe('audio');
  });
});

describe('nothing twice, nothing lost', () => {
  test('the very same bytes are told at once, before any print; their film is not read a second time', async () => {
    const file = made('same.mp4', '-f lavfi -i mandelbrot=s=160x120:r=2 -t 8 -c:v libx264 -preset ultrafast');
    const first = await admitted({ ...here, title: '同一件', file });
    await printAll();
    const second = await admitted({ ...there, title: '又一件', file });
    expect((await pairsOf(second)).map((pair) => [pair.first_id, pair.kind])).toEqual([[first, 'same-file']]);
    await printAll();
    expect((await pairsOf(second)).map((pair) => pair.kind)).toEqual(['same-file']);
    const kept = await sql<{
      n: number;
    }>`select count(*)::int as n from resemblance_print where entry_id = ${second} and kind = 'video'`.execute(
      world.owner,
    );
    expect(kept.rows[0]!.n).toBe(0);
  });

  test('a decided pair stays decided when the work is admitted anew; its print is made anew', async () => {
    const summary =
      '车间主任在黑板上写下一行字：今天不放过任何一个毛刺，明天就没有人替我们返工，谁也不例外。';
    const first = await admitted({ ...here, title: '毛刺', summary });
    const second = await admitted({ ...there, title: '返工', summary });
    await printAll();
    const before = (await pairsOf(second)).filter((pair) => pair.first_id === first);
    expect(before.map((pair) => pair.kind)).toEqual(['text']);
    await sql`update resemblance set state = 'decided', decision = 'permitted', reason = '已获授权', decided_at = now(),
      decided_by = (select sent_by from entry where id = ${first}) where first_id = ${first} and second_id = ${second}`.execute(
      world.owner,
    );
    await sql`insert into outbox_fact (at, name, subject_id, actor_kind) select now(), 'resemblance.decided', id, 'machine'
      from resemblance where first_id = ${first} and second_id = ${second}`.execute(world.owner);
    await sql`update entry set summary = summary || '（修改稿）', state = 'submitted' where id = ${second}`.execute(
      world.owner,
    );
    await admit(second, there.by);
    await printAll();
    const after = (await pairsOf(second)).filter((pair) => pair.first_id === first);
    expect(after.map((pair) => pair.state)).toEqual(['decided']);
  });

  test('F-07 whoever lost the lease finishes nothing; the next one takes it', async () => {
    await admitted({ ...here, title: '租约' });
    const taken = await world.doing({ kind: 'machine' }, async (doing) =>
      done((await takeJob(doing, 1000))!),
    );
    const late = must(taken);
    await world.advanceDays(1);
    const again = must(
      await world.doing({ kind: 'machine' }, async (doing) => done((await takeJob(doing, 60_000))!)),
    );
    expect(again.entryId).toBe(late.entryId);
    const finish = (job: typeof late) =>
      world.doing({ kind: 'machine' }, async (doing) => done(await finishJob(doing, job, [])));
    expect(must(await finish(late))).toBe(false);
    expect(must(await finish(again))).toBe(true);
  });

  test('AC-104 a picture that cannot be read is told as a trouble and keeps nobody waiting', async () => {
    const id = await admitted({ ...here, title: '坏图', file: world.file('picture-lake.jpg') });
    const broken = {
      ...room,
      childPath: room.childPath,
      files: { ...room.files, localPathOf: async () => world.file('song-3m.mp3') },
    };
    while ((await printDue(broken)) > 0);
    const row = await sql<{
      state: string;
      troubles: { why: string }[];
    }>`select state, troubles from resemblance_job where entry_id = ${id}`.execute(world.owner);
    expect(row.rows[0]).toMatchObject({ state: 'done', troubles: [{ why: 'unreadable' }] });
  });
});

test('a work that was returned and withdrawn is compared with nothing any more', async () => {
  const summary =
    '雨夜里他把绝缘毯披在徒弟肩上，自己站在风口数电杆，数到第三十七根时天亮了，山谷里传来鸡叫声。';
  const first = await admitted({ ...here, title: '电杆', summary });
  await printAll();
  const officer = await world.person(here.by);
  must(
    await world.doing(officer, async (doing) =>
      returnEntry(doing, await atCall(doing.tx, await getEntry(doing.tx, first)), {
        version: 1,
        reason: '请补字幕',
      } as Parameters<typeof returnEntry>[2]),
    ),
  );
  const { withdrawEntry } = await import('../entry/actions/withdraw-entry.ts');
  must(
    await world.doing(officer, async (doing) =>
      withdrawEntry(doing, await atCall(doing.tx, await getEntry(doing.tx, first))),
    ),
  );
  await world.runWorker();
  const second = await admitted({ ...there, title: '天亮', summary });
  await printAll();
  expect((await pairsOf(second)).filter((pair) => pair.first_id === first)).toEqual([]);
});

test('a unit that moved takes its open pairs to whoever stands above both now', async () => {
  const pair = await sql<{ id: string; ancestor_id: string }>`select id, ancestor_id from resemblance
    where state = 'open' limit 1`.execute(world.owner);
  const { id, ancestor_id } = pair.rows[0]!;
  await sql`update resemblance set ancestor_id = (select id from organisation where parent_id is null limit 1)
    where id = ${id}`.execute(world.owner);
  const { path: root } = await world.organisation('national');
  const moved = await world.doing({ kind: 'machine' }, async ({ tx }) =>
    done(await replaceAncestors(tx, root)),
  );
  expect(must(moved)).toBe(1);
  const after = await sql<{
    ancestor_id: string;
  }>`select ancestor_id from resemblance where id = ${id}`.execute(world.owner);
  expect(after.rows[0]!.ancestor_id).toBe(ancestor_id);
});
