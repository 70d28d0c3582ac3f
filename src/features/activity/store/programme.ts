/** What everybody may read of activities: title, place, day and unit of those that are locked and not withheld. */

import { sql } from 'kysely';
import type { ActivityId, CampaignId, OrganisationId } from '../../../kernel/id.ts';
import { offsetOf, type Page, type PageAsk, pageOf } from '../../../kernel/page.ts';
import type { Named } from '../../../kernel/text.ts';
import type { TreePath } from '../../../kernel/tree.ts';
import { type Doing, rowsOf, type Tx } from '../../../platform/db.ts';
import { organisationJoin } from '../../organisation/store.ts';

/** Nothing else of an activity ever leaves the office. */
export type PublicActivity = {
  id: ActivityId;
  name: string;
  place?: string;
  heldAt: Date;
  unitId: OrganisationId;
  unitName: Named;
};
type Row = {
  id: ActivityId;
  name: string;
  place: string | null;
  held_at: Date;
  unit_id: OrganisationId;
  name_zh: string;
  name_en: string | null;
  total: number;
};

/** The very condition of the index `activity_public`; `isPublic` says the same. */
const isShown = sql<boolean>`a.withheld_at is null and (a.state = 'accepted' or (a.state = 'approved' and a.acceptor_id is null))`;

/** Under the topmost campaign, of the units at and beneath a place; the newest first. */
export async function listProgramme(
  tx: Tx,
  of: { rootCampaignId: CampaignId; within: TreePath },
  ask: PageAsk,
): Promise<Page<PublicActivity>> {
  const rows = await rowsOf(
    tx,
    sql<Row>`
      select a.id, a.name, a.place, a.held_at, a.unit_id, o.name_zh, o.name_en, count(*) over ()::int as total
      from activity a join ${organisationJoin(sql`a.unit_id`)}
      where a.root_campaign_id = ${of.rootCampaignId} and ${isShown} and o.path <@ ${of.within}::ltree
      order by a.held_at desc, a.id desc limit ${ask.size} offset ${offsetOf(ask)}`,
  );
  const items = rows.map((row) => ({
    id: row.id,
    name: row.name,
    place: row.place ?? undefined,
    heldAt: row.held_at,
    unitId: row.unit_id,
    unitName: { zh: row.name_zh, en: row.name_en ?? undefined },
  }));
  return pageOf(items, rows[0]?.total ?? 0, ask);
}

export async function setWithheld({ tx, now }: Doing, id: ActivityId, isWithheld: boolean): Promise<void> {
  await sql`
    update activity set withheld_at = ${isWithheld ? now : null}
    where id = ${id} and (withheld_at is not null) is distinct from ${isWithheld}::boolean`.execute(tx);
}
