/** For tests: a call of its own with many works at its host, scored and voted for by the hundred. Holds no tests itself. */

import { sql } from 'kysely';
import type { WorldHand } from '../../../world/fixture.ts';
import { people, type Username } from '../../../world/people.ts';
import { plantVotes } from '../../../world/voting.ts';
import { type CallId, type EntryId, newId } from '../../kernel/id.ts';
import { plusDays } from '../../kernel/period.ts';
import { done } from '../../kernel/verdict.ts';
import type { Call } from '../call/call.ts';
import type { Pipeline } from '../call/pipeline.ts';
import { atCall } from '../call/pipeline.ts';
import { getCall } from '../call/store.ts';
import type { Entry } from '../entry/entry.ts';
import { seatJudge } from '../panel/actions/seat-judge.ts';
import { must } from '../recommendation/planting.test.ts';
import { countCall } from '../vote/actions/count-call.ts';
import { findPoll } from '../vote/store/poll.ts';
import type { Round } from './review.ts';
import { listRoundEntries } from './store/judging.ts';

type Dates = { recommendUntil: Date; reviewUntil: Date; voteOpensAt: Date; voteClosesAt: Date };

/** A copy of a call with a pipeline's stages and formula, and with its own dates. */
export async function openPipeline(
  world: WorldHand,
  like: Call,
  pipeline: Pipeline,
  dates: Dates,
  change: (made: ReturnType<typeof atCall>) => ReturnType<typeof atCall> = (made) => made,
): Promise<Call> {
  const id = newId<CallId>();
  const made = change(atCall(pipeline, { ...like, ...dates }));
  const row = {
    ...{
      id,
      lineage: id.replaceAll('-', ''),
      parent_id: null,
      parent_version: null,
      key: pipeline.key,
      unit_cap: null,
      stages: made.stages,
    },
    ...{ formula: made.formula, opens_at: plusDays(dates.recommendUntil, -60), host_floor: null },
    ...{ closes_at: plusDays(dates.recommendUntil, -1), recommend_until: dates.recommendUntil },
    ...{
      review_until: dates.reviewUntil,
      vote_opens_at: dates.voteOpensAt,
      vote_closes_at: dates.voteClosesAt,
    },
  };
  await sql`
    insert into call select (jsonb_populate_record(l, ${JSON.stringify(row)}::jsonb)).* from call l where l.id = ${like.id}`.execute(
    world.owner,
  );
  await sql`
    insert into call_version (call_id, version, at, by_id, reason, rules)
    select ${id}, version, at, by_id, reason, rules from call_version where call_id = ${like.id}`.execute(
    world.owner,
  );
  return world.read((tx) => getCall(tx, id));
}

/** So many works at the host of a call, each a copy of one that went the whole way; the first was sent in first. */
export async function plantMany(
  world: WorldHand,
  like: Entry,
  call: Call,
  count: number,
  kinds: readonly string[] = [],
): Promise<EntryId[]> {
  const ids = Array.from({ length: count }, () => newId<EntryId>());
  const prefix = `${call.key}-works`;
  const works = sql`unnest(${ids}::uuid[]) with ordinality as w (id, place)`;
  const own = sql`'id', w.id, 'entry_id', w.id, 'call_id', ${call.id}::uuid, 'campaign_id', ${call.campaignId}::uuid`;
  const title = sql`'Work ' || lpad(w.place::text, 4, '0')`;
  const kind = sql`(${kinds.length === 0 ? null : kinds}::text[])[1 + (w.place - 1) % greatest(1, ${kinds.length})]`;
  await sql`insert into entry_counter (prefix, last) values (${prefix}, ${count})`.execute(world.owner);
  await sql`
    insert into entry select (jsonb_populate_record(e, jsonb_build_object(${own}, 'title', ${title}, 'subtype', ${kind},
      'number', ${prefix}::text || '-' || lpad(w.place::text, 6, '0'),
      'submitted_at', e.submitted_at + w.place * interval '1 second'))).*
    from entry e, ${works} where e.id = ${like.id}`.execute(world.owner);
  await sql`
    insert into entry_step (entry_id, verb, at, by_id, organisation_id, reason, version)
    select w.id, s.verb, s.at, s.by_id, s.organisation_id, s.reason, s.version from entry_step s, ${works}
    where s.entry_id = ${like.id}`.execute(world.owner);
  await sql`
    insert into entry_sending select (jsonb_populate_record(s, jsonb_build_object('entry_id', w.id,
      'content', s.content || jsonb_build_object('title', ${title})))).*
    from entry_sending s, ${works} where s.entry_id = ${like.id}`.execute(world.owner);
  await sql`
    insert into entry_reach select (jsonb_populate_record(r, jsonb_build_object('entry_id', w.id))).*
    from entry_reach r, ${works} where r.entry_id = ${like.id}`.execute(world.owner);
  await sql`
    insert into recommendation select (jsonb_populate_record(r, jsonb_build_object(${own}, 'id', gen_random_uuid(),
      'place', w.place, 'taken_at', null, 'received_at', null))).*
    from recommendation r, ${works} where r.entry_id = ${like.id} and r.state = 'standing'`.execute(
    world.owner,
  );
  return ids;
}

/** People who belong to the other end of the tree from the works. */
const strangers = people.filter((p) => p.seats.length === 0).map((p) => p.username as Username);

/** Seats so many judges, and has each of them score every work: `points` by the work, a little apart by the judge. */
export async function scoreAll(
  world: WorldHand,
  round: Round,
  judges: number,
  points: (entryId: EntryId, judge: number) => number,
  at: Date,
): Promise<void> {
  const runner = await world.person('qh-officer');
  const works = await world.read((tx) => listRoundEntries(tx, round.id));
  const unitId = (await world.organisation('railway-station')).id;
  for (const [index, username] of strangers.slice(0, judges).entries()) {
    const personId = (await world.person(username)).id;
    const place = { panelId: round.panelId!, personId, unitId };
    must(await world.doing(runner, async (doing) => done(await seatJudge(doing, place, works)), at));
    const rows = works.map((work) => {
      const marks = marksOf(round, points(work.entryId, index));
      const total = Object.values(marks).reduce((sum, one) => sum + one, 0);
      return { round_id: round.id, entry_id: work.entryId, judge_id: personId, marks, total };
    });
    await sql`
      insert into review_score (round_id, entry_id, judge_id, marks, total, submitted_at, updated_at)
      select s.round_id, s.entry_id, s.judge_id, s.marks, s.total, ${at}, ${at}
      from jsonb_populate_recordset(null::review_score, ${JSON.stringify(rows)}::jsonb) s`.execute(
      world.owner,
    );
  }
}

function marksOf(round: Round, total: number): Record<string, number> {
  let left = Math.round(total * 2) / 2;
  return Object.fromEntries(
    round.rubric.map(({ key, max }) => {
      const given = Math.min(left, max);
      left -= given;
      return [key, given];
    }),
  );
}

/** Puts so many votes for each work into the ledger of a poll, within the ballot, and counts them after its end. */
export async function voteAll(
  world: WorldHand,
  call: Call,
  stage: string | undefined,
  votes: ReadonlyMap<EntryId, number>,
): Promise<void> {
  const poll = (await world.read((tx) => findPoll(tx, call.id, stage)))!;
  await plantVotes(world, poll.id, new Date(poll.opensAt.getTime() + 3_600_000), votes);
  await world.setClock(new Date(poll.closesAt.getTime() + 60_000));
  must(await world.doing({ kind: 'machine' }, async (doing) => done(await countCall(doing, call))));
}
