/** Who may do what with a notice: officers prepare and issue, leaders sign, recipients answer for themselves. */

import { type Actor, personIdOf, seatAt, seatFor } from '../../kernel/actor.ts';
import { all, allowed, never, next, notNow, unless, type Verdict } from '../../kernel/verdict.ts';
import type { Campaign } from '../campaign/campaign.ts';
import {
  isOpenForEditing,
  isPreparedBy,
  type Notice,
  type NoticeVerb,
  noticeTransitions,
  type Recipient,
} from './notice.ts';
import { text } from './text.ts';

type Paper = Pick<Notice, 'organisationPath' | 'state' | 'preparers' | 'preparedBy'>;

/** What a recipient decides about: its own place on the list, and whether a version of its own stands already. */
export type Receipt = {
  recipient: Pick<Recipient, 'organisationPath' | 'signedForAt'>;
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

export function mayIssue(actor: Actor, notice: Paper): Verdict {
  return all(ownOfficer(actor, notice), inStep(notice, 'issue'));
}

/** Who has signed for it and who has not: the issuer's people and those above. */
export function maySeeReceipts(actor: Actor, notice: Pick<Notice, 'organisationPath' | 'state'>): Verdict {
  return all(
    unless(
      seatFor(actor, ['admin', 'officer', 'leader'], notice.organisationPath) !== undefined,
      never('notice.not-yours'),
    ),
    unless(notice.state === 'issued', never('notice.not-yours')),
  );
}

/** How it was prepared: the organisation's own people. */
export function maySeeSteps(actor: Actor, notice: Pick<Notice, 'organisationPath'>): Verdict {
  return unless(
    seatAt(actor, ['admin', 'officer', 'leader'], notice.organisationPath) !== undefined,
    never('notice.not-yours'),
  );
}

/** The recipient's officer or leader, once; nobody above or beside signs in its stead (AC-036). */
export function maySignFor(actor: Actor, { recipient }: Pick<Receipt, 'recipient'>): Verdict {
  const at = recipient.signedForAt;
  return all(
    unless(
      seatAt(actor, ['officer', 'leader'], recipient.organisationPath) !== undefined,
      never('notice.not-recipient'),
    ),
    at === undefined ? allowed : notNow('notice.already-signed-for', { at }),
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
    unless(recipient.signedForAt !== undefined, notNow('notice.not-signed-for')),
    unless(campaign.state === 'running', notNow('campaign.not-running')),
  );
}
