/** The works of the demo world: most calls collect, photography is being voted on, the micro-lessons have their result. */

import { createReadStream } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { prepare } from '../src/features/award/actions/prepare.ts';
import { sign } from '../src/features/award/actions/sign.ts';
import { submit } from '../src/features/award/actions/submit.ts';
import { tellPublished } from '../src/features/award/actions/tell-published.ts';
import { freezeCalls } from '../src/features/call/actions/freeze-calls.ts';
import type { Call } from '../src/features/call/call.ts';
import { stagesOf } from '../src/features/call/stage.ts';
import { listCalls } from '../src/features/call/store.ts';
import { admitEntry } from '../src/features/entry/actions/admit-entry.ts';
import { returnEntry } from '../src/features/entry/actions/return-entry.ts';
import { sendEntry } from '../src/features/entry/actions/send-entry.ts';
import { startEntry } from '../src/features/entry/actions/start-entry.ts';
import type { EntryAtCall, EntryText } from '../src/features/entry/entry.ts';
import { setFile } from '../src/features/entry/store/change.ts';
import { findPlace } from '../src/features/entry/store/place.ts';
import { atCall, getEntry } from '../src/features/entry/store.ts';
import { type Examined, examineFile } from '../src/features/media/actions/examine-file.ts';
import { keepFile } from '../src/features/media/actions/receive-file.ts';
import { standUnopposed } from '../src/features/objection/actions/stand-unopposed.ts';
import { seatJudge } from '../src/features/panel/actions/seat-judge.ts';
import { recommendEntry } from '../src/features/recommendation/actions/recommend-entry.ts';
import { closeRound } from '../src/features/review/actions/close-round.ts';
import { giveScore } from '../src/features/review/actions/give-score.ts';
import { handOver } from '../src/features/review/actions/hand-over.ts';
import { openRound } from '../src/features/review/actions/open-round.ts';
import { passOn } from '../src/features/review/actions/pass-on.ts';
import type { Round } from '../src/features/review/review.ts';
import { listOpenTo, listRoundEntries } from '../src/features/review/store/judging.ts';
import { previewRound } from '../src/features/review/store/ranking.ts';
import { cast } from '../src/features/vote/actions/cast.ts';
import { countCall } from '../src/features/vote/actions/count-call.ts';
import { listContending } from '../src/features/vote/store.ts';
import { moveClock } from '../src/platform/clock.ts';
import type { Doing } from '../src/platform/db.ts';
import { type CallKey, entries } from './entries.ts';
import type { OrganisationKey } from './federation.ts';
import { people, type Username } from './people.ts';
import { type Sample, seedCopies } from './seed-copies.ts';
import { above, by, officerAt, qinghaiOf } from './seed-story.ts';
import { must, type World } from './world.ts';

type WorldEntry = (typeof entries)[number];
/** When each thing happened, in days before today, for a call that the demo runs ahead; the others still collect. */
type Days = {
  sent: number;
  admitted: number;
  recommended: number;
  opened: number;
  scored: number;
  closed: number;
  handed: number;
};
const ahead: Partial<Record<CallKey, Days>> = {
  photography: { sent: 26, admitted: 24, recommended: 20, opened: 13, scored: 11, closed: 9, handed: 8 },
  'micro-lesson': { sent: 38, admitted: 36, recommended: 32, opened: 27, scored: 25, closed: 23, handed: 22 },
};

/** Everything from the first entry to the first certificate. */
export async function seedWorks(doing: Doing, world: World): Promise<void> {
  const qinghai = await qinghaiOf(doing, world);
  const hosted = new Map((await listCalls(doing.tx, qinghai.id)).map((call) => [call.key as CallKey, call]));
  const examined = new Map<string, Examined>();
  const samples: Sample[] = [];
  for (const [index, one] of entries.entries()) {
    const days = ahead[one.call];
    const sent = await sendOne(
      doing,
      world,
      one,
      hosted.get(one.call)!,
      days?.sent ?? 3 + (index % 17),
      examined,
    );
    samples.push({ entryId: sent.id, title: one.title });
    if (days) await carryUp(doing, world, one, sent, hosted.get(one.call)!, days);
    else await decide(doing, world, one, sent, index, hosted.get(one.call)!);
  }
  for (const [key, days] of Object.entries(ahead))
    await judgeCall(doing, world, hosted.get(key as CallKey)!, days);
  await voteOn(doing, world, hosted);
  await seedCopies(doing, samples);
}

