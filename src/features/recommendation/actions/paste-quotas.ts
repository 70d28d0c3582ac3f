/** Trying a pasted table of quotas: laid over the stored one for this person to look at; nothing of it is saved yet. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { cellsOf } from '../../allocation/sheet.ts';
import { listChildren } from '../../organisation/store.ts';
import { dropQuotaDraft, listQuotaVersions, writeQuotaDraft } from '../store/quota.ts';
import { fieldsOf, layTable, rowsMax } from '../table.ts';
import type { GiverPlace } from './give-quotas.ts';

/** Refuses what is no table, and one that names nobody straight beneath. */
export async function pasteQuotas(
  doing: Doing,
  place: GiverPlace,
  { sheet }: { sheet: string },
): Promise<Outcome<GiverPlace>> {
  const { tx, actor, now } = doing;
  const { call, giver } = place;
  const children = await listChildren(tx, giver.id);
  const stored = (await listQuotaVersions(tx, call.id, giver.id))[0];
  const fields = fieldsOf(children, stored?.rows ?? [], 'zh');
  const laid = layTable(fields, children, cellsOf(sheet));
  if (laid.lines === 0 || laid.lines > rowsMax) return refuse('recommendation.no-table', undefined, 'sheet');
  if (laid.unmatched.length === laid.lines)
    return refuse('recommendation.nobody-known', { name: laid.unmatched[0]! }, 'sheet');
  const typed = { version: [String(stored?.version ?? 0)], ...laid.fields };
  const at = { callId: call.id, giverId: giver.id };
  await writeQuotaDraft(tx, actor, at, { at: now, typed, unmatched: laid.unmatched });
  return done(place);
}

/** Throwing the trial away. */
export async function discardQuotas(doing: Doing, place: GiverPlace): Promise<Outcome<GiverPlace>> {
  await dropQuotaDraft(doing.tx, doing.actor, { callId: place.call.id, giverId: place.giver.id });
  return done(place);
}
