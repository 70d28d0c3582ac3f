/** Sharing out: the table with its rows, and the hosts named in it, together as one version. */

import { newId } from '../../../kernel/id.ts';
import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { judgeRows, rowsTyped, type Sheet, sumsOf } from '../allocation.ts';
import { judgeSheet } from '../column.ts';
import { listShared } from '../indicator.ts';
import { dropDraft } from '../store/draft.ts';
import { listIndicators } from '../store/indicator.ts';
import { aroundOf, getAllocation, moveVersion, replaceRows } from '../store/table.ts';
import { type CallGuard, giveHosts } from './give-hosts.ts';

/** Refuses rows of others or twice, unknown columns and calls, and a table that somebody changed meanwhile. */
export async function setShares(
  doing: Doing,
  campaign: Campaign,
  sheet: Sheet & { version: number },
  guard?: CallGuard,
): Promise<Outcome<Campaign>> {
  const { tx, actor } = doing;
  const { id, organisationId } = campaign;
  const before = await getAllocation(tx, id);
  const columns = listShared(await listIndicators(tx, campaign)).map((one) => one.key);
  const around = await aroundOf(tx, campaign, before);
  const problems = [...judgeSheet(sheet, columns), ...judgeRows(sheet.rows, around)];
  if (problems.length > 0) return refuseAll(problems);
  if (!(await moveVersion(tx, id, sheet.version))) return refuse('http.stale');
  const rows = rowsTyped(sheet, around, newId);
  await replaceRows(tx, id, rows);
  const hosts = await giveHosts(doing, campaign, sheet, guard);
  if (!hosts.ok) return hosts;
  await dropDraft(tx, actor, id);
  await announce(doing, {
    ...{ name: 'allocation.set', subjectId: id, organisationId, campaignId: id, seat: 'officer' },
    before: { rows: before.rows.length, shared: sumsOf(before.rows, columns) },
    after: { rows: rows.length, shared: sumsOf(rows, columns), hosts: hosts.value },
  });
  return done(campaign);
}
