/** Altering a poll: an officer proposes to pause, resume, extend or cancel it; a leader of the owner confirms (AC-137). */

import { instantAt, plusDays } from '../../../kernel/period.ts';
import { done, next, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { moveVoteEnd } from '../../call/store/version.ts';
import { appendEvents } from '../../vote/actions/append-events.ts';
import type { EventContent } from '../../vote/ledger/line.ts';
import { lockHeads, nextAt } from '../../vote/store/ledger.ts';
import { findPollById } from '../../vote/store/poll.ts';
import {
  type Alteration,
  type AlterationKind,
  type AlterationVerb,
  alterationTransitions,
  judgeAlteration,
} from '../alteration.ts';
import { mayAlter } from '../policy.ts';
import { getAlteration, insertAlteration, moveAlteration } from '../store/alteration.ts';
import type { Scene } from '../store/preview.ts';
import { lockScrutiny } from '../store/quarantine.ts';

type Typed = { kind: AlterationKind; untilOn?: string; untilAt?: string; reason: string };
export type AlterationScene = Scene & { alteration: Alteration };

/** The end typed: a day alone is meant whole. */
function untilTyped({ kind, untilOn, untilAt }: Typed): Date | undefined {
  if (kind !== 'extend' || !untilOn) return undefined;
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(untilAt ?? '')
    ? instantAt(untilOn, untilAt!)
    : plusDays(instantAt(untilOn, '00:00'), 1);
}

export async function proposeAlteration(doing: Doing, scene: Scene, typed: Typed): Promise<Outcome<Scene>> {
  const { kind, reason } = typed;
  const verdict = mayAlter(doing.actor, { ...scene, hasOpen: false });
  if (!verdict.allowed) return refuseAll([verdict.refusal]);
  const until = untilTyped(typed);
  const refusal = judgeAlteration(kind, until, scene.poll, doing.now);
  if (refusal) return refuseAll([refusal]);
  const id = await insertAlteration(doing, { pollId: scene.poll.id, kind, reason, until });
  if (!id) return refuse('scrutiny.alteration-open');
  await announce(doing, {
    name: 'scrutiny.alteration-proposed',
    ...{ subjectId: id, organisationId: scene.call.ownerId, campaignId: scene.poll.campaignId },
    ...{ seat: 'officer', reason },
    after: { pollId: scene.poll.id, kind, until: until?.toISOString() },
  });
  return done(scene);
}

/**
 * Judged again under the ledger's lock, by the instant read there: a vote that has closed meanwhile is not opened any
 * more. The ledger says it, and with it every page, window and vote.
 */
async function carryOut(doing: Doing, scene: AlterationScene): Promise<Outcome<unknown>> {
  const { kind, reason, until } = scene.alteration;
  const head = (await lockHeads(doing.tx, [scene.poll.id])).get(scene.poll.id);
  const poll = (await findPollById(doing.tx, scene.poll.id))!;
  const refusal = judgeAlteration(kind, until, poll, head ? nextAt(head) : doing.now);
  if (refusal) return refuseAll([{ ...refusal, field: undefined }]);
  const content: EventContent =
    kind === 'extend' ? { act: kind, reason, until: until!.toISOString() } : { act: kind, reason };
  await appendEvents(doing, poll.id, [content]);
  if (kind === 'extend' && poll.stage === undefined) await moveVoteEnd(doing.tx, scene.call.id, until!);
  return done(undefined);
}

const facts = {
  confirm: { name: 'scrutiny.altered' },
  refuse: { name: 'scrutiny.alteration-refused' },
  withdraw: { name: 'scrutiny.alteration-withdrawn' },
} as const;

export async function decideAlteration(
  doing: Doing,
  scene: AlterationScene,
  { verb, version, reason }: { verb: AlterationVerb; version: number; reason?: string },
): Promise<Outcome<AlterationScene>> {
  const { alteration } = scene;
  await lockScrutiny(doing.tx, scene.poll.id);
  const to = next(alterationTransitions, alteration.state, verb);
  if (!to) return refuse('scrutiny.wrong-state');
  const carried = verb === 'confirm' ? await carryOut(doing, scene) : done(undefined);
  if (!carried.ok) return carried;
  if (!(await moveAlteration(doing, { id: alteration.id, version }, { to, decision: reason })))
    return refuse('http.stale');
  await announce(doing, {
    ...facts[verb],
    ...{ subjectId: alteration.id, organisationId: alteration.ownerId, campaignId: alteration.campaignId },
    ...{ seat: verb === 'withdraw' ? 'officer' : 'leader', reason: reason ?? alteration.reason },
    after: {
      ...{
        pollId: alteration.pollId,
        callId: alteration.callId,
        stage: scene.poll.stage,
        kind: alteration.kind,
        state: to,
      },
      until: alteration.until?.toISOString(),
    },
  });
  return done({ ...scene, alteration: await getAlteration(doing.tx, alteration.id) });
}
