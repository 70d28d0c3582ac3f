/** For tests of the ledger: eight works in a vote, two processes, and the published files in a folder. Holds no tests itself. */

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll } from 'vitest';
import { useWorld } from '../../../world/fixture.ts';
import { showWorks } from '../../../world/shown-works.ts';
import { must } from '../../../world/world.ts';
import type { Person } from '../../kernel/actor.ts';
import type { EntryId, PollId } from '../../kernel/id.ts';
import { plusDays } from '../../kernel/period.ts';
import { done, type Outcome } from '../../kernel/verdict.ts';
import { type Database, inTransaction, openDatabase } from '../../platform/db.ts';
import { digest } from '../../platform/digest.ts';
import { openLog } from '../../platform/log.ts';
import { Published } from '../../platform/published.ts';
import { openSigner } from '../../platform/signing.ts';
import type { Call } from '../call/call.ts';
import type { Entry } from '../entry/entry.ts';
import { appendEvents } from './actions/append-events.ts';
import { cast } from './actions/cast.ts';
import { countCall } from './actions/count-call.ts';
import { publishPolls } from './actions/publish-polls.ts';
import type { Met } from './history.ts';
import { recount } from './ledger/recount.ts';
import type { Recounted } from './ledger/walk.ts';
import { findHead } from './store/ledger.ts';
import { findPoll } from './store/poll.ts';
import { countRaw, foldUpto } from './store/tally.ts';

export const machine = { kind: 'machine' as const };
type Hand = {
  call: Call;
  works: Entry[];
  pollId: PollId;
  /** A second process: its own pool, like a second web. */
  other: Database;
};
type Event = { no: number; act: string; entry_id: EntryId; period: string; slot: number; at: Date };

export const codeOf = (outcome: Outcome<unknown>) => (outcome.ok ? 'cast' : outcome.refusals[0]!.code);
export const countOf = (codes: readonly string[], code: string) => codes.filter((one) => one === code).length;
export const receiptOf = (outcome: Outcome<{ receipt: string }>) => must(outcome).receipt;

/** What a test of the ledger has at hand; each file its own. */
export function useLedger() {
  const world = useWorld();
  const hand = {} as Hand;
  const data = mkdtempSync(path.join(os.tmpdir(), 'tongxin-ledger-'));

  beforeAll(async () => {
    const titles = ['一', '二', '三', '四', '五', '六', '七', '八'];
    hand.works = await showWorks(
      world,
      'platform',
      titles.map((title) => ({ unit: 'yintan-solar' as const, title })),
    );
    hand.call = await world.call('platform');
    hand.pollId = (await world.read((tx) => findPoll(tx, hand.call.id)))!.id;
    hand.other = openDatabase(world.appUrl, 4);
  });
  afterAll(async () => {
    await hand.other?.destroy();
    rmSync(data, { recursive: true, force: true });
  });

  /** Noon of the nth day of the vote. */
  const dayOfVote = (day: number, hours = 12) =>
    world.setClock(new Date(plusDays(hand.call.voteOpensAt, day).getTime() + hours * 3_600_000));
  const vote = (voter: Person, entry: Pick<Entry, 'id'>, db = world.db, key?: string) =>
    inTransaction(db, voter, (doing) => cast(doing, { entry: entry as Entry }, key));
  const count = (anew = false) =>
    world.doing(machine, async (doing) => done(await countCall(doing, hand.call, anew)));
  const append = (...contents: Parameters<typeof appendEvents>[2]) =>
    world.doing(machine, async (doing) => done(await appendEvents(doing, hand.pollId, contents)));

  const ledger = async (): Promise<Event[]> =>
    (
      await sql<Event>`
      select no::int as no, act, entry_id, period, slot, at from vote_event where poll_id = ${hand.pollId} order by no`.execute(
        world.owner,
      )
    ).rows;
  /** Folded from the ledger itself, whatever was counted. */
  const exact = () =>
    world.read(async (tx) => {
      const no = (await findHead(tx, hand.pollId))?.no ?? 0;
      return foldUpto(tx, hand.pollId, await countRaw(tx, hand.pollId, 0, no), no);
    });
  const room = () => ({
    db: world.db,
    log: openLog('test', 'silent'),
    signer: openSigner((JSON.parse(process.env.TONGXIN_TEST!) as { dir: string }).dir),
    published: new Published(data),
  });
  const met = new Map<PollId, Met>();
  /** A round through all folders, of one worker. */
  const publish = () => publishPolls(room(), met);
  /** Two rounds, so far apart that what was met in both is believed. */
  const publishTwice = async () => {
    await publish();
    await world.setClock(new Date((await world.now()).getTime() + 121_000));
    await publish();
  };
  const reader = {
    read: async (name: string) => {
      try {
        return new Uint8Array(readFileSync(path.join(data, 'published/votes', hand.pollId, name)));
      } catch {
        return undefined;
      }
    },
    names: async () => [...(await new Published(data).list(`votes/${hand.pollId}`)).keys()],
  };

  const recountAll = async () => (await recount({ reader, digest })) as Recounted;

  return {
    world,
    hand,
    vote,
    dayOfVote,
    count,
    append,
    ledger,
    exact,
    room,
    publish,
    publishTwice,
    reader,
    recountAll,
    data,
  };
}
