/** Who reads letters: only the person they are written to. */

import { type Actor, personIdOf } from '../../kernel/actor.ts';
import { never, notNow, unless, type Verdict } from '../../kernel/verdict.ts';
import type { Letter } from './message.ts';

export function mayOpenInbox(actor: Actor): Verdict {
  return unless(actor.kind === 'person', notNow('http.sign-in-needed'));
}

export function mayReadLetter(actor: Actor, letter: Pick<Letter, 'personId'>): Verdict {
  return unless(personIdOf(actor) === letter.personId, never('message.not-yours'));
}
