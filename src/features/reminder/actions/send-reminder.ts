/** Sending a reminder: to those ticked or to all in whom something is missing, each at most once a day. */

import { newId, type OrganisationId, type ReminderId } from '../../../kernel/id.ts';
import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { dueOf, mayBeToldAt, type Occasion, placeOf, type ReminderKind, type Standing } from '../reminder.ts';
import { insertReminder, listStandings, listStandingsOf, lockReminders } from '../store.ts';
import { text } from '../text.ts';

export type Taken = { kind: ReminderKind; to: readonly OrganisationId[]; all: boolean; words: string };

/** More stand beneath no level that there is; a list longer than this is told in several goes. */
export const toldMax = 5000;
const namedMax = 3;

/** Refuses with reminder.unknown-organisation, reminder.too-soon, reminder.nobody. */
export async function sendReminder(
  doing: Doing,
  campaign: Campaign,
  taken: Taken,
): Promise<Outcome<Campaign>> {
  const { tx, now } = doing;
  await lockReminders(tx, campaign.id, taken.kind);
  const ids = [...new Set(taken.to)];
  const asked = taken.all
    ? (await listStandings(tx, campaign, now, { page: 1, size: toldMax }, taken.kind)).items
    : await listStandingsOf(tx, campaign, now, ids);
  // One foreign id refuses them all, without saying which (AC-050).
  if (!taken.all && asked.length < ids.length)
    return refuse('reminder.unknown-organisation', undefined, 'to');
  const tooSoon = asked.filter((one) => placeOf(one, taken.kind, now) === 'too-soon');
  if (!taken.all && tooSoon.length > 0)
    return refuse('reminder.too-soon', sayTooSoon(tooSoon, taken.kind), 'to');
  const to = asked.filter((one) => placeOf(one, taken.kind, now) === 'tell');
  if (to.length === 0) return refuse('reminder.nobody', undefined, 'to');
  await tell(doing, campaign, { ...taken, to });
  return done(campaign);
}

function sayTooSoon(tooSoon: readonly Standing[], kind: ReminderKind) {
  const names = tooSoon.slice(0, namedMax).map((one) => one.name.zh);
  const at = new Date(Math.max(...tooSoon.map((one) => mayBeToldAt(one, kind).getTime())));
  return { names: names.join(text['names.and'].zh) + (tooSoon.length > namedMax ? '…' : ''), at };
}

type Told = { kind: ReminderKind; words: string; to: readonly Standing[]; occasion?: Occasion };

/** Keeps the reminder and announces it; the letters are written by whoever hears of it. */
export async function tell(doing: Doing, campaign: Campaign, told: Told): Promise<void> {
  const { tx, actor, now } = doing;
  const id = newId<ReminderId>(now.getTime());
  const { kind, words, occasion } = told;
  await insertReminder(tx, {
    id,
    campaignId: campaign.id,
    kind,
    at: now,
    by: actor.kind === 'person' ? actor.id : undefined,
    occasion,
    words,
    dueAt: dueOf(campaign, kind),
    to: told.to.map((one) => one.organisationId),
  });
  await announce(doing, {
    name: 'reminder.sent',
    subjectId: id,
    organisationId: campaign.organisationId,
    campaignId: campaign.id,
    seat: actor.kind === 'person' ? 'officer' : undefined,
    after: { kind, occasion, organisations: told.to.length },
  });
}
