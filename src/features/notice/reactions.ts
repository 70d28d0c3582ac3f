/** What notices do when they hear a fact: they write to those whom it concerns. */

import type { SeatRole } from '../../kernel/actor.ts';
import type { KeptFact } from '../../kernel/fact.ts';
import type { OrganisationId } from '../../kernel/id.ts';
import type { Values } from '../../kernel/text.ts';
import type { Doing } from '../../platform/db.ts';
import { on, type Reaction } from '../../platform/worker.ts';
import { postLetter } from '../message/actions/post-letter.ts';
import { listSeatsAt } from '../organisation/store.ts';
import { countersignersOf, missingCountersigns } from './countersign.ts';
import type { Notice } from './notice.ts';
import { listRecipientIds } from './store/recipient.ts';
import { getNotice } from './store.ts';

type Letter = { kind: `notice.${string}`; about: Values; link: string };

/** To whoever holds one of these seats at one of these organisations, once each. */
async function tellSeats(
  doing: Doing,
  fact: KeptFact,
  organisationIds: readonly OrganisationId[],
  role: SeatRole,
  letter: Letter,
): Promise<void> {
  // What is issued is everybody's: the organisation's chat group hears of it too. Drafts stay among those who decide.
  const isPublic = letter.kind === 'notice.issued';
  for (const organisationId of organisationIds) {
    for (const seat of await listSeatsAt(doing.tx, organisationId, doing.now)) {
      if (seat.role !== role) continue;
      const { personId } = seat;
      await postLetter(doing, {
        personId,
        fact,
        ...letter,
        organisationId: isPublic ? organisationId : undefined,
      });
    }
  }
}

const linkOf = (notice: { id: string }) => `/office/notices/${notice.id}`;
const issuersOf = (notice: Notice): OrganisationId[] =>
  countersignersOf(notice).flatMap((issuer) => issuer.organisationId ?? []);

/** To every officer of every recipient; those who had the paper it takes the place of are told of that instead. */
async function tellRecipients(doing: Doing, fact: KeptFact): Promise<void> {
  const notice = await getNotice(doing.tx, fact.subjectId);
  const before = notice.supersedes ? await listRecipientIds(doing.tx, notice.supersedes) : [];
  const ids = (await listRecipientIds(doing.tx, notice.id)).filter((id) => !before.includes(id));
  const about = { issuer: notice.organisationName, title: notice.title };
  await tellSeats(doing, fact, ids, 'officer', { kind: 'notice.issued', about, link: linkOf(notice) });
}

/** To whoever prepared it. */
async function tellPreparer(doing: Doing, fact: KeptFact): Promise<void> {
  const notice = await getNotice(doing.tx, fact.subjectId);
  if (!notice.preparedBy) return;
  const about = { title: notice.title, reason: fact.reason ?? '', by: String(fact.after?.issuer ?? '') };
  const kind = fact.name === 'notice.given-back' ? 'notice.given-back' : 'notice.returned';
  await postLetter(doing, { personId: notice.preparedBy, fact, kind, about, link: linkOf(notice) });
}

/** To the leaders of the other issuers of a joint paper. */
async function askIssuers(doing: Doing, fact: KeptFact): Promise<void> {
  const notice = await getNotice(doing.tx, fact.subjectId);
  const missing = missingCountersigns(notice, notice.countersigns).flatMap((one) => one.organisationId ?? []);
  const about = { issuer: notice.organisationName, title: notice.title };
  await tellSeats(doing, fact, missing, 'leader', {
    kind: 'notice.to-countersign',
    about,
    link: linkOf(notice),
  });
}

/** To the preparer, when the last name is there. */
async function tellComplete(doing: Doing, fact: KeptFact): Promise<void> {
  const notice = await getNotice(doing.tx, fact.subjectId);
  const isComplete = missingCountersigns(notice, notice.countersigns).length === 0;
  if (!isComplete || notice.state !== 'signed' || !notice.preparedBy) return;
  const about = { title: notice.title };
  const kind = 'notice.countersigned';
  await postLetter(doing, { personId: notice.preparedBy, fact, kind, about, link: linkOf(notice) });
}

/** To the own leaders: an officer asks, they decide. */
async function askLeaders(doing: Doing, fact: KeptFact): Promise<void> {
  const notice = await getNotice(doing.tx, fact.subjectId);
  const about = { title: notice.title, reason: fact.reason ?? '' };
  await tellSeats(doing, fact, [notice.organisationId], 'leader', {
    kind: 'notice.withdrawal-asked',
    about,
    link: linkOf(notice),
  });
}

/** To the officers of the recipients and of the other issuers: it counts no longer. */
async function tellEnded(doing: Doing, fact: KeptFact): Promise<void> {
  const notice = await getNotice(doing.tx, fact.subjectId);
  const ids = [...(await listRecipientIds(doing.tx, notice.id)), ...issuersOf(notice)];
  const about = { issuer: notice.organisationName, title: notice.title, reason: fact.reason ?? '' };
  const { newer } = notice;
  const letter: Letter =
    fact.name === 'notice.superseded' && newer
      ? { kind: 'notice.superseded', about: { ...about, newer: newer.title }, link: linkOf(newer) }
      : { kind: 'notice.withdrawn', about, link: linkOf(notice) };
  await tellSeats(doing, fact, [...new Set(ids)], 'officer', letter);
}

export const reactions: Reaction[] = [
  on('notice.issued', 'tell-recipients', tellRecipients),
  on('notice.returned', 'tell-preparer', tellPreparer),
  on('notice.given-back', 'tell-preparer', tellPreparer),
  on('notice.submitted', 'ask-issuers', askIssuers),
  on('notice.countersigned', 'tell-complete', tellComplete),
  on('notice.countersigned-by-hand', 'tell-complete', tellComplete),
  on('notice.withdrawal-asked', 'ask-leaders', askLeaders),
  on('notice.withdrawn', 'tell-ended', tellEnded),
  on('notice.superseded', 'tell-ended', tellEnded),
];
