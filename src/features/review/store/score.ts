/** Every query on scores: what judges gave, drafts and abstentions too. */

import { sql } from 'kysely';
import type { EntryId, PersonId, RoundId } from '../../../kernel/id.ts';
import { rowOf, rowsOf, type Tx } from '../../../platform/db.ts';
import { countsIn } from '../../panel/store.ts';
import { type Marks, type Remark, type Score, wholeKey } from '../score.ts';

type ScoreRow = {
  entry_id: EntryId;
  judge_id: PersonId;
  marks: Marks;
  total: string | null;
  remark: string | null;
  remarks: Record<string, Remark>;
  submitted_at: Date | null;
  abstained_at: Date | null;
  abstained_reason: string | null;
  is_stray: boolean;
  version: number;
};

/** A remark from before remarks had audiences was for the host. */
const scoreOf = (r: ScoreRow): Score => {
  const before: Score['remarks'] =
    r.remark === null ? {} : { [wholeKey]: { text: r.remark, audience: 'host' } };
  const remarks = { ...before, ...r.remarks };
  return {
    entryId: r.entry_id,
    judgeId: r.judge_id,
    marks: r.marks,
    total: Number(r.total ?? 0),
    remark: remarks[wholeKey]?.text,
    remarks,
    submittedAt: r.submitted_at ?? undefined,
    abstainedAt: r.abstained_at ?? undefined,
    abstainedReason: r.abstained_reason ?? undefined,
    isStray: r.is_stray,
    version: r.version,
  };
};

const counted = countsIn({
  ...{ panelId: sql`d.panel_id`, personId: sql`s.judge_id`, entryId: sql`s.entry_id` },
  until: sql`case when d.state <> 'open' then d.closed_at end`,
});

/** All scores of a round, or one judge's, or one work's; drafts and strays too. What is shown of them is the door's care. */
export async function listScores(
  tx: Tx,
  roundId: RoundId,
  only: { judgeId?: PersonId; entryId?: EntryId } = {},
): Promise<Score[]> {
  const rows = await rowsOf(
    tx,
    sql<ScoreRow>`
    select s.entry_id, s.judge_id, s.marks, s.total, s.remark, s.remarks, s.submitted_at, s.abstained_at,
      s.abstained_reason, s.version, not ${counted} as is_stray
    from review_score s join review_round d on d.id = s.round_id
    where s.round_id = ${roundId} and (${only.judgeId ?? null}::uuid is null or s.judge_id = ${only.judgeId ?? null})
      and (${only.entryId ?? null}::uuid is null or s.entry_id = ${only.entryId ?? null})
    order by s.entry_id, s.submitted_at, s.judge_id limit 100000`,
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

type Place = { roundId: RoundId; entryId: EntryId; judgeId: PersonId };

export type TypedScore = Place & {
  marks: Marks;
  total: number;
  remarks: Record<string, Remark>;
  submittedAt?: Date;
};

/**
 * Keeps a score typed over a version of its draft (0: over nothing). False when it was submitted or saved meanwhile: of
 * two at once one wins. A remark stands in one place only, so that whoever it was for before has no copy of it (AC-175).
 */
export async function keepScore(
  tx: Tx,
  s: TypedScore,
  version: number,
  now: Date,
  mayChange = false,
): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ version: number }>`
    insert into review_score as s (round_id, entry_id, judge_id, marks, total, remarks, submitted_at, updated_at)
    values (${s.roundId}, ${s.entryId}, ${s.judgeId}, ${JSON.stringify(s.marks)}::jsonb, ${s.total},
      ${JSON.stringify(s.remarks)}::jsonb, ${s.submittedAt ?? null}, ${now})
    on conflict (round_id, entry_id, judge_id) do update
      set marks = excluded.marks, total = excluded.total, remark = null, remarks = excluded.remarks,
        submitted_at = excluded.submitted_at, version = s.version + 1, updated_at = excluded.updated_at,
        abstained_at = case when excluded.submitted_at is null then s.abstained_at end,
        abstained_reason = case when excluded.submitted_at is null then s.abstained_reason end
      where s.version = ${version} and (s.submitted_at is null or ${mayChange})
    returning s.version`,
  );
  return row !== undefined;
}

/** Keeps that a judge will not score a work; what they had typed stays with them. False when a score is in, or typed meanwhile. */
export async function keepAbstention(
  tx: Tx,
  place: Place,
  reason: string,
  version: number,
  now: Date,
): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ version: number }>`
    insert into review_score as s (round_id, entry_id, judge_id, marks, abstained_at, abstained_reason, updated_at)
    values (${place.roundId}, ${place.entryId}, ${place.judgeId}, '{}', ${now}, ${reason}, ${now})
    on conflict (round_id, entry_id, judge_id) do update
      set abstained_at = excluded.abstained_at, abstained_reason = excluded.abstained_reason, version = s.version + 1,
        updated_at = excluded.updated_at
      where s.version = ${version} and s.submitted_at is null
    returning s.version`,
  );
  return row !== undefined;
}
