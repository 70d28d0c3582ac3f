/** The word "notice": the official paper that carries a campaign down the tree, and who has received it. */

import type { CampaignId, NoticeId, OrganisationId, PersonId } from '../../kernel/id.ts';
import type { Named } from '../../kernel/text.ts';
import type { TreePath } from '../../kernel/tree.ts';
import type { Refusal, Transitions } from '../../kernel/verdict.ts';
import type { Section } from './section.ts';

export type NoticeState = 'draft' | 'submitted' | 'returned' | 'signed' | 'issued';
export type NoticeVerb = 'submit' | 'return' | 'sign' | 'issue';

/** The officer prepares, the leader signs or returns, the officer issues. What is issued stands. */
export const noticeTransitions: Transitions<NoticeState, NoticeVerb> = {
  draft: { submit: 'submitted' },
  submitted: { return: 'returned', sign: 'signed' },
  returned: { submit: 'submitted' },
  signed: { issue: 'issued' },
  issued: {},
};

/** The states in which the text may be changed: before it is submitted, and when it was returned. */
export function isOpenForEditing(state: NoticeState): boolean {
  return noticeTransitions[state].submit !== undefined;
}

/** A body or group as printed; those outside the system are not reached by it. */
export type Addressee = { name: string; outside?: boolean; note?: string };

/** What stands on the paper. */
export type NoticeContent = {
  number?: string;
  title: string;
  issuers: readonly string[];
  addressees: readonly Addressee[];
  sections: readonly Section[];
  attachments: readonly string[];
};

export type Notice = NoticeContent & {
  id: NoticeId;
  campaignId: CampaignId;
  campaignTitle: Named;
  organisationId: OrganisationId;
  organisationPath: TreePath;
  organisationName: Named;
  state: NoticeState;
  version: number;
  preparedBy?: PersonId;
  preparedAt: Date;
  /** Everybody who drafted, changed or submitted it: none of them signs it. */
  preparers: readonly PersonId[];
  signedBy?: PersonId;
  signedAt?: Date;
  issuedAt?: Date;
};

/** What happened to the paper inside its own organisation. */
export type NoticeStep = { verb: 'draft' | 'edit' | NoticeVerb; at: Date; by?: PersonId; reason?: string };

/** An organisation of the tree to which the paper was issued. */
export type Recipient = {
  organisationId: OrganisationId;
  organisationPath: TreePath;
  organisationName: Named;
  signedForAt?: Date;
  signedForBy?: PersonId;
};

/** Whether the person had a hand in preparing it. */
export function isPreparedBy(
  notice: Pick<Notice, 'preparers' | 'preparedBy'>,
  person: PersonId | undefined,
): boolean {
  return person !== undefined && (notice.preparedBy === person || notice.preparers.includes(person));
}

/** Whether it names a body that no account of the system belongs to. */
export function hasOutsiders(notice: Pick<Notice, 'addressees'>): boolean {
  return notice.addressees.some((addressee) => addressee.outside === true);
}

// GB/T 9704 7.2.5: issuer's sign, the year in full between U+3014 and U+3015, a figure without leading zero, U+53F7.
const numberForm = /^[\p{Script=Han}A-Za-z]{1,12}\u3014(?:19|20)\d{2}\u3015[1-9]\d{0,4}\u53f7$/u;

/** Whether a paper's own number is written as papers are numbered; none at all is allowed. */
export function judgeNumber(number: string | undefined): Refusal | undefined {
  return number === undefined || numberForm.test(number)
    ? undefined
    : { code: 'notice.number-form', field: 'number' };
}

/** Whether the paper can be put before a leader: it says something, and in somebody's name. */
export function judgeContent(content: NoticeContent): Refusal[] {
  const hasText = content.sections.some((section) => section.paragraphs.length > 0);
  return [
    judgeNumber(content.number),
    hasText ? undefined : ({ code: 'notice.no-text', field: 'sections' } as const),
    content.issuers.length > 0 ? undefined : ({ code: 'notice.no-issuer', field: 'issuers' } as const),
  ].filter((refusal) => refusal !== undefined);
}

/** Lines of a field that holds one thing a line. */
export function linesOf(text: string | undefined): string[] {
  return (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
