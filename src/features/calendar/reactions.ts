/** What the calendar does when it hears facts: the officers of a unit learn of its extension. */

import type { KeptFact } from '../../kernel/fact.ts';
import { sayEnd } from '../../kernel/period.ts';
import type { Named } from '../../kernel/text.ts';
import type { Doing } from '../../platform/db.ts';
import { on, type Reaction } from '../../platform/worker.ts';
import { postLetter } from '../message/actions/post-letter.ts';
import { listSeatsAt } from '../organisation/store.ts';
import type { Extension } from './calendar.ts';
import { getExtension } from './store.ts';
import { text } from './text.ts';

/** What is extended, with the call it is for. */
function whatOf({ what, callName }: Extension): Named {
  const { zh, en } = text[`what.${what}`];
  return callName ? { zh: `${callName.zh} ${zh}`, en: `${callName.en ?? callName.zh} ${en}` } : { zh, en };
}

async function tellUnit(doing: Doing, fact: KeptFact): Promise<void> {
  const extension = await getExtension(doing.tx, fact.subjectId);
  const { campaignTitle, organisationName, until, usesMax, reason, campaignId, callId } = extension;
  const link = callId ? `/office/calls/${callId}` : `/office/campaigns/${campaignId}`;
  const about = {
    campaign: campaignTitle,
    what: whatOf(extension),
    organisation: organisationName,
    until: { zh: sayEnd(until, 'zh'), en: sayEnd(until, 'en') },
    uses: usesMax,
    reason,
  };
  const seats = await listSeatsAt(doing.tx, extension.organisationId, doing.now);
  const officers = new Set(seats.filter((seat) => seat.role === 'officer').map((seat) => seat.personId));
  for (const personId of officers)
    await postLetter(doing, { personId, fact, kind: 'calendar.extension-granted', about, link });
}

export const reactions: Reaction[] = [on('calendar.extension-granted', 'tell-unit', tellUnit)];
