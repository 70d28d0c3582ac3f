/** Spending an extension: whatever is sent by one takes a use of it, in the transaction that sends it. */

import type { OrganisationId } from '../../../kernel/id.ts';
import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Standing } from '../../../kernel/window.ts';
import type { Doing } from '../../../platform/db.ts';
import { takeUse } from '../store/change.ts';

/**
 * Called by actions of features above with the standing they decided on; nothing happens unless it is `extended`. The
 * fact is the sending feature's own. Refuses when somebody else took the last use meanwhile.
 */
export async function spendExtension(
  doing: Doing,
  standing: Standing,
  use: { subjectId: string; unitId: OrganisationId },
): Promise<Outcome<undefined>> {
  if (standing.state !== 'extended') return done(undefined);
  const taken = await takeUse(doing, standing.extensionId, use);
  return taken ? done(undefined) : refuse('calendar.extension-used-up');
}
