/** The word "notice": the official paper that carries a campaign down the tree, and who has received it. */

import type { CampaignId, NoticeId, OrganisationId, PersonId } from '../../kernel/id.ts';
import type { Named } from '../../kernel/text.ts';
import type { TreePath } from '../../kernel/tree.ts';
import type { Refusal, Transitions } from '../../kernel/verdict.ts';
import type { Section } from './section.ts';

export type NoticeState =
  | 'draft'
  | 'submitted'
  | 'returned'
  | 'signed'
  | 'issued'
  | 'withdrawn'
  | 'superseded';
export type NoticeVerb = 'submit' | 'return' | 'give-back' | 'sign' | 'issue' | 'withdraw' | 'supersede';

/**
 * The officer prepares, the leader signs or returns, the officer issues. Another issuer of a joint paper may give it
 * back until it is issued, signed or not. What is issued stands, until it is withdrawn or a newer one takes its place.
 */
export const noticeTransitions: Transitions<NoticeState, NoticeVerb> = {
  draft: { submit: 'submitted' },
  submitted: { return: 'returned', 'give-back': 'returned', sign: 'signed' },
  returned: { submit: 'submitted' },
  signed: { 'give-back': 'returned', issue: 'issued' },
  issued: { withdraw: 'withdrawn', supersede: 'superseded' },
  withdrawn: {},
  superseded: {},
};

/** The states of a paper that has gone out: everybody may read it, even when it no longer counts. */
export const publicStates: readonly NoticeState[] = ['issued', 'withdrawn', 'superseded'];
export function isPublic(state: NoticeState): boolean {
  return publicStates.includes(state);
}

/** The states in which the text may be changed: before it is submitted, and when it was returned. */
export function isOpenForEditing(state: NoticeState): boolean {
  return noticeTransitions[state].submit !== undefined;
}

/** A body or group as printed; those outside the system are not reached by it. */
export type Addressee = { name: string; outside?: boolean; note?: string };

/** A body in whose name it goes out, as printed; one of the tree has an organisation and countersigns there. */
export type Issuer = { name: string; organisationId?: OrganisationId };

/** An issuer's name under one version. Outside the system: who signed, when, and on which paper, written down by hand. */
export type Countersign = {
  version: number;
  issuer: string;
  organisationId?: OrganisationId;
  at: Date;
  by?: PersonId;
  byHand?: { signatory: string; signedOn: string; paper: string };
};

/** What stands on the paper. The leading issuer is the first; its number is the paper's one number. */
export type NoticeContent = {
  number?: string;
  title: string;
  issuers: readonly Issuer[];
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
  countersigns: readonly Countersign[];
  /** The version of the campaign it was issued for. */
  campaignVersion?: number;
  /** The paper whose place it takes once it is issued. */
  supersedes?: NoticeId;
  /** It tells what was changed in a campaign that had been issued before. */
  amends: boolean;
  /** Put forward by an officer; the leader decides. */
  withdrawal?: Withdrawal;
  /** When it was withdrawn or superseded. */
  endedAt?: Date;
  endedBy?: PersonId;
  newer?: NewerNotice;
};

/** What an officer puts before the leader: this paper is to count no longer. */
export type Withdrawal = { reason: string; at: Date; by?: PersonId };

/** The paper that takes the place of another, drafted or out. */
export type NewerNotice = { id: NoticeId; title: string; number?: string; state: NoticeState };

/** What happened to the paper in the hands of its issuers. */
export type NoticeStepVerb = 'draft' | 'edit' | 'countersign' | 'ask-withdrawal' | 'keep' | NoticeVerb;
export type NoticeStep = { verb: NoticeStepVerb; at: Date; by?: PersonId; reason?: string };

/** An organisation of the tree to which the paper was issued. */
export type Recipient = {
  organisationId: OrganisationId;
  organisationPath: TreePath;
  organisationName: Named;
  /** Works on paper: what it does is recorded by the issuer, by hand. */
  isOutside: boolean;
  signedForAt?: Date;
  signedForBy?: PersonId;
  /** How the paper itself stands: one that ended is not signed for any more. */
  paperState: NoticeState;
  newer?: NewerNotice;
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

/** Each issuer stands on the paper once, and only the leading one is the organisation that prepares it. */
export function judgeIssuers(issuers: readonly Issuer[], own: OrganisationId): Refusal[] {
  return issuers.flatMap((issuer, index) => {
    const isAgain = issuers.some(
      (other, at) =>
        at < index &&
        (other.name === issuer.name ||
          (issuer.organisationId !== undefined && other.organisationId === issuer.organisationId)),
    );
    const isOwn = index > 0 && issuer.organisationId === own;
    return isAgain || isOwn ? [{ code: 'notice.issuer-twice', field: `issuers.${index}.name` }] : [];
  });
}

/** Lines of a field that holds one thing a line. */
export function linesOf(text: string | undefined): string[] {
  return (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
