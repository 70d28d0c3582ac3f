/** Results as everybody sees them, over many calls at once: for homes, archives, feeds and the pages of organisations. */

import { sql } from 'kysely';
import type { CallId, CampaignId, EntryId, OrganisationId, ResultId } from '../../../kernel/id.ts';
import type { Named } from '../../../kernel/text.ts';
import type { TreePath } from '../../../kernel/tree.ts';
import { rowsOf, type Tx } from '../../../platform/db.ts';
import { callJoin } from '../../call/store.ts';
import { entryJoin } from '../../entry/store.ts';
import { organisationJoin } from '../../organisation/store.ts';
import type { Formula } from '../../reckoning/reckoning.ts';
import { publicResults } from '../store.ts';

export type PublicResult = {
  id: ResultId;
  callId: CallId;
  campaignId: CampaignId;
  callName: Named;
  publishedAt: Date;
  edition: number;
  /** Whether it stands; before that it is in public notice. */
  isStanding: boolean;
};
type ResultRow = Omit<PublicResult, 'callName'> & { name_zh: string; name_en: string | null };

const named = (zh: string, en: string | null): Named => ({ zh, en: en ?? undefined });

/** Of each call the edition that is shown at an instant, in the order of the calls. */
const shown = (
  now: Date,
) => sql`(select distinct on (a.call_id) a.id, a.call_id, a.campaign_id, a.formula, a.state, a.edition, a.publishes_at
  from award_result a where ${publicResults(now)} order by a.call_id, a.edition desc)`;

export async function listPublicResults(
  tx: Tx,
  campaignIds: readonly CampaignId[],
  now: Date,
): Promise<PublicResult[]> {
  if (campaignIds.length === 0) return [];
  const rows = await rowsOf(
    tx,
    sql<ResultRow>`
      select s.id, s.call_id as "callId", s.campaign_id as "campaignId", s.publishes_at as "publishedAt", s.edition,
        s.state = 'standing' as "isStanding", l.name_zh, l.name_en
      from ${shown(now)} s join ${callJoin(sql`s.call_id`)}
      where s.campaign_id = any(${[...campaignIds]}::uuid[]) order by s.campaign_id, l.position limit 1000`,
  );
  return rows.map(({ name_zh, name_en, ...row }) => ({ ...row, callName: named(name_zh, name_en) }));
}

export type Won = {
  entryId: EntryId;
  title: string;
  award: string;
  formula: Formula;
  resultId: ResultId;
  callName: Named;
  unitId: OrganisationId;
  unitName: Named;
};
type WonRow = Omit<Won, 'callName' | 'unitName'> & {
  call_zh: string;
  call_en: string | null;
  unit_zh: string;
  unit_en: string | null;
};

/** What works of a place have won in these calls, the best first; works that are no longer shown are left out. */
export async function listWonWithin(
  tx: Tx,
  callIds: readonly CallId[],
  place: TreePath,
  now: Date,
): Promise<Won[]> {
  if (callIds.length === 0) return [];
  const rows = await rowsOf(
    tx,
    sql<WonRow>`
      select p.entry_id as "entryId", e.title, p.award, s.formula, s.id as "resultId", e.unit_id as "unitId",
        l.name_zh as call_zh, l.name_en as call_en, o.name_zh as unit_zh, o.name_en as unit_en
      from ${shown(now)} s join award_place p on p.result_id = s.id and p.award is not null
      join ${entryJoin(sql`p.entry_id`)} join ${organisationJoin(sql`e.unit_id`)} join ${callJoin(sql`s.call_id`)}
      where s.call_id = any(${[...callIds]}::uuid[]) and e.shown_at is not null and o.path <@ ${place}::ltree
      order by l.position, p.rank limit 100`,
  );
  return rows.map(({ call_zh, call_en, unit_zh, unit_en, ...row }) => ({
    ...row,
    callName: named(call_zh, call_en),
    unitName: named(unit_zh, unit_en),
  }));
}
