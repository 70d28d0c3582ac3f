/** Every query on what is judged: the works of a round, its judges, their scores. */

import { sql } from 'kysely';
import type { EntryId, OrganisationId, PersonId, RoundId } from '../../../kernel/id.ts';
import type { Named } from '../../../kernel/text.ts';
import { rowOf, rowsOf, type Tx } from '../../../platform/db.ts';
import { listNames } from '../../account/store.ts';
import type { Maker } from '../../entry/entry.ts';
import { entryJoin } from '../../entry/store.ts';
import { organisationJoin } from '../../organisation/store.ts';
import type { Taken } from '../../recommendation/store/change.ts';
import type { Judge, Marks, RoundEntry, Score } from '../review.ts';

const named = (zh: string, en: string | null): Named => ({ zh, en: en ?? undefined });

/** Puts works at the end of a round, in the order given. */
export async function insertRoundEntries(tx: Tx, roundId: RoundId, taken: readonly Taken[]): Promise<void> {
  await sql`
    insert into review_entry (round_id, entry_id, entry_version, position)
    select ${roundId}, t.entry_id, t.entry_version, t.place + (select count(*) from review_entry where round_id = ${roundId})
    from unnest(${taken.map((r) => r.entryId)}::uuid[], ${taken.map((r) => r.entryVersion)}::int[])
      with ordinality as t (entry_id, entry_version, place)`.execute(tx);
}

type EntryRow = {
  entry_id: EntryId;
  entry_version: number;
  position: number;
  number: string | null;
  title: string;
  makers: Maker[];
  unit_path: string;
  unit_zh: string;
  unit_en: string | null;
  sent_by: PersonId;
  submitted_at: Date | null;
};

export async function listRoundEntries(tx: Tx, roundId: RoundId): Promise<RoundEntry[]> {
  const rows = await rowsOf(
    tx,
    sql<EntryRow>`
    select x.entry_id, x.entry_version, x.position, e.number, e.title, e.makers, u.path::text as unit_path,
      u.name_zh as unit_zh, u.name_en as unit_en, e.sent_by, e.submitted_at
    from review_entry x join ${entryJoin(sql`x.entry_id`)} join ${organisationJoin(sql`e.unit_id`, 'u')}
    where x.round_id = ${roundId} order by x.position limit 2000`,
  );
  return rows.map((r) => ({
    entryId: r.entry_id,
    entryVersion: r.entry_version,
    position: r.position,
    number: r.number ?? undefined,
    title: r.title,
    makers: r.makers,
    unitPath: r.unit_path,
    unitName: named(r.unit_zh, r.unit_en),
    sentBy: r.sent_by,
    submittedAt: r.submitted_at ?? undefined,
  }));
}

type JudgeRow = {
  round_id: RoundId;
  person_id: PersonId;
  unit_id: OrganisationId;
  unit_path: string;
  unit_zh: string;
  unit_en: string | null;
  invited_at: Date;
};

/** The judges of a round, or the one that a person is. */
export async function listJudges(tx: Tx, roundId: RoundId, only?: PersonId): Promise<Judge[]> {
  const rows = await rowsOf(
    tx,
    sql<JudgeRow>`
    select j.round_id, j.person_id, j.unit_id, o.path::text as unit_path, o.name_zh as unit_zh, o.name_en as unit_en, j.invited_at
    from review_judge j join ${organisationJoin(sql`j.unit_id`)}
    where j.round_id = ${roundId} and (${only ?? null}::uuid is null or j.person_id = ${only ?? null})
    order by j.invited_at, j.person_id limit 200`,
  );
  const names = await listNames(
    tx,
    rows.map((r) => r.person_id),
  );
  return rows.map((r) => ({
    roundId: r.round_id,
    personId: r.person_id,
    name: names.get(r.person_id) ?? '',
    unitId: r.unit_id,
    unitPath: r.unit_path,
    unitName: named(r.unit_zh, r.unit_en),
    invitedAt: r.invited_at,
  }));
}

export async function findJudge(
  tx: Tx,
  roundId: RoundId,
  personId: PersonId | undefined,
): Promise<Judge | undefined> {
  return personId && (await listJudges(tx, roundId, personId))[0];
}

/** False when the person judges there already. */
export async function insertJudge(
  tx: Tx,
  judge: Pick<Judge, 'roundId' | 'personId' | 'unitId'>,
  now: Date,
): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ person_id: string }>`
    insert into review_judge (round_id, person_id, unit_id, invited_at)
    values (${judge.roundId}, ${judge.personId}, ${judge.unitId}, ${now}) on conflict do nothing returning person_id`,
  );
  return row !== undefined;
}

type ScoreRow = {
  entry_id: EntryId;
  judge_id: PersonId;
  marks: Marks;
  total: string;
  remark: string | null;
  submitted_at: Date | null;
  version: number;
};

const scoreOf = (r: ScoreRow): Score => ({
  entryId: r.entry_id,
  judgeId: r.judge_id,
  marks: r.marks,
  total: Number(r.total),
  remark: r.remark ?? undefined,
  submittedAt: r.submitted_at ?? undefined,
  version: r.version,
});

/** All scores of a round, or one judge's, or one work's; drafts too. What is shown of them is the door's care. */
export async function listScores(
  tx: Tx,
  roundId: RoundId,
  only: { judgeId?: PersonId; entryId?: EntryId } = {},
): Promise<Score[]> {
  const rows = await rowsOf(
    tx,
    sql<ScoreRow>`
    select s.entry_id, s.judge_id, s.marks, s.total, s.remark, s.submitted_at, s.version from review_score s
    where s.round_id = ${roundId} and (${only.judgeId ?? null}::uuid is null or s.judge_id = ${only.judgeId ?? null})
      and (${only.entryId ?? null}::uuid is null or s.entry_id = ${only.entryId ?? null})
    order by s.entry_id, s.submitted_at, s.judge_id limit 20000`,
  );
  return rows.map(scoreOf);
}

export async function findScore(
  tx: Tx,
  roundId: RoundId,
  entryId: EntryId,
  judgeId: PersonId,
): Promise<Score | undefined> {
  return (await listScores(tx, roundId, { entryId, judgeId }))[0];
}

export type TypedScore = {
  roundId: RoundId;
  entryId: EntryId;
  judgeId: PersonId;
  marks: Marks;
  total: number;
  remark?: string;
  submittedAt?: Date;
};

/**
 * Keeps a score typed over a version of its draft (0: over nothing). False when it was submitted or saved meanwhile:
 * of two at once one wins.
 */
export async function keepScore(tx: Tx, s: TypedScore, version: number, now: Date): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ version: number }>`
    insert into review_score as s (round_id, entry_id, judge_id, marks, total, remark, submitted_at, updated_at)
    values (${s.roundId}, ${s.entryId}, ${s.judgeId}, ${JSON.stringify(s.marks)}::jsonb, ${s.total}, ${s.remark ?? null},
      ${s.submittedAt ?? null}, ${now})
    on conflict (round_id, entry_id, judge_id) do update
      set marks = excluded.marks, total = excluded.total, remark = excluded.remark, submitted_at = excluded.submitted_at,
        version = s.version + 1, updated_at = excluded.updated_at
      where s.version = ${version} and s.submitted_at is null
    returning s.version`,
  );
  return row !== undefined;
}
