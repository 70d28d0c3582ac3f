/** What the pages of recommendations are made of: addresses, counts, works in a row, the floor's warning. */

import { nameIn } from '../../../kernel/text.ts';
import type { View } from '../../../platform/route.ts';
import { Note, Supplement } from '../../../ui/parts.tsx';
import { type Call, isSupplement } from '../../call/call.ts';
import type { Maker } from '../../entry/entry.ts';
import { capOf, usedOf } from '../quota.ts';
import { isBelowFloor } from '../recommendation.ts';
import type { HeldSlots } from '../store/quota.ts';
import { text } from '../text.ts';

export const listHref = (callId: string, organisationId: string) =>
  `/office/recommendations/${callId}/${organisationId}`;
export const receivedHref = (callId: string) => `/office/calls/${callId}/received`;
export const recommendHref = (callId: string, organisationId: string, entryId: string) =>
  `${listHref(callId, organisationId)}/entries/${entryId}`;
export const moveHref = (id: string) => `/office/recommendations/${id}/place`;
export const withdrawHref = (id: string) => `/office/recommendations/${id}/withdraw`;
export const replaceHref = (id: string) => `/office/recommendations/${id}/replace`;
export const waiveHref = (callId: string, organisationId: string) =>
  `${listHref(callId, organisationId)}/waive`;
export const receiveHref = (callId: string, organisationId: string) =>
  `${listHref(callId, organisationId)}/receive`;
export const letterHref = (callId: string, organisationId: string) =>
  `${listHref(callId, organisationId)}/letter`;
export const quotasHref = (callId: string, organisationId: string) =>
  `${listHref(callId, organisationId)}/quotas`;
export const returnHref = (id: string) => `/office/recommendations/${id}/return`;

/** “3 / 6”, marked where the paper names no cap. */
export function Count({ view, call, slots }: { view: View; call: Call; slots: HeldSlots }) {
  const say = view.say(text);
  const [cap, count] = [capOf(slots), usedOf(slots)];
  if (cap === undefined) return <>{say('count.free', { count })}</>;
  return (
    <>
      {say('count.of', { count, cap })}{' '}
      {!slots.isGiven && isSupplement(call, 'unitCap') ? <Supplement screen={view} /> : null}
    </>
  );
}

/** A work's title as a link, with its number and makers beneath. */
export function WorkCell(props: {
  view: View;
  work: { entryId: string; title: string; number?: string; makers: readonly Maker[] };
}) {
  const { view, work } = props;
  const names = work.makers.map((m) => m.name).join(view.say(text)('makers.joint'));
  return (
    <div>
      <a href={`/office/entries/${work.entryId}`}>{work.title}</a>
      <br />
      <span className="quiet">{[work.number, names].filter(Boolean).join(' ')}</span>
    </div>
  );
}

/** Fewer than the host's floor: a warning, not a block. */
export function FloorNote({ view, call, count }: { view: View; call: Call; count: number }) {
  const say = view.say(text);
  if (!isBelowFloor(call.hostFloor, count)) return null;
  return (
    <Note tone="warn" title={say('floor.below', { floor: call.hostFloor! })}>
      <p>{say('floor.below.more', { count })}</p>
    </Note>
  );
}

export const nameOf = (view: View, named: { zh: string; en?: string }) => nameIn(named, view.language);
