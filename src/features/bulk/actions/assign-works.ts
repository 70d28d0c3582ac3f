/** Giving many works to a judge of a panel, each as it is given by hand; taken back where nothing was scored since. */

import { seatAt } from '../../../kernel/actor.ts';
import type { EntryId, PersonId } from '../../../kernel/id.ts';
import { done, type Outcome, type Refusal, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing, Tx } from '../../../platform/db.ts';
import { listEntriesById } from '../../entry/store.ts';
import { giveWork } from '../../panel/actions/give-work.ts';
import { takeWork } from '../../panel/actions/take-work.ts';
import { isConflict } from '../../panel/panel.ts';
import { isEntrant, mayGive } from '../../panel/policy.ts';
import type { PanelSlots, Task } from '../../panel/store/task.ts';
import { conflictsOf, findJudge, getPanel, listAssigned, listJudges } from '../../panel/store.ts';
import type { Round } from '../../review/review.ts';
import { listRoundEntries } from '../../review/store/judging.ts';
import { listRunningAt } from '../../review/store.ts';
import type { Bulk, Item, Looked, Setting } from '../bulk.ts';
import { text } from '../text.ts';
import type { Asking, BulkAct, Target } from './act.ts';

type Carried = Promise<Outcome<Record<string, unknown>>>;

/** A judge of a panel as a target: the two ids. */
const idOf = (panelId: string, personId: string): string => `${panelId}.${personId}`;
const isAssigning = (round: Round): boolean =>
  round.panelId !== undefined && round.stage.judgesPerEntry !== undefined;

async function judgesOf({ tx, actor, organisation }: Asking): Promise<Target[]> {
  if (!seatAt(actor, ['officer'], organisation.organisationPath)) return [];
  const rounds = (await listRunningAt(tx, [organisation.organisationId])).filter(isAssigning);
  const targets: Target[] = [];
  for (const { id, panelId, callName, stage } of rounds) {
    // Who has a stake in a work of the round does not even learn who judges it (AC-167).
    if (isEntrant(actor, await listRoundEntries(tx, id))) continue;
    for (const judge of await listJudges(tx, panelId!, { states: ['accepted'] })) {
      const zh = `${callName.zh} ${stage.name.zh} ${judge.name}`;
      const en = `${callName.en ?? callName.zh} ${stage.name.en ?? stage.name.zh} ${judge.name}`;
      targets.push({ id: idOf(judge.panelId, judge.personId), name: { zh, en } });
    }
  }
  return targets;
}

/** What a panel judges does not change while its works are given out: asked once a transaction. */
const tasks = new WeakMap<Tx, Map<string, Promise<Task | undefined>>>();

function taskOf(tx: Tx, slots: PanelSlots, panelId: string): Promise<Task | undefined> {
  const known = tasks.get(tx) ?? new Map<string, Promise<Task | undefined>>();
  tasks.set(tx, known);
  const found = known.get(panelId) ?? slots.findTask(tx, panelId as never);
  known.set(panelId, found);
  return found;
}

async function placeOf(tx: Tx, slots: PanelSlots, target: string | undefined) {
  const [panelId = '', personId = ''] = (target ?? '').split('.');
  const [panel, task] = [await getPanel(tx, panelId), await taskOf(tx, slots, panelId)];
  const judge = await findJudge(tx, panel.id, personId as PersonId);
  return judge && task ? { panel, task, judge } : undefined;
}

/** Why works cannot be given to the judge; the reason of a conflict is for the panel's own pages. */
async function look(
  slots: PanelSlots,
  asking: Asking,
  ids: readonly string[],
  { target }: Setting,
): Promise<Looked[]> {
  const { tx, actor } = asking;
  const place = await placeOf(tx, slots, target);
  const entries = await listEntriesById(tx, ids as readonly EntryId[]);
  const works = new Map((place?.task.works ?? []).map((work) => [work.entryId, work]));
  const asked = entries.flatMap(({ id }) => works.get(id) ?? []);
  const conflicts =
    place && (await conflictsOf(tx, place.panel.id, asked, [place.judge])).get(place.judge.personId);
  const given = place ? await listAssigned(tx, place.panel.id, place.judge.personId) : [];
  const has = new Set(given.map((one) => one.entryId));
  const refusalOf = (id: EntryId): Refusal | undefined => {
    if (!place || !works.has(id)) return { code: 'bulk.not-in-round' };
    const verdict = mayGive(actor, place);
    if (!verdict.allowed) return verdict.refusal;
    if (has.has(id)) return { code: 'panel.has-work' };
    return isConflict(conflicts?.get(id)?.state ?? 'none') ? { code: 'panel.conflicted' } : undefined;
  };
  return entries.map(({ id, title, unitName }) => {
    return { subjectId: id, title, place: unitName, seen: {}, refusal: refusalOf(id) };
  });
}

async function turn(slots: PanelSlots, doing: Doing, item: Item, bulk: Bulk, isGiving: boolean): Carried {
  const place = await placeOf(doing.tx, slots, bulk.setting.target);
  const work = place?.task.works.find((one) => one.entryId === item.subjectId);
  if (!place || !work) return refuse('bulk.not-in-round');
  const verdict = mayGive(doing.actor, place);
  if (!verdict.allowed) return refuseAll([verdict.refusal]);
  const pair = { panel: place.panel, judge: place.judge, work };
  const { personId } = place.judge;
  if (isGiving) {
    const given = await giveWork(doing, pair);
    return given.ok ? done({ personId }) : given;
  }
  const scored = await slots.listScored(doing.tx, place.panel.id);
  if (scored.some((one) => one.entryId === work.entryId && one.personId === personId))
    return refuse('bulk.scored');
  const taken = await takeWork(doing, pair);
  return taken.ok ? done({}) : taken;
}

/** `slots` are those of the panels' own doors. */
export function assignWorksWith(slots: PanelSlots): BulkAct {
  return {
    key: 'entry.assign',
    list: 'entry',
    way: 'at-once',
    name: text['act.assign'],
    tells: text['act.assign.tells'],
    asks: ['target'],
    judges: () => [],
    targets: judgesOf,
    looks: (asking, ids, setting) => look(slots, asking, ids, setting),
    carries: (doing, item, bulk) => turn(slots, doing, item, bulk, true),
    undoes: (doing, item, bulk) => turn(slots, doing, item, bulk, false),
  };
}
