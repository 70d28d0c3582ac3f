/** Who may do what with a notice: officers prepare and issue, leaders sign, recipients answer for themselves. */

import { type Actor, personIdOf, type SeatRole, seatAt, seatFor, seatsOf } from '../../kernel/actor.ts';
import type { OrganisationId } from '../../kernel/id.ts';
import { all, allowed, never, next, notNow, unless, type Verdict } from '../../kernel/verdict.ts';
import type { Campaign } from '../campaign/campaign.ts';
import { countersignOf, missingCountersigns } from './countersign.ts';
import {
  type Issuer,
  isOpenForEditing,
  isPreparedBy,
  isPublic,
  type Notice,
  type NoticeVerb,
  noticeTransitions,
  type Recipient,
} from './notice.ts';
import { text } from './text.ts';

type Paper = Pick<Notice, 'organisationPath' | 'state' | 'preparers' | 'preparedBy'>;
type JointPaper = Paper & Pick<Notice, 'issuers' | 'version' | 'countersigns'>;
type IssuedPaper = Paper & Pick<Notice, 'withdrawal' | 'newer' | 'campaignVersion' | 'amends'>;

/** What a recipient decides about: its own place on the list, and whether a version of its own stands already. */
export type Receipt = {
  recipient: Pick<Recipient, 'organisationPath' | 'signedForAt' | 'paperState' | 'newer'>;
  campaign: Pick<Campaign, 'state'>;
  adopted?: unknown;
};

const ownOfficer = (actor: Actor, paper: { organisationPath: string }): Verdict =>
  unless(seatAt(actor, ['officer'], paper.organisationPath) !== undefined, never('notice.not-yours'));

const ownLeader = (actor: Actor, paper: { organisationPath: string }): Verdict =>
  unless(seatAt(actor, ['leader'], paper.organisationPath) !== undefined, never('notice.not-leader'));

const wrongStep = (paper: Paper): Verdict =>
  notNow('notice.wrong-step', { state: text[`state.${paper.state}`] });

const inStep = (paper: Paper, verb: NoticeVerb): Verdict =>
  unless(next(noticeTransitions, paper.state, verb) !== undefined, wrongStep(paper));

/** A notice is drafted by the officer of the organisation whose campaign it carries. */
export function mayDraft(actor: Actor, campaign: Pick<Campaign, 'organisationPath' | 'state'>): Verdict {
  return all(
    ownOfficer(actor, campaign),
    unless(campaign.state !== 'closed', notNow('campaign.not-running')),
  );
}

export function mayEdit(actor: Actor, notice: Paper): Verdict {
  return all(ownOfficer(actor, notice), unless(isOpenForEditing(notice.state), wrongStep(notice)));
}

export function maySubmit(actor: Actor, notice: Paper): Verdict {
  return all(ownOfficer(actor, notice), inStep(notice, 'submit'));
}

/** The leader of the same organisation, and never one of those who prepared it (AC-044, AC-172). */
export function maySign(actor: Actor, notice: Paper): Verdict {
  return all(
    ownLeader(actor, notice),
    unless(!isPreparedBy(notice, personIdOf(actor)), never('notice.own-paper')),
    inStep(notice, 'sign'),
  );
}

/** Whoever may sign may also return, with a reason; even one's own paper may be taken back this way. */
export function mayReturn(actor: Actor, notice: Paper): Verdict {
  return all(ownLeader(actor, notice), inStep(notice, 'return'));
}

/** When the own leader has signed and every other issuer has countersigned this very version. */
export function mayIssue(actor: Actor, notice: JointPaper): Verdict {
  const missing = missingCountersigns(notice, notice.countersigns);
  const names = missing.map((issuer) => issuer.name).join(text['paper.comma'].zh);
  return all(
    ownOfficer(actor, notice),
    inStep(notice, 'issue'),
    unless(missing.length === 0, notNow('notice.countersigns-missing', { names })),
  );
}

const sitsAt = (actor: Actor, role: SeatRole, organisationId: OrganisationId | undefined): boolean =>
  organisationId !== undefined &&
  seatsOf(actor).some((seat) => seat.role === role && seat.organisationId === organisationId);

const isBeforeIssuers = (notice: Paper): Verdict =>
  unless(notice.state === 'submitted' || notice.state === 'signed', wrongStep(notice));

const notYetCountersigned = (notice: JointPaper, issuer: Issuer): Verdict =>
  unless(
    countersignOf(notice, issuer, notice.countersigns) === undefined,
    notNow('notice.already-countersigned'),
  );

/** The other issuer's own leader: nobody countersigns for another organisation (AC-036), nor what they prepared. */
export function mayCountersign(actor: Actor, notice: JointPaper, issuer: Issuer): Verdict {
  return all(
    unless(sitsAt(actor, 'leader', issuer.organisationId), never('notice.not-leader')),
    unless(!isPreparedBy(notice, personIdOf(actor)), never('notice.own-paper')),
    isBeforeIssuers(notice),
    notYetCountersigned(notice, issuer),
  );
}

/** Another issuer's leader may give a joint paper back until it is issued, whoever has signed it meanwhile. */
export function mayGiveBack(actor: Actor, notice: Paper, issuer: Issuer): Verdict {
  return all(
    unless(sitsAt(actor, 'leader', issuer.organisationId), never('notice.not-leader')),
    inStep(notice, 'give-back'),
  );
}

/** The preparing organisation's leader writes down who signed on paper, while the paper is before its issuers. */
export function mayRecordCountersigns(actor: Actor, notice: Paper): Verdict {
  return all(ownLeader(actor, notice), isBeforeIssuers(notice));
}

