/** The word "bulletin": what a host or an owner tells everybody of its call, in editions, each signed; plain paragraphs only. */

import type { BulletinId, CallId, CampaignId, OrganisationId, PersonId } from '../../kernel/id.ts';
import type { Named } from '../../kernel/text.ts';
import type { TreePath } from '../../kernel/tree.ts';
import type { Transitions } from '../../kernel/verdict.ts';

/** How to take part, further news, and the closing summary with its figures. */
export const bulletinKinds = ['announcement', 'news', 'summary'] as const;
export type BulletinKind = (typeof bulletinKinds)[number];

export type BulletinState = 'draft' | 'submitted' | 'returned' | 'published' | 'withdrawn';
export type BulletinVerb = 'submit' | 'sign' | 'return' | 'revise' | 'withdraw';

/** The officer writes, the leader signs: published. Revised, the last edition stays public until the next is signed. */
export const bulletinTransitions: Transitions<BulletinState, BulletinVerb> = {
  draft: { submit: 'submitted', withdraw: 'withdrawn' },
  submitted: { sign: 'published', return: 'returned' },
  returned: { submit: 'submitted', withdraw: 'withdrawn' },
  published: { revise: 'draft', withdraw: 'withdrawn' },
  withdrawn: {},
};

/** What a summary counts, a closed list; what each is stands in text.ts. */
export const figureNames = [
  'received',
  'units',
  'admitted',
  'recommended',
  'judges',
  'finalists',
  'awards',
] as const;
export type FigureName = (typeof figureNames)[number];
/** The figures as they were at an instant. */
export type Figures = { asOf: Date; values: Readonly<Record<FigureName, number>> };

export type Bulletin = {
  id: BulletinId;
  callId: CallId;
  campaignId: CampaignId;
  organisationId: OrganisationId;
  organisationPath: TreePath;
  organisationName: Named;
  kind: BulletinKind;
  title: string;
  body: string;
  state: BulletinState;
  figures?: Figures;
  writtenBy?: PersonId;
  /** How often it was published; 0 is never. */
  edition: number;
  withdrawnAt?: Date;
  withdrawnReason?: string;
  version: number;
};

/** What was published once, as it was. */
export type Edition = {
  edition: number;
  title: string;
  body: string;
  figures?: Figures;
  publishedAt: Date;
};

export const isPublic = (bulletin: Pick<Bulletin, 'edition'>): boolean => bulletin.edition > 0;
export const isOpenForWords = (state: BulletinState): boolean => state === 'draft' || state === 'returned';

/** What a word processor puts on the clipboard, as lines: its line and page breaks are ends of lines, its marks are nothing. */
export function cleaned(pasted: string): string {
  return pasted
    .replace(/\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g, '\n')
    .replace(/[\u200b\u2060\ufeff\u00ad\u0007]/g, '')
    .replace(/[\u00a0\u2007\u202f]/g, ' ');
}

/** The paragraphs of a text: every line that says something; the indent of a paper is the page's own. */
export function paragraphsOf(body: string): string[] {
  return body
    .split('\n')
    .map((line) => line.replace(/^[\s\u3000]+|[\s\u3000]+$/g, ''))
    .filter((line) => line !== '');
}

/** Which figures are not what they were: told to who signs. */
export function changedSince(kept: Figures, now: Figures): FigureName[] {
  return figureNames.filter((name) => kept.values[name] !== now.values[name]);
}
