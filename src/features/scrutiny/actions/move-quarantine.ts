/** Moving a quarantine: released, asked to be released or voided, confirmed or refused by the second person. */

import { done, next, type Outcome, refuse, refuseAll, type Verdict } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { appendEvents } from '../../vote/actions/append-events.ts';
import type { EventContent } from '../../vote/ledger/line.ts';
import type { WhyTwo } from '../effect.ts';
import { mayConfirm, mayRefuse, mayRelease, mayVoid } from '../policy.ts';
import {
  type Quarantine,
  type QuarantineState,
  type QuarantineVerb,
  quarantineTransitions,
} from '../quarantine.ts';
import { type HeldScene, hasOpenAppeal } from '../store/held.ts';
import { reckonEffect } from '../store/preview.ts';
import { getQuarantine, insertStep, lockScrutiny, moveQuarantine } from '../store/quarantine.ts';
import { dismissOf } from '../store/suspicion.ts';
import { settleAppeal } from './settle-appeal.ts';

type Taken = { version: number; reason: string };
type Step = Taken & { verb: QuarantineVerb; whyTwo?: readonly WhyTwo[]; isAlone?: boolean };

/** What a state says to the ledger when it is reached; nothing when it is only asked for. */
export function contentOf(
  quarantine: Quarantine,
  to: QuarantineState,
  reason: string,
): EventContent | undefined {
  const { id, rule, votes, state } = quarantine;
  const about = { case: id, reason, votes };
  if (to === 'standing') return state === 'proposed' ? { act: 'quarantine', rule, ...about } : undefined;
  if (to === 'released') return { act: 'release', ...about };
  return to === 'void' ? { act: 'void', rule, ...about } : undefined;
}

/** One step by the table, in the ledger where it takes effect. The caller holds the poll's scrutiny. */
export async function step(
  doing: Doing,
  quarantine: Quarantine,
  { verb, version, reason, whyTwo, isAlone = false }: Step,
): Promise<Outcome<{ to: QuarantineState }>> {
  const to = next(quarantineTransitions, quarantine.state, verb);
  if (!to) return refuse('scrutiny.wrong-state');
  if (!(await moveQuarantine(doing, { ...quarantine, version }, { to, whyTwo }))) return refuse('http.stale');
  const isBack = verb === 'refuse';
  const content = isBack ? undefined : contentOf(quarantine, to, reason);
  const events = content ? await appendEvents(doing, quarantine.pollId, [content]) : [];
  await insertStep(doing, quarantine.id, { verb, reason, isAlone, events });
  if (to === 'refused') await dismissOf(doing, quarantine.id, reason);
  return done({ to });
}

type May = (actor: Doing['actor'], held: HeldScene, now: Date) => Verdict;
type Plan = { may: May; seat: 'officer' | 'leader'; name: `scrutiny.${string}` };

async function move(
  doing: Doing,
  held: HeldScene,
  taken: Taken & { verb: QuarantineVerb; whyTwo?: readonly WhyTwo[]; isAlone?: boolean },
  { may, seat, name }: Plan,
): Promise<Outcome<HeldScene>> {
  const { tx, actor, now } = doing;
  await lockScrutiny(tx, held.poll.id);
  const quarantine = await getQuarantine(tx, held.quarantine.id);
  const hasAppeal = await hasOpenAppeal(tx, quarantine);
  const verdict = may(actor, { ...held, quarantine, hasAppeal }, now);
  if (!verdict.allowed) return refuseAll([verdict.refusal]);
  const moved = await step(doing, quarantine, taken);
  if (!moved.ok) return moved;
  const appealId = seat === 'leader' ? await settleAppeal(doing, quarantine, taken.verb) : undefined;
  await announce(doing, {
    ...{
      name,
      subjectId: quarantine.id,
      organisationId: quarantine.ownerId,
      campaignId: quarantine.campaignId,
    },
    ...{ seat, reason: taken.reason },
    before: { state: quarantine.state },
    after: { state: moved.value.to, votes: quarantine.count, appealId },
  });
  return done({ ...held, quarantine: await getQuarantine(tx, quarantine.id) });
}

/** Released by one person where nothing hangs on it; else a second person is asked (AC-146). */
export async function release(doing: Doing, held: HeldScene, taken: Taken): Promise<Outcome<HeldScene>> {
  await lockScrutiny(doing.tx, held.poll.id);
  const { votes } = held.quarantine;
  const { whyTwo } = await reckonEffect(doing.tx, held, { votes, to: 'counted' });
  const isAlone = whyTwo.length === 0;
  const verb = isAlone ? 'release' : 'ask-release';
  return move(
    doing,
    held,
    { ...taken, verb, whyTwo, isAlone },
    { may: mayRelease, seat: 'officer', name: isAlone ? 'scrutiny.released' : 'scrutiny.release-asked' },
  );
}

/** Voiding is always for two. */
export function askVoid(doing: Doing, held: HeldScene, taken: Taken): Promise<Outcome<HeldScene>> {
  const plan: Plan = { may: mayVoid, seat: 'officer', name: 'scrutiny.void-asked' };
  return move(doing, held, { ...taken, verb: 'ask-void' }, plan);
}

export function confirm(doing: Doing, held: HeldScene, taken: Taken): Promise<Outcome<HeldScene>> {
  const plan: Plan = { may: mayConfirm, seat: 'leader', name: 'scrutiny.confirmed' };
  return move(doing, held, { ...taken, verb: 'confirm' }, plan);
}

export function refuseProposal(doing: Doing, held: HeldScene, taken: Taken): Promise<Outcome<HeldScene>> {
  const plan: Plan = { may: mayRefuse, seat: 'leader', name: 'scrutiny.refused' };
  return move(doing, held, { ...taken, verb: 'refuse' }, plan);
}
