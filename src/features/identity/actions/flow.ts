/** Going to a provider and coming back: begun by a form, ended by a form, since a GET writes nothing in this house. */

import { randomBytes } from 'node:crypto';
import { personIdOf } from '../../../kernel/actor.ts';
import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import type { Key } from '../../../platform/key.ts';
import type { Oidc } from '../../../platform/oidc.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Wechat } from '../../../platform/wechat.ts';
import { type Flow, type FlowKind, maskLabel } from '../flow.ts';
import { mayReturn } from '../policy.ts';
import { insertFlow, takeFlow } from '../store/flow.ts';
import type { Entered } from './answer-code.ts';
import { bind, type Proved, signInBy, subjectOf } from './prove.ts';

export type Providers = { key: Key; origin: string; oidc?: Oidc; wechat?: Wechat };
export type Begun = { flowId: string; device: string };

/** How many requests at once may wait for a provider: one that is slow must not hold the house (F-28). */
const waitingMax = 4;
let waiting = 0;

async function whileFew<T>(work: () => Promise<T>): Promise<T | 'busy'> {
  if (waiting >= waitingMax) return 'busy';
  waiting++;
  try {
    return await work();
  } finally {
    waiting--;
  }
}

const returnTo = (room: Providers): string => `${room.origin}/identity/back`;

async function startOf(room: Providers, kind: FlowKind, state: string) {
  if (kind === 'wechat') {
    const away = room.wechat?.awayTo(state, returnTo(room));
    return away ? { away, verifier: '', nonce: '' } : undefined;
  }
  return room.oidc?.begin(state, returnTo(room));
}

/** Refuses with identity.no-way, identity.provider-away. */
export function beginFlow(room: Providers, purpose: 'bind' | 'sign-in') {
  return async (
    doing: Doing,
    found: { device?: string },
    taken: { kind: FlowKind; next?: string },
  ): Promise<Outcome<Begun>> => {
    const { kind, next } = taken;
    if (!(kind === 'wechat' ? room.wechat : room.oidc)) return refuse('identity.no-way');
    const state = randomBytes(32).toString('base64url');
    const start = await whileFew(() => startOf(room, kind, state));
    if (start === 'busy' || start === undefined) return refuse('identity.provider-away');
    const device = found.device ?? randomBytes(24).toString('base64url');
    const personId = purpose === 'bind' ? personIdOf(doing.actor) : undefined;
    const flowId = await insertFlow(doing.tx, doing.now, { kind, personId, next, state, device, ...start });
    await announce(doing, { name: 'identity.flow-begun', subjectId: flowId, after: { kind, purpose } });
    return done({ flowId, device });
  };
}

type Returned = { code?: string; state?: string; iss?: string };

async function redeem(room: Providers, flow: Flow, back: Returned): Promise<Proved | 'refused' | 'away'> {
  const { code, state } = back;
  if (!code || !state) return 'refused';
  if (flow.kind === 'wechat') {
    const answer = await room.wechat!.redeem(code);
    if (!answer.ok) return answer.again ? 'away' : 'refused';
    return { subject: subjectOf(room.key, 'wechat', answer.subject), masked: '***' };
  }
  const address = new URL(returnTo(room));
  for (const [name, value] of Object.entries({ code, state, iss: back.iss }))
    if (value) address.searchParams.set(name, value);
  const answer = await room.oidc!.redeem(address, { state, verifier: flow.verifier, nonce: flow.nonce });
  if (!answer.ok) return answer.again ? 'away' : 'refused';
  return { subject: subjectOf(room.key, 'oidc', answer.subject), masked: maskLabel(answer.label) };
}

type Taken = { flow: Flow; proved: Proved | 'refused' | 'away' };

/** The way, taken by whoever is first, and what its provider says; nothing where there is none to take. */
async function takeAndRedeem(
  room: Providers,
  { tx, now, actor }: Doing,
  device: string | undefined,
  back: Returned,
): Promise<Taken | undefined> {
  const flow = back.state ? await takeFlow(tx, { state: back.state, device }, now) : undefined;
  const isKnown = flow && (flow.kind === 'wechat' ? room.wechat : room.oidc);
  if (!isKnown || !mayReturn(actor, { flow }).allowed) return undefined;
  return { flow, proved: await redeem(room, flow, back) };
}

/**
 * Refuses with identity.flow-void, identity.provider-refused, identity.provider-away and with what binding refuses. The
 * gate stands before the row, and nobody waits for the row: a state posted many times over holds no connections (F-28).
 */
export function endFlow(room: Providers) {
  return async (doing: Doing, { device }: { device?: string }, back: Returned): Promise<Outcome<Entered>> => {
    const taken = await whileFew(() => takeAndRedeem(room, doing, device, back));
    if (taken === undefined) return refuse('identity.flow-void');
    if (taken === 'busy' || taken.proved === 'away') return refuse('identity.provider-away');
    const { flow, proved } = taken;
    if (proved === 'refused') return refuse('identity.provider-refused');
    const entered = await (flow.personId ? bind(doing, proved) : signInBy(doing, proved));
    return entered.ok
      ? done({ ...entered.value, next: flow.personId ? '/me/identity' : flow.next })
      : entered;
  };
}
