/** Revoking a feed: its address answers nobody any more. */

import { personIdOf } from '../../../kernel/actor.ts';
import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { revokeFeedOf } from '../store/feed.ts';

/** Refuses when there is none any more. */
export async function revokeFeed(doing: Doing): Promise<Outcome<string>> {
  const personId = personIdOf(doing.actor);
  if (!personId) return refuse('http.sign-in-needed');
  const id = await revokeFeedOf(doing, personId);
  if (!id) return refuse('calendar.feed-gone');
  await announce(doing, { name: 'calendar.feed-revoked', subjectId: id });
  return done(id);
}
