/** The word "conflict": which works a judge must not know of, by rule, by what they declared, by memory and by pins. */

import type { EntryId, OrganisationId } from '../../kernel/id.ts';
import { isWithin, levelOf, type TreePath } from '../../kernel/tree.ts';
import type { Refusal } from '../../kernel/verdict.ts';
import type { Conflict, ConflictGround, ConflictState, Judge, Panel, Work } from './panel.ts';

/** What is remembered of a person: declared, found before, or pinned. */
export type Remembered = {
  entryId?: EntryId;
  unitId?: OrganisationId;
  unitPath?: TreePath;
  name?: string;
  state: Exclude<ConflictState, 'none'>;
  /** Found by this rule; absent where it was declared or pinned. */
  ground?: ConflictGround;
  /** Whether it was said or found in the panel that asks. */
  isHere: boolean;
};

/** One spelling for a name: width, blanks and middle dots do not make another person. */
export function spellName(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[\s·•‧・.]/gu, '')
    .toLowerCase();
}

/** The deepest node above (or at) both; asked very often, so it walks the signs instead of cutting the paths. */
export function meetingOf(a: TreePath, b: TreePath): TreePath {
  let [at, end] = [0, 0];
  while (at < a.length && a[at] === b[at]) {
    if (a[at] === '.') end = at;
    at++;
  }
  const isWhole = (at === a.length || a[at] === '.') && (at === b.length || b[at] === '.');
  return a.slice(0, isWhole ? at : end);
}

/**
 * Whether two units stand in one branch: one above the other, always; or within so many steps through a node they
 * share beneath the owner. What only meets at the owner, or above, is not one branch: everybody does.
 */
export function isOneBranch(a: TreePath, b: TreePath, near: Pick<Panel, 'distance' | 'ownerPath'>): boolean {
  if (isWithin(a, b) || isWithin(b, a)) return true;
  const meeting = meetingOf(a, b);
  if (meeting === '' || meeting === near.ownerPath || !isWithin(meeting, near.ownerPath)) return false;
  return levelOf(a) + levelOf(b) - 2 * levelOf(meeting) <= near.distance;
}

const inOneLine = (a: TreePath, b: TreePath) => isWithin(a, b) || isWithin(b, a);

/** The makers' names in one spelling; for many judges asked once a work. */
export const makersOf = (work: Pick<Work, 'makers'>) => work.makers.map((maker) => spellName(maker.name));

type Facing = Pick<Judge, 'personId' | 'name' | 'unitPath'>;

/** The rule for one judge, ready to be asked of many works; whoever renamed themselves is still who they were. */
export function conflictRule(
  judge: Facing,
  panel: Pick<Panel, 'distance' | 'ownerPath'>,
  remembered: readonly Remembered[],
  earlierNames: readonly string[] = [],
): (work: Work, makers?: readonly string[]) => Conflict | undefined {
  const own = new Set([judge.name, ...earlierNames].map(spellName));
  const names = new Set(remembered.flatMap((r) => (r.name ? [spellName(r.name)] : [])));
  const units = remembered.flatMap((r) => (r.unitPath ? [r.unitPath] : []));
  const byEntry = new Map<EntryId, Remembered[]>();
  for (const r of remembered) if (r.entryId) byEntry.set(r.entryId, [...(byEntry.get(r.entryId) ?? []), r]);
  // Many works come from one unit: what a path says is asked once.
  const byPath = new Map<TreePath, readonly ConflictGround[]>();
  const groundsOf = (path: TreePath) => {
    const known = byPath.get(path) ?? pathGrounds(path, judge, panel, units);
    byPath.set(path, known);
    return known;
  };
  return (work, makers = makersOf(work)) => {
    const byUnit = groundsOf(work.unitPath);
    const said = byEntry.get(work.entryId) ?? nothingSaid;
    const isOwn = work.sentBy === judge.personId || makers.some((name) => own.has(name));
    const isNamed = names.size > 0 && makers.some((name) => names.has(name));
    if (!isOwn && !isNamed && byUnit.length === 0 && said.length === 0) return undefined;
    const grounds: ConflictGround[] = [...(isOwn ? (['own'] as const) : []), ...byUnit];
    if (isNamed) grounds.push('named');
    if (said.some(isDeclared) && !grounds.includes('declared')) grounds.push('declared');
    return judged(grounds, said);
  };
}

const nothingSaid: readonly Remembered[] = [];

function pathGrounds(
  path: TreePath,
  judge: Pick<Judge, 'unitPath'>,
  panel: Pick<Panel, 'distance' | 'ownerPath'>,
  units: readonly TreePath[],
): readonly ConflictGround[] {
  const grounds: ConflictGround[] = [];
  if (path === judge.unitPath) grounds.push('same-unit');
  else if (isOneBranch(path, judge.unitPath, panel)) grounds.push('branch');
  if (units.some((unit) => inOneLine(unit, path))) grounds.push('declared');
  return grounds;
}

const isDeclared = (r: Remembered) => r.state === 'conflict' && r.ground === undefined;
const isFound = (r: Remembered) => r.state === 'conflict' && r.ground !== undefined;

/**
 * A pin of this panel decides against rules and memory, except over one's own work: that nobody may judge. A pinned
 * conflict of another panel is remembered as a conflict; a pinned "none" holds only where it was pinned.
 */
function judged(found: readonly ConflictGround[], said: readonly Remembered[]): Conflict | undefined {
  const pin = said.find((r) => r.isHere && r.state !== 'conflict');
  const isEarlier =
    said.some((r) => !r.isHere && r.state === 'pinned-conflict') ||
    (found.length === 0 && said.some(isFound));
  const grounds: ConflictGround[] = isEarlier ? [...found, 'earlier'] : [...found];
  if (pin?.state === 'pinned-conflict') return { state: 'pinned-conflict', grounds: [...grounds, 'pinned'] };
  if (pin && !found.includes('own')) return { state: 'pinned-none', grounds: [...grounds, 'pinned'] };
  return grounds.length > 0 ? { state: 'conflict', grounds } : undefined;
}

/** Whether a pin may say "none": nobody may ever judge their own work. */
export function isPinnable(conflict: Conflict | undefined): boolean {
  return conflict === undefined || !conflict.grounds.includes('own');
}

/** Somebody who would stay away from more than half is invited only on purpose. */
export function judgeForeseen(
  conflicts: number,
  works: number,
  anyway: boolean | undefined,
): Refusal | undefined {
  if (anyway || conflicts * 2 <= works) return undefined;
  return { code: 'panel.mostly-conflicted', about: { conflicts, works }, field: 'anyway' };
}