function textOf(one: WorldEntry): EntryText {
  return {
    title: one.title,
    summary: one.summary,
    makers: one.makers,
    statements: { original: true, portrait: true, licence: true, ai: 'none' },
    link: 'link' in one.media ? one.media.link : undefined,
  };
}

async function sendOne(
  doing: Doing,
  world: World,
  one: WorldEntry,
  call: Call,
  daysAgo: number,
  examined: Map<string, Examined>,
) {
  const sender = await by(doing, world, one.sentBy ?? officerAt(one.unit), daysAgo);
  const place = (await findPlace(doing.tx, sender.actor, call.id, world.organisations[one.unit].id))!;
  const draft = must(await startEntry(sender, place, textOf(one), one.sentBy ? 'person' : 'unit'));
  if ('file' in one.media) {
    const { file } = one.media;
    if (!examined.has(file)) examined.set(file, await examineOne(world, file));
    const kept = await keepFile(world.media)(sender, { examined: examined.get(file)!, originalName: file });
    await setFile(sender, draft.id, kept.id);
  }
  const whole = await atCall(doing.tx, await getEntry(doing.tx, draft.id));
  return must(await sendEntry(sender, whole, textOf(one), whole.revision));
}

async function examineOne(world: World, file: string): Promise<Examined> {
  const stream = Readable.toWeb(
    createReadStream(path.join(world.mediaDir, file)),
  ) as ReadableStream<Uint8Array>;
  const limits = { sizeBytesMax: 50 * 1_048_576 };
  return must(await examineFile(world.media, await world.media.files.receive(stream, limits), limits));
}

/** What a collecting call's unit made of a work so far: some wait, one came back, most are admitted, some went up. */
async function decide(
  doing: Doing,
  world: World,
  one: WorldEntry,
  sent: EntryAtCall,
  index: number,
  call: Call,
) {
  const officer = await by(doing, world, officerAt(one.unit), 2);
  if (one.unit === 'chenguang' && one.call === 'micro-video')
    return void must(await admitEntry(officer, sent, sent));
  if (index % 5 === 1) return;
  if (index % 5 === 2)
    return void must(
      await returnEntry(officer, sent, {
        version: sent.version,
        reason: '画面字幕有两处错字，请改正后重新报送。',
      }),
    );
  const admitted = must(await admitEntry(officer, sent, sent));
  if (index % 5 !== 3) await recommendAt(doing, world, admitted, one.unit, call, 1);
}

async function recommendAt(
  doing: Doing,
  world: World,
  entry: EntryAtCall,
  from: OrganisationKey,
  call: Call,
  daysAgo: number,
) {
  const officer = await by(doing, world, officerAt(from), daysAgo);
  const seen = await getEntry(doing.tx, entry.id);
  must(
    await recommendEntry(officer, { call, organisation: world.organisations[from], count: 0, entry: seen }),
  );
}

/** Admitted and recommended, step by step, until it reached the host. */
async function carryUp(
  doing: Doing,
  world: World,
  one: WorldEntry,
  sent: EntryAtCall,
  call: Call,
  days: Days,
) {
  const admitted = must(
    await admitEntry(await by(doing, world, officerAt(one.unit), days.admitted), sent, sent),
  );
  let daysAgo = days.recommended;
  for (let at: OrganisationKey = one.unit; at !== 'qinghai'; at = above(at))
    await recommendAt(doing, world, admitted, at, call, daysAgo--);
}

const judges = people.filter((p) => p.username.startsWith('judge-'));

