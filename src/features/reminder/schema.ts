/** What may come in at the doors of reminders. */

import type { OrganisationId } from '../../kernel/id.ts';
import { choice, ids, prose, shape, tick, whole } from '../../platform/form.ts';
import { reminderKinds } from './reminder.ts';

export const tickedMax = 100;
export const wordsMax = 300;

export const Choosing = shape({ kind: choice(reminderKinds), to: ids<OrganisationId>(tickedMax) });
export const Sending = shape({
  kind: choice(reminderKinds),
  to: ids<OrganisationId>(tickedMax),
  all: tick(),
  words: prose(wordsMax),
});
export const AutomaticChange = shape({ automatic: tick(), version: whole(0, 1_000_000) });
