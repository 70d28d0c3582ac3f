/** What counts for the works of a call: judges' points of the last scored round, the last count of votes, groups. */

import { sql } from 'kysely';
import type { EntryId } from '../../../kernel/id.ts';
import { rowsOf, type Tx } from '../../../platform/db.ts';
import type { Call } from '../../call/call.ts';
import type { EntryFile } from '../../entry/file.ts';
import { listFilesOf } from '../../entry/store/file.ts';
import { countSent } from '../../entry/store/waiting.ts';
import { entryJoin } from '../../entry/store.ts';
import { plainScores } from '../../reckoning/reckoning.ts';
import { standingsOf } from '../../reckoning/score.ts';
import type { Round } from '../../review/review.ts';
import { isCounted } from '../../review/score.ts';
import { listScores } from '../../review/store/score.ts';
import { listRounds } from '../../review/store.ts';
import { listContending, votesOf } from '../../vote/store.ts';
import { countsVotes } from '../../vote/vote.ts';
import { type Inputs, inputsOf, withStated } from '../place.ts';
import { listStated } from './figure.ts';

/** The round whose judges' points count: the last scored one; nothing until the whole chain is handed over. */
async function findScoredRound(tx: Tx, call: Call): Promise<Round | undefined> {
  const rounds = await listRounds(tx, call.id);
  return rounds.at(-1)?.state === 'handed'
    ? rounds.findLast((round) => round.stage.kind === 'score')
    : undefined;
}

/** How long a work plays: its longest file; nothing where none of them plays. */
function lengthOf(files: readonly EntryFile[]): number | undefined {
  const lengths = files.flatMap(({ file }) => file.measured.durationSeconds ?? []);
  return lengths.length > 0 ? Math.round(Math.max(...lengths) * 1000) / 1000 : undefined;
}

/** Everything a result is reckoned from; nothing while no chain is at its end with works handed to the owner (AC-172). */
export async function findReckonable(tx: Tx, call: Call, countedAt?: Date): Promise<Inputs | undefined> {
  const round = await findScoredRound(tx, call);
  const contending = await listContending(tx, call.id);
  if (!round || contending.length === 0) return undefined;
  const given = (await listScores(tx, round.id)).filter(isCounted);
  const rule = round.stage.scoreRule ?? call.formula.scores ?? plainScores;
  const ids = contending.map((work) => work.id);
  const standings = new Map(standingsOf(rule, given, ids).map((one) => [one.entryId, one]));
  const none = new Map<EntryId, number>();
  const last = countsVotes(call.formula) ? await votesOf(tx, call.id, 'last') : none;
  const all = countsVotes(call.formula) ? await votesOf(tx, call.id, 'all') : none;
  const files = await listFilesOf(tx, ids);
  const rows = await rowsOf(
    tx,
    sql<{ id: EntryId; submitted_at: Date; subtype: string | null; group_key: string | null }>`
      select e.id, e.submitted_at, e.subtype, e.group_key from unnest(${ids}::uuid[]) as handed (id)
      join ${entryJoin(sql`handed.id`)}`,
  );
  const contenders = rows.map((row) => ({
    entryId: row.id,
    judges: standings.get(row.id)?.points ?? 0,
    marks: standings.get(row.id)?.marks,
    votes: last.get(row.id) ?? 0,
    votesAll: all.get(row.id) ?? 0,
    seconds: lengthOf(files.get(row.id) ?? []),
    submittedAt: row.submitted_at,
    groups: [
      ...(row.subtype ? [`subtype:${row.subtype}`] : []),
      ...(row.group_key ? [`group:${row.group_key}`] : []),
    ],
  }));
  const worksTotal = await countSent(tx, call.lineage);
  const inputs = inputsOf({ contenders, worksTotal, scores: { rule, given }, countedAt });
  return withStated(inputs, call.formula, await listStated(tx, call.id));
}
