/** The word "material": something worth telling that is not a work yet; what it may become, and how it gets there. */

import type { ActivityId, EntryId, Id, OrganisationId, PersonId } from '../../kernel/id.ts';
import type { Named } from '../../kernel/text.ts';
import type { TreePath } from '../../kernel/tree.ts';
import type { Transitions } from '../../kernel/verdict.ts';
import type { Activity } from '../activity/activity.ts';
import { type EntryText, summaryMax, titleMax } from '../entry/entry.ts';

export type MaterialId = Id<'material'>;

/** A good work, a good event, a good story, a model base. */
export const materialKinds = ['work', 'event', 'story', 'base'] as const;
export type MaterialKind = (typeof materialKinds)[number];

export const materialStates = ['gathered', 'coached', 'turned', 'dropped'] as const;
export type MaterialState = (typeof materialStates)[number];
export type MaterialVerb = 'edit' | 'coach' | 'answer' | 'turn' | 'drop';

export const materialTransitions: Transitions<MaterialState, MaterialVerb> = {
  gathered: { edit: 'gathered', coach: 'coached', answer: 'gathered', turn: 'turned', drop: 'dropped' },
  coached: { edit: 'coached', coach: 'coached', answer: 'coached', turn: 'turned', drop: 'dropped' },
  turned: {},
  dropped: {},
};

/** What the unit writes. */
export type Written = { kind: MaterialKind; title: string; content: string; link?: string };

export type Material = Written & {
  id: MaterialId;
  organisationId: OrganisationId;
  unitPath: TreePath;
  unitName: Named;
  /** The activity it was taken from. */
  activityId?: ActivityId;
  state: MaterialState;
  /** The entry begun from it. */
  entryId?: EntryId;
  byId: PersonId;
  version: number;
  createdAt: Date;
  updatedAt: Date;
};

/** What somebody above advised, or the unit answered. */
export type MaterialNote = {
  id: string;
  byName: string;
  organisationName: Named;
  isFromAbove: boolean;
  at: Date;
  content: string;
};

export const contentMax = 5000;
export const noteMax = 1000;

/** The first characters, as people count them. */
const firstOf = (text: string, most: number): string => [...text].slice(0, most).join('');

/** The words of an activity as material: what happened, where and with how many, in its own text. */
export function writtenOf(activity: Pick<Activity, 'name' | 'account' | 'links'>): Written {
  return {
    kind: 'event',
    title: firstOf(activity.name, titleMax),
    content: activity.account ?? '',
    link: activity.links[0],
  };
}

/** The entry it begins: nothing is declared in anybody's name, makers are named by whoever writes on. */
export function entryTextOf(material: Written, call: { takesLink: boolean }): EntryText {
  return {
    title: firstOf(material.title, titleMax),
    summary: firstOf(material.content, summaryMax),
    makers: [],
    statements: { original: false, portrait: false, licence: false },
    link: call.takesLink ? material.link : undefined,
  };
}
