/** Freezing: what a query finds now becomes the set of an act, each thing looked at, nothing done. */

import { seatsOf } from '../../../kernel/actor.ts';
import type { OrganisationId } from '../../../kernel/id.ts';
import { done, type Outcome, type Refusal, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { type BulkId, itemsMax, type ListKey, type Setting, spellLabel } from '../bulk.ts';
import { insertBulk } from '../store.ts';
import { type Asking, actOf, type BulkAct, type BulkRoom } from './act.ts';

type Asked = Setting & { list: ListKey; act: string; q?: string; organisation?: string };

/** Refuses an act there is not, a query that is not understood, a set that is empty or too large. */
export function freezeBulkWith(room: BulkRoom) {
  return async (doing: Doing, asked: Asked): Promise<Outcome<BulkId>> => {
    const act = actOf(room, asked.act);
    const list = room.lists.find((one) => one.key === asked.list);
    if (!act || !list || act.list !== list.key) return refuse('bulk.unknown-act', {}, 'act');
    const seat = seatOf(doing, asked.organisation);
    if (!seat) return refuse('bulk.not-officer', {}, 'organisation');
    const setting = settingOf(act, asked);
    const organisation = { organisationId: seat.organisationId, organisationPath: seat.path };
    const asking = { ...doing, organisation };
    const wrong = [
      ...missing(act, setting),
      ...act.judges(setting),
      ...(await aimless(act, asking, setting)),
    ];
    if (wrong.length > 0) return refuseAll(wrong);
    const found = await list.finds(doing, asked.q ?? '', itemsMax + 1);
    if (!found.ok) return found;
    if (found.value.length === 0) return refuse('bulk.nothing', {}, 'q');
    if (found.value.length > itemsMax) return refuse('bulk.too-many', { max: itemsMax }, 'q');
    const items = await act.looks(asking, found.value, setting);
    const made = {
      organisationId: seat.organisationId,
      list: list.key,
      act: act.key,
      query: asked.q ?? '',
      setting,
    };
    return done(await insertBulk(doing, made, items));
  };
}

/** The officer's seat in whose name it is; the one asked for, else the first. */
export function seatOf({ actor }: Pick<Doing, 'actor'>, organisationId: string | undefined) {
  const seats = seatsOf(actor).filter((seat) => seat.role === 'officer');
  if (organisationId === undefined) return seats[0];
  return seats.find((seat) => seat.organisationId === (organisationId as OrganisationId));
}

/** Only what the act asks for. */
export function settingOf(act: BulkAct, asked: Setting): Setting {
  const setting = Object.fromEntries(
    [...act.asks, ...(act.mayAsk ?? [])].flatMap((name) =>
      asked[name] === undefined ? [] : [[name, asked[name]]],
    ),
  ) as Setting;
  return setting.label === undefined ? setting : { ...setting, label: spellLabel(setting.label) };
}

function missing(act: BulkAct, setting: Setting): Refusal[] {
  return act.asks
    .filter((name) => !setting[name])
    .map((name) =>
      name === 'to' || name === 'target'
        ? { code: 'shape.not-chosen', field: name }
        : { code: 'shape.required', field: name },
    );
}

/** A target that is not offered is none, whatever its id. */
async function aimless(act: BulkAct, asking: Asking, { target }: Setting): Promise<Refusal[]> {
  if (!act.targets || !target) return [];
  const isOffered = (await act.targets(asking)).some((one) => one.id === target);
  return isOffered ? [] : [{ code: 'shape.not-chosen', field: 'target' }];
}
