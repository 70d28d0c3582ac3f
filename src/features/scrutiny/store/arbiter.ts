/** The arbiter of a poll as statements know it: the same as `arbiterOf` of the policy, for whole lists. */

import { type RawBuilder, sql } from 'kysely';
import type { OrganisationId, PollId } from '../../../kernel/id.ts';
import { rowOf, type Tx } from '../../../platform/db.ts';
import { callJoin } from '../../call/store.ts';
import { campaignJoin } from '../../campaign/store.ts';
import { entryJoin } from '../../entry/store.ts';
import { organisationJoin } from '../../organisation/store.ts';
import { pollEntryJoin, pollJoin } from '../../vote/store/poll.ts';

/** Of the poll `b` of the campaign `c`: the owner, or the nearest above that has no work of its own in it. */
export const arbiterId: RawBuilder<OrganisationId | null> = sql`(
  select level.id from (select b.id as poll_id, c.organisation_id as owner_id) as asked
    join ${organisationJoin(sql`asked.owner_id`, 'owner')} join ${organisationJoin(sql`level.id`, 'level')}
  where level.path @> owner.path and not exists (
    select from (select asked.poll_id) as its join ${pollEntryJoin(sql`its.poll_id`)} join ${entryJoin(sql`x.entry_id`)}
    where e.unit_id = level.id)
  order by nlevel(level.path) desc limit 1)`;

export async function findArbiter(tx: Tx, pollId: PollId): Promise<OrganisationId | undefined> {
  const row = await rowOf(
    tx,
    sql<{ id: OrganisationId | null }>`
      select ${arbiterId} as id from (select ${pollId}::uuid as id) as asked join ${pollJoin(sql`asked.id`)}
        join ${callJoin(sql`b.call_id`)} join ${campaignJoin(sql`l.campaign_id`)}`,
  );
  return row?.id ?? undefined;
}
