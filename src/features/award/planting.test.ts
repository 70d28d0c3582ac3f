/** For tests: a call whose vote is over, with four works judged and voted for, and hands on its result. Holds no tests itself. */

import { sql } from 'kysely';
import { beforeAll } from 'vitest';
import { type Client, useWorld } from '../../../world/fixture.ts';
import { showWorks } from '../../../world/shown-works.ts';
import type { Call } from '../call/call.ts';
import type { Entry } from '../entry/entry.ts';
import { listAwardWaiting } from './store/waiting.ts';

// Means 90, 86.5, 86.5, 70.25: the two equal ones differ in votes; the last has no votes at all.
const planned = [
  {
    unit: 'yintan-solar' as const,
    title: '云上的服务站',
    sentBy: 'worker-zhuoma' as const,
    points: [92, 88],
  },
  {
    unit: 'college-mechanics' as const,
    title: '学徒互助平台',
    sentBy: 'worker-an' as const,
    points: [86.5, 86.5],
  },
  { unit: 'chenguang' as const, title: '晨光点单', points: [88, 85] },
  { unit: 'delivery-riders' as const, title: '骑手驿站', points: [70, 70.5] },
];
const votersOf: Record<number, readonly string[]> = {
  0: ['worker-ma'],
  1: ['worker-ma', 'worker-tao'],
  2: ['worker-ma', 'worker-tao', 'worker-guo', 'worker-luo'],
};

type Newest = { id: string; version: number; sha256: string };
export type ResultHand = {
  call: Call;
  works: Entry[];
  /** Addresses of the officer's desk and of the public notice. */
  desk: string;
  notice: string;
  officer: Client;
  leader: Client;
  newest: () => Promise<Newest>;
  /** The first edition. */
  resultId: () => Promise<string | undefined>;
  versionOf: () => Promise<number>;
  hashOf: () => Promise<string>;
  factsOf: (name: string) => Promise<number>;
  waiting: (username: 'qh-officer' | 'qh-leader' | 'xn-officer') => Promise<string[]>;
  /** The newest edition, submitted for five days of the calendar. */
  submit: (more?: Record<string, string>) => Promise<number>;
  /** Signed as it was submitted. */
  sign: () => Promise<number>;
};

async function voteFor(world: ReturnType<typeof useWorld>, works: readonly Entry[]) {
  for (const [index, voters] of Object.entries(votersOf)) {
    for (const voter of voters) {
      const client = await world.as(voter as 'worker-ma');
      const answer = await client.post(`/works/${works[Number(index)]!.id}/votes`);
      if (answer.status !== 303) throw new Error(`the vote of ${voter} was refused: ${answer.status}`);
    }
  }
}

/** The clock stands within the vote. */
export function useResult() {
  const world = useWorld();
  const hand = {} as ResultHand;
  const find = async <T>(columns: string, order: string): Promise<T | undefined> =>
    (
      await sql<T>`select ${sql.raw(columns)} from award_result where call_id = ${hand.call.id}
        order by edition ${sql.raw(order)} limit 1`.execute(world.owner)
    ).rows[0];
  const newest = async () => (await find<Newest>('id, version, sha256', 'desc'))!;
  const post = async (client: Client, verb: string, fields: Record<string, string>) => {
    const { id, version } = await newest();
    return (await client.post(`/office/results/${id}/${verb}`, { version, ...fields })).status;
  };
  beforeAll(async () => {
    const works = await showWorks(world, 'platform', planned);
    const call = await world.call('platform');
    Object.assign(hand, {
      ...{ call, works, newest },
      desk: `/office/calls/${call.id}/result`,
      notice: `/campaigns/${call.campaignId}/calls/${call.id}/result`,
      officer: await world.as('qh-officer'),
      leader: await world.as('qh-leader'),
      resultId: async () => (await find<{ id: string }>('id', 'asc'))?.id,
      versionOf: async () => (await newest()).version,
      hashOf: async () => (await newest()).sha256,
      factsOf: async (name) =>
        (
          await sql<{ n: number }>`select count(*)::int as n from outbox_fact where name = ${name}`.execute(
            world.owner,
          )
        ).rows[0]!.n,
      waiting: async (username) => {
        const actor = await world.person(username);
        const found = await world.read((tx, now) => listAwardWaiting(tx, actor, now));
        return found.map((one) => `${one.verb} ${one.call.key}`);
      },
      submit: (more = {}) =>
        post(hand.officer, 'submit', { ratioSeen: 'yes', noticeDays: '5', noticeKind: 'calendar', ...more }),
      sign: async () => post(hand.leader, 'sign', { sha256: (await newest()).sha256 }),
    } satisfies ResultHand);
    await world.setClock(new Date(call.voteOpensAt.getTime() + 3_600_000));
    await voteFor(world, works);
  });
  return { world, hand };
}
