/** Brings works before the public for tests: the whole way from draft to hand-over by the real actions, in a moment. */

import type { Call } from '../src/features/call/call.ts';
import { listCalls } from '../src/features/call/store.ts';
import { findNearestCampaign } from '../src/features/campaign/store.ts';
import { admitEntry } from '../src/features/entry/actions/admit-entry.ts';
import { sendEntry } from '../src/features/entry/actions/send-entry.ts';
import { startEntry } from '../src/features/entry/actions/start-entry.ts';
import type { Entry } from '../src/features/entry/entry.ts';
import { getEntry } from '../src/features/entry/store.ts';
import { findOrganisationByPath } from '../src/features/organisation/store.ts';
import { seatJudge } from '../src/features/panel/actions/seat-judge.ts';
import { recommend } from '../src/features/recommendation/actions/recommend.ts';
import { routeOf } from '../src/features/recommendation/recommendation.ts';
import { closeRound } from '../src/features/review/actions/close-round.ts';
import { giveScore } from '../src/features/review/actions/give-score.ts';
import { handOver } from '../src/features/review/actions/hand-over.ts';
import { openRound } from '../src/features/review/actions/open-round.ts';
import { listRoundEntries } from '../src/features/review/store/judging.ts';
import { plusDays } from '../src/kernel/period.ts';
import type { Doing } from '../src/platform/db.ts';
import type { CallKey } from './entries.ts';
import type { OrganisationKey } from './federation.ts';
import type { WorldHand } from './fixture.ts';
import { people, type Username } from './people.ts';
import { must } from './world.ts';

/** A work to be shown; `points` are the judges' totals, one a judge, in half points. */
export type PlannedWork = {
  unit: OrganisationKey;
  title: string;
  sentBy?: Username;
  points?: readonly number[];
};

const judges: readonly Username[] = ['judge-gu', 'judge-xie', 'judge-nima'];
const defaultPoints = [80];

/** The works as shown, in the order planned. For calls that take links, so that no film has to be measured. */
export async function showWorks(
  world: WorldHand,
  key: CallKey,
  planned: readonly PlannedWork[],
): Promise<Entry[]> {
  const call = await world.call(key);
  const entries: Entry[] = [];
  for (const work of planned) entries.push(await enterWork(world, call, work));
  await judgeWorks(world, call, entries, planned);
  return world.read((tx) => Promise.all(entries.map((entry) => getEntry(tx, entry.id))));
}

/** Does it at an instant of the call's own time, whatever the clock says. */
async function at<T>(
  world: WorldHand,
  who: Username,
  now: Date,
  work: (doing: Doing) => Promise<T>,
): Promise<T> {
  let value: T | undefined;
  must(
    await world.doing(
      await world.person(who),
      async (doing) => {
        value = await work(doing);
        return { ok: true, value };
      },
      now,
    ),
  );
  return value!;
}

async function enterWork(world: WorldHand, call: Call, work: PlannedWork): Promise<Entry> {
  const unit = await world.organisation(work.unit);
  const enteredBy = work.sentBy ? 'person' : 'unit';
  return at(world, work.sentBy ?? 'qh-officer', plusDays(call.opensAt, 1), async (doing) => {
    const written = {
      title: work.title,
      summary: work.title,
      makers: [{ name: work.title.slice(0, 4), role: undefined }],
      statements: { original: true, portrait: true, licence: true, ai: 'none' as const },
      link: 'https://example.org/work',
    };
    const campaign = (await findNearestCampaign(doing.tx, unit.path))!;
    const own = (await listCalls(doing.tx, campaign.id)).find(({ key }) => key === call.key)!;
    const draft = must(await startEntry(doing, { call: own, unit }, written, enteredBy));
    const sent = must(await sendEntry(doing, draft, written, draft.revision));
    must(await admitEntry(doing, sent, { version: sent.version }));
    const line = { unitPath: unit.path, ownerPath: call.ownerPath, hostPath: call.hostPath! };
    for (const step of routeOf(line).filter(({ leg }) => leg !== 'to-owner')) {
      const [from, to] = await Promise.all(
        [step.from, step.to].map((path) => findOrganisationByPath(doing.tx, path)),
      );
      must(
        await recommend(doing, {
          entry: await getEntry(doing.tx, sent.id),
          call,
          from: from!,
          leg: step.leg,
          to: to!,
        }),
      );
    }
    return getEntry(doing.tx, sent.id);
  });
}

async function judgeWorks(
  world: WorldHand,
  call: Call,
  entries: readonly Entry[],
  planned: readonly PlannedWork[],
) {
  const count = Math.max(...planned.map((work) => (work.points ?? defaultPoints).length));
  await at(world, 'qh-officer', call.recommendUntil, async (doing) => {
    const round = must(await openRound(doing, { call }));
    const rows = await listRoundEntries(doing.tx, round.id);
    for (const [index, username] of judges.slice(0, count).entries()) {
      const { unit } = people.find((person) => person.username === username)!;
      const place = {
        personId: (await world.person(username)).id,
        unitId: (await world.organisation(unit!)).id,
      };
      const judge = await seatJudge(doing, { panelId: round.panelId!, ...place }, rows);
      for (const [place, entry] of entries.entries()) {
        const total = (planned[place]!.points ?? defaultPoints)[index];
        const row = rows.find((one) => one.entryId === entry.id)!;
        if (total === undefined) continue;
        const typed = { marks: marksOf(call, total), version: 0, intent: 'submit' as const };
        must(await giveScore(doing, { round, judge, entry: row }, typed));
      }
    }
    const closed = must(await closeRound(doing, { round }));
    must(await handOver(doing, { round: closed }, { entries: entries.map((entry) => entry.id) }));
  });
}

/** Marks that add up to a total, filling the criteria one after another. */
function marksOf(call: Call, total: number) {
  let left = total;
  return call.rubric.map(({ key, max }) => {
    const points = Math.min(left, max);
    left -= points;
    return { key, points };
  });
}
