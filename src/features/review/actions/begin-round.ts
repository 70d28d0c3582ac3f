/** Beginning a round: the stage is copied, its panel made, the works put in. A part of opening and of passing on. */

import type { EntryId, RoundId } from '../../../kernel/id.ts';
import type { Doing } from '../../../platform/db.ts';
import type { Call } from '../../call/call.ts';
import { stagesOf } from '../../call/stage.ts';
import { getCall } from '../../call/store.ts';
import { reachTo } from '../../entry/actions/reach-to.ts';
import { createPanel } from '../../panel/actions/create-panel.ts';
import type { Taken } from '../../recommendation/store/change.ts';
import { openPoll } from '../../vote/actions/open-poll.ts';
import type { Round } from '../review.ts';
import { isCheck, runsBesideVote } from '../stage.ts';
import { insertRoundEntries } from '../store/judging.ts';
import { getRound, insertRound } from '../store.ts';

/** Nothing when the stage was begun already. */
export async function beginRound(
  doing: Doing,
  call: Call,
  position: number,
  works: readonly Taken[],
): Promise<RoundId | undefined> {
  const { tx, actor, now } = doing;
  const stage = stagesOf(call)[position]!;
  const organisationId = stage.runner === 'owner' ? call.ownerId : call.hostId!;
  const en = [call.name.en ?? call.name.zh, stage.name.en ?? stage.name.zh].join(' · ');
  const name = { zh: `${call.name.zh} · ${stage.name.zh}`, en };
  const panel =
    stage.kind === 'score'
      ? await createPanel(doing, { campaignId: call.campaignId, organisationId, name })
      : undefined;
  const id = await insertRound(tx, actor, now, { call, position, stage, panelId: panel?.id });
  if (!id) return undefined;
  await insertRoundEntries(tx, id, works);
  await admitWorks(doing, await getRound(tx, id), works);
  const isBesideVote = stage.kind === 'score' && runsBesideVote(call, position);
  if (isBesideVote) await openPoll(doing, { callId: call.id, entries: works.map(idOf) });
  return id;
}

/** What comes into a round that the owner runs reaches the owner; what comes into a gate can be voted for. */
export async function admitWorks(doing: Doing, round: Round, works: readonly Taken[]): Promise<void> {
  const { stage, callId, ownerId } = round;
  const call = await getCall(doing.tx, callId);
  // What a check beside the vote may let on is on the published list from the opening on, and voted for from then.
  if (isCheck(stage) && runsBesideVote(call, round.position))
    await openPoll(doing, { callId, entries: works.map(idOf), isAwaited: true });
  if (stage.runner === 'owner') for (const { entryId } of works) await reachTo(doing, entryId, ownerId);
  if (stage.kind !== 'vote' || !stage.opensAt || !stage.closesAt) return;
  const window = { opensAt: new Date(stage.opensAt), closesAt: new Date(stage.closesAt) };
  await openPoll(doing, { callId, stage: stage.key, ...window, entries: works.map(idOf) });
}

const idOf = (work: Taken): EntryId => work.entryId;
