/** How an organisation stands to its quota: used and left, what is still missing, and giving slots up. */

import type { View } from '../../../platform/route.ts';
import { Form, formOf, ProseField, SendButton, TextField } from '../../../ui/form.tsx';
import { Note, Supplement } from '../../../ui/parts.tsx';
import { type Call, isSupplement } from '../../call/call.ts';
import type { Place } from '../actions/recommend-entry.ts';
import { sayConditions } from '../condition.ts';
import { mayWaive } from '../policy.ts';
import { capOf, leftOf, type Short, shortOf, usedOf } from '../quota.ts';
import type { HeldSlots } from '../store/quota.ts';
import { text } from '../text/quota.ts';
import { waiveHref } from './parts.tsx';

/** “2 used, 4 left (cap 6)”, marked where the paper names no cap. */
export function SlotsLine({ view, call, slots }: { view: View; call: Call; slots: HeldSlots }) {
  const say = view.say(text);
  const [cap, used] = [capOf(slots), usedOf(slots)];
  if (cap === undefined) return <>{say('slots.free', { used })}</>;
  return (
    <>
      {say('slots.used', { used, left: leftOf(slots)!, cap })}{' '}
      {!slots.isGiven && isSupplement(call, 'unitCap') ? <Supplement screen={view} /> : null}
      {slots.quota.floor === undefined ? null : <> · {say('slots.floor', { floor: slots.quota.floor })}</>}
      {slots.quota.conditions.length > 0 ? (
        <> · {sayConditions(slots.quota.conditions, view.language)}</>
      ) : null}
      {slots.waived > 0 ? <> · {say('slots.waived', { count: slots.waived })}</> : null}
      {slots.spent > 0 ? <> · {say('slots.spent', { count: slots.spent })}</> : null}
    </>
  );
}

const sayShort = (view: View, { condition, missing }: Short) =>
  view.say(text)('missing.condition', { name: condition.name, count: missing });

/** What is missing to the floor and to each condition, in words; nothing when nothing is. */
export function sayMissing(view: View, slots: HeldSlots): string[] {
  const short = shortOf(slots);
  const floor = short.floor > 0 ? [view.say(text)('missing.floor', { count: short.floor })] : [];
  return [...floor, ...short.conditions.map((one) => sayShort(view, one))];
}

/** A warning, never a block. */
export function MissingNote({ view, slots }: { view: View; slots: HeldSlots }) {
  const missing = sayMissing(view, slots);
  if (missing.length === 0) return null;
  return (
    <Note tone="warn" title={view.say(text)('missing')}>
      <ul>
        {missing.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </Note>
  );
}

export function WaivePart({ view, place }: { view: View; place: Place }) {
  const say = view.say(text);
  const verdict = mayWaive(view.actor, place, view.now);
  if (capOf(place.slots) === undefined || (!verdict.allowed && verdict.when === 'never')) return null;
  const hand = formOf(view, waiveHref(place.call.id, place.organisation.id));
  return (
    <details open={view.form?.action === hand.action}>
      <summary>{say('waive')}</summary>
      <Form hand={hand}>
        <p className="hint">{say('waive.hint')}</p>
        <TextField hand={hand} name="count" type="number" inputMode="numeric" label={say('waive.count')} />
        <ProseField hand={hand} name="reason" rows={2} maxLength={200} label={say('waive.reason')} />
        <SendButton screen={view} tone="danger" verdict={verdict} label={say('waive')} />
      </Form>
    </details>
  );
}
