/** Putting a label of one's organisation on works, and taking it off; each is the other's way back. */

import { seatAt } from '../../../kernel/actor.ts';
import type { EntryId } from '../../../kernel/id.ts';
import { done, type Outcome, type Refusal, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { findEntryFromSeats, listEntriesById } from '../../entry/store.ts';
import { type Bulk, type Item, type Looked, labelsMax, type Setting } from '../bulk.ts';
import { deleteLabel, insertLabel, listLabelled } from '../store/label.ts';
import { text } from '../text.ts';
import type { Asking, BulkAct } from './act.ts';

type Carried = Promise<Outcome<Record<string, unknown>>>;

async function look(
  asking: Asking,
  ids: readonly string[],
  setting: Setting,
  isOn: boolean,
): Promise<Looked[]> {
  const name = setting.label ?? '';
  const labelled = await listLabelled(asking.tx, asking.organisation.organisationId, ids, name);
  const entries = await listEntriesById(asking.tx, ids as readonly EntryId[]);
  const refusalOf = (id: string): Refusal | undefined => {
    const { has, count } = labelled.get(id) ?? { has: false, count: 0 };
    if (has === isOn) return { code: isOn ? 'bulk.labelled-before' : 'bulk.not-labelled' };
    return isOn && count >= labelsMax
      ? { code: 'bulk.too-many-labels', about: { max: labelsMax } }
      : undefined;
  };
  return entries.map(({ id, title, unitName }) => {
    return { subjectId: id, title, place: unitName, seen: {}, refusal: refusalOf(id) };
  });
}

/** Whoever labels still serves where the label belongs, and still sees the work. */
async function turn(doing: Doing, item: Item, bulk: Bulk, isOn: boolean): Carried {
  if (!seatAt(doing.actor, ['officer'], bulk.organisationPath)) return refuse('bulk.not-yours');
  if (!(await findEntryFromSeats(doing.tx, doing.actor, item.subjectId))) return refuse('bulk.gone');
  const { organisationId } = bulk;
  const one = { organisationId, entryId: item.subjectId as EntryId, name: bulk.setting.label ?? '' };
  const isTurned = isOn ? await insertLabel(doing, one) : await deleteLabel(doing.tx, one);
  if (!isTurned) return refuse(isOn ? 'bulk.labelled-before' : 'bulk.not-labelled');
  const after = { label: one.name };
  const about = { subjectId: item.subjectId, organisationId, seat: 'officer', after };
  await announce(doing, isOn ? { name: 'bulk.labelled', ...about } : { name: 'bulk.unlabelled', ...about });
  return done(after);
}

const judges = ({ label }: Setting): Refusal[] => (label ? [] : [{ code: 'shape.required', field: 'label' }]);
const kept = { list: 'entry', way: 'at-once', asks: ['label'], judges } as const;

export const labelWorks: BulkAct = {
  ...kept,
  key: 'entry.label',
  name: text['act.label'],
  tells: text['act.label.tells'],
  looks: (asking, ids, setting) => look(asking, ids, setting, true),
  carries: (doing, item, bulk) => turn(doing, item, bulk, true),
  undoes: (doing, item, bulk) => turn(doing, item, bulk, false),
};

export const unlabelWorks: BulkAct = {
  ...kept,
  key: 'entry.unlabel',
  name: text['act.unlabel'],
  tells: text['act.unlabel.tells'],
  looks: (asking, ids, setting) => look(asking, ids, setting, false),
  carries: (doing, item, bulk) => turn(doing, item, bulk, false),
  undoes: (doing, item, bulk) => turn(doing, item, bulk, true),
};
