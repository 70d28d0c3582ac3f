/** The word "panel": who judges a stage, what each of them stays away from, and which works each of them gets. */

import type { CampaignId, EntryId, OrganisationId, PanelId, PersonId } from '../../kernel/id.ts';
import type { Named } from '../../kernel/text.ts';
import type { TreePath } from '../../kernel/tree.ts';
import type { Transitions } from '../../kernel/verdict.ts';
import type { EnteredBy, Maker } from '../entry/entry.ts';

export type Panel = {
  id: PanelId;
  campaignId: CampaignId;
  /** The campaign's owner: what only meets there is not one branch. */
  ownerPath: TreePath;
  /** Who runs it, and alone knows its judges by name (AC-161). */
  organisationId: OrganisationId;
  organisationPath: TreePath;
  organisationName: Named;
  name: Named;
  /** Units so many steps apart in one branch are kept from each other: 0 only the line above and beneath. */
  distance: number;
  version: number;
};
export const distanceMax = 20;

/**
 * Invited by link, they accept (and declare) or decline; who has accepted may leave or be removed. What they have
 * scored is kept in any case, as stray when it no longer counts.
 */
export type JudgeState = 'invited' | 'accepted' | 'declined' | 'left' | 'removed';
export type JudgeVerb = 'invite' | 'accept' | 'decline' | 'leave' | 'remove';
export const judgeRoles = ['judge', 'chair'] as const;
export type JudgeRole = (typeof judgeRoles)[number];

/** Who is gone may be asked again; who has accepted does not decline any more, but leaves. */
export const judgeTransitions: Transitions<JudgeState, JudgeVerb> = {
  invited: { accept: 'accepted', decline: 'declined', remove: 'removed' },
  accepted: { leave: 'left', remove: 'removed' },
  declined: { invite: 'invited' },
  left: { invite: 'invited' },
  removed: { invite: 'invited' },
};

export type Judge = {
  panelId: PanelId;
  personId: PersonId;
  /** By which the others know them: peers, makers and other levels never see a name (AC-161). */
  number: number;
  name: string;
  role: JudgeRole;
  state: JudgeState;
  /** Their own unit: its works, and those of its branch within the panel's distance, are not theirs to judge. */
  unitId: OrganisationId;
  unitPath: TreePath;
  unitName: Named;
  /** Languages they judge in; empty means any. */
  languages: readonly string[];
  /** The most works they take; absent means the stage's. */
  loadCap?: number;
  invitedAt: Date;
  acceptedAt?: Date;
  endedAt?: Date;
  /** Why they declined, left or were removed. */
  reason?: string;
};

/** What the conflict engine and the assignment must know of a work. */
export type Work = {
  entryId: EntryId;
  unitPath: TreePath;
  sentBy: PersonId;
  /** Sent in by a clerk of the unit: `sentBy` is no maker then. */
  enteredBy?: EnteredBy;
  makers: readonly Maker[];
  language?: string;
  subtype?: string;
};

/** Found by rule or declared: `conflict` or `none`; set by hand and kept whatever the rules say: pinned. */
export const conflictStates = ['pinned-conflict', 'conflict', 'none', 'pinned-none'] as const;
export type ConflictState = (typeof conflictStates)[number];
/** Why: for whoever runs the panel, never for the makers. */
export const conflictGrounds = [
  'own',
  'same-unit',
  'branch',
  'named',
  'declared',
  'earlier',
  'pinned',
] as const;
export type ConflictGround = (typeof conflictGrounds)[number];
export type Conflict = { state: ConflictState; grounds: readonly ConflictGround[] };
/** By judge, by work; a work without an entry is no conflict. */
export type Conflicts = ReadonlyMap<PersonId, ReadonlyMap<EntryId, Conflict>>;

/** Whether a judge must not know of a work. */
export function isConflict(state: ConflictState): boolean {
  return state === 'conflict' || state === 'pinned-conflict';
}