/** All stages of a call, one day after another: each scored, closed and passed on, the last handed to the owner. */
async function judgeCall(doing: Doing, world: World, call: Call, days: Days) {
  const host = people.find((p) =>
    p.seats.some((s) => s.role === 'officer' && world.organisations[s.at].id === call.hostId),
  )!.username;
  const stages = stagesOf(call);
  let round = must(await openRound(await by(doing, world, host, days.opened), { call }));
  for (const position of stages.keys()) {
    const closedAt = days.closed + stages.length - 1 - position;
    await scoreRound(doing, world, round, position === 0 ? days.scored : closedAt + 0.5);
    const closed = must(await closeRound(await by(doing, world, host, closedAt), { round }));
    const { going, ranked } = await previewRound(doing.tx, closed, call);
    const free = ranked.map((one) => one.entryId).filter((id) => going.free.includes(id));
    const most = stages.length > 1 ? free.length : Math.max(call.hostFloor ?? 6, ranked.length - 2);
    const entries = free.slice(0, going.places ?? most);
    const isLast = position === stages.length - 1;
    const officer = await by(doing, world, host, isLast ? days.handed : closedAt);
    const found = { round: closed };
    if (isLast) must(await handOver(officer, found, { entries }));
    else round = must(await passOn(officer, found, { entries }));
  }
}

async function scoreRound(doing: Doing, world: World, round: Round, daysAgo: number) {
  const works = await listRoundEntries(doing.tx, round.id);
  const officer = await by(doing, world, 'qh-officer', daysAgo);
  for (const { username, unit } of judges) {
    const place = { personId: world.persons[username], unitId: world.organisations[unit!].id };
    const judge = await seatJudge(officer, { panelId: round.panelId!, ...place }, works);
    const scorer = await by(doing, world, username, daysAgo);
    for (const entry of await listOpenTo(doing.tx, round, judge, works)) {
      const marks = round.rubric.map((c) => ({
        key: c.key,
        points: pointsFor(`${entry.title}${username}${c.key}`, c.max),
      }));
      must(await giveScore(scorer, { round, judge, entry }, { marks, version: 0, intent: 'submit' }));
    }
  }
}

/** Between 70 and 97 percent of the maximum, in half points: the same every time for the same pair. */
function pointsFor(seed: string, max: number): number {
  let hash = 7;
  for (const sign of seed) hash = (hash * 31 + sign.codePointAt(0)!) % 9973;
  return Math.round(max * (0.7 + (hash % 28) / 100) * 2) / 2;
}

const voters = people.filter((p) => p.username.startsWith('worker-')).map((p) => p.username as Username);

/** Moves the world's clock while something is done that reads the database's own. */
async function daysAgoByClock(doing: Doing, days: number, work: () => Promise<void>) {
  await moveClock(doing.tx, -days * 86_400);
  await work();
  await moveClock(doing.tx, days * 86_400);
}

async function voteOn(doing: Doing, world: World, hosted: Map<CallKey, Call>) {
  const [lesson, photo] = [hosted.get('micro-lesson')!, hosted.get('photography')!];
  for (const days of [17, 15, 12])
    await daysAgoByClock(doing, days, () => castAll(doing, world, lesson, days));
  for (const days of [4, 3, 1]) await daysAgoByClock(doing, days, () => castAll(doing, world, photo, days));
  await countCall(doing, photo);
  await freezeCalls(doing);
  await daysAgoByClock(doing, 8, async () => {
    const officer = await by(doing, world, 'qh-officer', 8);
    const prepared = must(await prepare(officer, { call: lesson }));
    const plan = { noticeDays: 5, noticeKind: 'calendar' as const, ratioSeen: true };
    const submitted = must(await submit(officer, prepared, { ...plan, version: prepared.version }));
    must(await sign(await by(doing, world, 'qh-leader', 7), submitted, submitted));
  });
  await tellPublished(doing);
  await standUnopposed(doing);
}

async function castAll(doing: Doing, world: World, call: Call, days: number) {
  const shown = await listContending(doing.tx, call.id);
  for (const [index, username] of voters.entries()) {
    const voter = await by(doing, world, username, 0);
    for (let pick = 0; pick < 1 + ((index + days) % 5); pick++) {
      const work = shown[(index * 3 + pick * 2 + days) % shown.length]!;
      const outcome = await cast(voter, { entry: await getEntry(doing.tx, work.id) });
      must(outcome);
    }
  }
}
