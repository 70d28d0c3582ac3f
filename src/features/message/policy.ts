/** Who reads letters: only the person they are written to. Who keeps an organisation's robots: its administrators. */

import { type Actor, personIdOf, seatFor } from '../../kernel/actor.ts';
import type { TreePath } from '../../kernel/tree.ts';
import { never, notNow, unless, type Verdict } from '../../kernel/verdict.ts';
import type { Letter } from './message.ts';

export function mayOpenInbox(actor: Actor): Verdict {
  return unless(actor.kind === 'person', notNow('http.sign-in-needed'));
}

export function mayReadLetter(actor: Actor, letter: Pick<Letter, 'personId'>): Verdict {
  return unless(personIdOf(actor) === letter.personId, never('message.not-yours'));
}

/** Where the group of an organisation is written to is for its administrators and those above to say. */
export function mayKeepRobots(actor: Actor, place: TreePath): Verdict {
  return unless(seatFor(actor, ['admin'], place) !== undefined, never('message.not-admin'));
}
