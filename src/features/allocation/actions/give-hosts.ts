/** Handing calls to their hosts as the table of shares names them: only what the table changes. */

import type { CallId, OrganisationId } from '../../../kernel/id.ts';
import { done, type Outcome, type Refusal, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing, Tx } from '../../../platform/db.ts';
import { assignHost, listCalls } from '../../call/store.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { listOrganisations } from '../../organisation/store.ts';
import type { Sheet } from '../allocation.ts';
import { hostsTyped, judgeHosts } from '../host.ts';

/** Whether works of a call have been recommended to its host; told by the feature above that knows. */
export type CallGuard = (tx: Tx, callId: CallId) => Promise<boolean>;

/** The calls whose host changed, by key; refuses an unknown call, two hosts for one, and a call whose works are on their way. */
export async function giveHosts(
  { tx }: Doing,
  campaign: Campaign,
  { rows, hasHosts }: Sheet,
  guard: CallGuard = async () => false,
): Promise<Outcome<Record<string, OrganisationId | null>>> {
  if (!hasHosts) return done({});
  const calls = await listCalls(tx, campaign.id);
  const wrong = judgeHosts(rows, calls);
  if (wrong.length > 0) return refuseAll(wrong);
  const changes = hostsTyped(rows, calls);
  const names = await listOrganisations(
    tx,
    changes.flatMap(({ hostId }) => hostId ?? []),
  );
  const problems: Refusal[] = [];
  for (const { call, hostId, row } of changes) {
    const host = names.find((one) => one.id === hostId);
    const isFixed = call.frozenAt !== undefined || (await guard(tx, call.id));
    if (isFixed || !(await assignHost(tx, call.id, host)))
      problems.push({ code: 'allocation.host-fixed', about: { call: call.name }, field: `rows.${row}.host` });
  }
  if (problems.length > 0) return refuseAll(problems);
  return done(Object.fromEntries(changes.map(({ call, hostId }) => [call.key, hostId ?? null])));
}