/** Only for an issuer outside the system: one inside puts its own name there. */
export function mayRecordCountersign(actor: Actor, notice: JointPaper, issuer: Issuer): Verdict {
  return all(
    mayRecordCountersigns(actor, notice),
    unless(issuer.organisationId === undefined, never('notice.by-hand-inside')),
    notYetCountersigned(notice, issuer),
  );
}

/** An issued paper is taken back in two steps: the officer says why, the leader signs or keeps it. */
export function mayAskWithdrawal(actor: Actor, notice: IssuedPaper): Verdict {
  return all(
    ownOfficer(actor, notice),
    inStep(notice, 'withdraw'),
    unless(notice.withdrawal === undefined, notNow('notice.withdrawal-asked')),
  );
}

export function mayWithdraw(actor: Actor, notice: IssuedPaper): Verdict {
  const person = personIdOf(actor);
  return all(
    ownLeader(actor, notice),
    unless(person === undefined || notice.withdrawal?.by !== person, never('notice.own-paper')),
    inStep(notice, 'withdraw'),
    unless(notice.withdrawal !== undefined, notNow('notice.withdrawal-not-asked')),
  );
}

/** The leader lets the paper stand. */
export function mayKeep(actor: Actor, notice: IssuedPaper): Verdict {
  return all(
    ownLeader(actor, notice),
    inStep(notice, 'withdraw'),
    unless(notice.withdrawal !== undefined, notNow('notice.withdrawal-not-asked')),
  );
}

/** A paper that is to take the place of an issued one; one at a time. */
export function mayRedraft(actor: Actor, notice: IssuedPaper): Verdict {
  return all(
    ownOfficer(actor, notice),
    inStep(notice, 'supersede'),
    unless(notice.newer === undefined, notNow('notice.redraft-exists')),
  );
}

/** A paper that says what was changed in the campaign since this one was issued. */
export function mayAmend(
  actor: Actor,
  notice: IssuedPaper,
  campaign: Pick<Campaign, 'version' | 'state'>,
): Verdict {
  return all(
    ownOfficer(actor, notice),
    unless(notice.state === 'issued', wrongStep(notice)),
    unless(campaign.state === 'running', notNow('campaign.not-running')),
    unless(campaign.version > (notice.campaignVersion ?? campaign.version), notNow('notice.nothing-changed')),
  );
}

/** What those outside the system did is written down by the issuer's own officer, once the paper is out. */
export function mayRecordByHand(actor: Actor, notice: Paper): Verdict {
  return all(ownOfficer(actor, notice), unless(isPublic(notice.state), wrongStep(notice)));
}

/** What is given to a level outside is given by the owner's own officer, once the campaign runs. */
export function mayHandOver(actor: Actor, campaign: Pick<Campaign, 'organisationPath' | 'state'>): Verdict {
  return all(ownOfficer(actor, campaign), unless(campaign.state !== 'draft', notNow('campaign.not-running')));
}

/** A receipt and an outcome are written down by whoever may hand over. */
export function mayRecordHandover(actor: Actor, handover: { organisationPath: string }): Verdict {
  return ownOfficer(actor, handover);
}

/** What was handed over: the owner's people and those above. */
export function maySeeHandovers(actor: Actor, campaign: Pick<Campaign, 'organisationPath'>): Verdict {
  return unless(
    seatFor(actor, ['admin', 'officer', 'leader'], campaign.organisationPath) !== undefined,
    never('notice.not-yours'),
  );
}

/** Who has signed for it and who has not: the issuer's people and those above. */
export function maySeeReceipts(actor: Actor, notice: Pick<Notice, 'organisationPath' | 'state'>): Verdict {
  return all(
    unless(
      seatFor(actor, ['admin', 'officer', 'leader'], notice.organisationPath) !== undefined,
      never('notice.not-yours'),
    ),
    unless(isPublic(notice.state), never('notice.not-yours')),
  );
}

/** How it was prepared: the organisation's own people. */
export function maySeeSteps(actor: Actor, notice: Pick<Notice, 'organisationPath'>): Verdict {
  return unless(
    seatAt(actor, ['admin', 'officer', 'leader'], notice.organisationPath) !== undefined,
    never('notice.not-yours'),
  );
}

/** Whether the paper still counts; when not, where to look instead. */
const stillCounts = ({ paperState, newer }: Pick<Recipient, 'paperState' | 'newer'>): Verdict => {
  if (paperState === 'superseded') {
    return notNow('notice.superseded', { title: newer?.title ?? '', number: newer?.number ?? '' });
  }
  return unless(paperState === 'issued', notNow('notice.withdrawn'));
};

/** The recipient's officer or leader, once; nobody above or beside signs in its stead (AC-036). */
export function maySignFor(actor: Actor, { recipient }: Pick<Receipt, 'recipient'>): Verdict {
  const at = recipient.signedForAt;
  return all(
    unless(
      seatAt(actor, ['officer', 'leader'], recipient.organisationPath) !== undefined,
      never('notice.not-recipient'),
    ),
    at === undefined ? allowed : notNow('notice.already-signed-for', { at }),
    stillCounts(recipient),
  );
}

/** The recipient's officer, after signing for it, once, while the campaign above runs. */
export function mayAdopt(actor: Actor, { recipient, campaign, adopted }: Receipt): Verdict {
  return all(
    unless(
      seatAt(actor, ['officer'], recipient.organisationPath) !== undefined,
      never('notice.not-recipient'),
    ),
    unless(adopted === undefined, notNow('notice.already-adopted')),
    stillCounts(recipient),
    unless(recipient.signedForAt !== undefined, notNow('notice.not-signed-for')),
    unless(campaign.state === 'running', notNow('campaign.not-running')),
  );
}
