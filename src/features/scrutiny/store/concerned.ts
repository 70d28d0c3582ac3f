/** A work after the close, for its unit and whoever sent it in: counts and reasons of what was set aside, never voters. */

import type { Ask } from '../../../platform/route.ts';
import type { Call } from '../../call/call.ts';
import { getCall } from '../../call/store.ts';
import { findPollById } from '../../vote/store/poll.ts';
import { endOf, type Poll } from '../../vote/vote.ts';
import { type Appeal, isOpenAppeal } from '../appeal.ts';
import { isConcerned } from '../policy.ts';
import { isInForce, type Quarantine } from '../quarantine.ts';
import { listAppeals } from './appeal.ts';
import { listQuarantines } from './quarantine.ts';
import { listWorks, type PollWork } from './work.ts';

export type ConcernedScene = {
  poll: Poll;
  call: Call;
  entry: PollWork;
  /** What was ever in force against the work. */
  quarantines: readonly Quarantine[];
  appeals: readonly Appeal[];
  isOpen: boolean;
  hasHeld: boolean;
  hasAppeal: boolean;
};

/** While the poll runs nobody finds anything here, whether there is anything or not (AC-148). */
export async function findConcerned(
  { tx, actor, now }: Pick<Ask, 'tx' | 'actor' | 'now'>,
  pollId: string,
  entryId: string,
): Promise<ConcernedScene | undefined> {
  const poll = await findPollById(tx, pollId);
  const entry = poll && (await listWorks(tx, poll.id)).find((work) => work.id === entryId);
  if (!poll || !entry || now < endOf(poll) || !isConcerned(actor, { entry })) return undefined;
  const quarantines = (await listQuarantines(tx, poll.id, entry.id)).filter(
    (one) => isInForce(one.state) || one.state === 'released',
  );
  const appeals = await listAppeals(tx, poll.id, entry.id);
  return {
    ...{ poll, entry, quarantines, appeals, isOpen: false },
    call: await getCall(tx, poll.callId),
    hasHeld: quarantines.some((one) => isInForce(one.state) && one.state !== 'void'),
    hasAppeal: appeals.some((one) => isOpenAppeal(one.state)),
  };
}
