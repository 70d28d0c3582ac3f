/** Where quarantines, appeals and polls are found, by those who may know of them at all. */

import type { EntryId, PersonId, PollId } from '../../../kernel/id.ts';
import type { Tx } from '../../../platform/db.ts';
import type { Ask } from '../../../platform/route.ts';
import { getCall } from '../../call/store.ts';
import { findPollById } from '../../vote/store/poll.ts';
import { type Appeal, isOpenAppeal } from '../appeal.ts';
import { maySee } from '../policy.ts';
import type { Quarantine } from '../quarantine.ts';
import { findAppeal, listAppeals } from './appeal.ts';
import type { Scene } from './preview.ts';
import { findQuarantine, listDeciders } from './quarantine.ts';
import { listWorks } from './work.ts';

export type HeldScene = Scene & { quarantine: Quarantine; hasAppeal: boolean };
export type AppealScene = Scene & { appeal: Appeal; deciders: readonly PersonId[] };

type Asked = Pick<Ask, 'tx' | 'actor'>;

/** A poll for those who scrutinise it; for everybody else there is none (AC-148). */
export async function findScene({ tx, actor }: Asked, pollId: string): Promise<Scene | undefined> {
  const poll = await findPollById(tx, pollId);
  if (!poll) return undefined;
  const [call, works] = [await getCall(tx, poll.callId), await listWorks(tx, poll.id)];
  return maySee(actor, { call, works }).allowed ? { poll, call, works } : undefined;
}

export async function findHeld(asked: Asked, id: string): Promise<HeldScene | undefined> {
  const quarantine = await findQuarantine(asked.tx, id);
  const scene = quarantine && (await findScene(asked, quarantine.pollId));
  if (!scene || !quarantine) return undefined;
  return { ...scene, quarantine, hasAppeal: await hasOpenAppeal(asked.tx, quarantine) };
}

/** Whether an appeal of the work is open. */
export async function hasOpenAppeal(
  tx: Tx,
  { pollId, entryId }: { pollId: PollId; entryId: EntryId },
): Promise<boolean> {
  return (await listAppeals(tx, pollId, entryId)).some((one) => isOpenAppeal(one.state));
}

export async function findAppealScene(asked: Asked, id: string): Promise<AppealScene | undefined> {
  const appeal = await findAppeal(asked.tx, id);
  const scene = appeal && (await findScene(asked, appeal.pollId));
  if (!scene || !appeal) return undefined;
  return { ...scene, appeal, deciders: await listDeciders(asked.tx, appeal.pollId, appeal.entryId) };
}
