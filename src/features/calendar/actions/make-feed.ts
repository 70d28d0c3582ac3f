/** Making a feed: a person gets an address from which their calendar program reads dates. */

import { personIdOf } from '../../../kernel/actor.ts';
import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { insertFeed } from '../store/feed.ts';

/** Refuses a second one beside one that stands. */
export function makeFeed(secret: string) {
  return async (doing: Doing): Promise<Outcome<string>> => {
    const personId = personIdOf(doing.actor);
    if (!personId) return refuse('http.sign-in-needed');
    const id = await insertFeed(doing, personId, secret);
    if (!id) return refuse('calendar.feed-stands');
    await announce(doing, { name: 'calendar.feed-made', subjectId: id });
    return done(id);
  };
}
