/** Saying of oneself whether one is of age: who is not is not invited to vote (AC-151). */

import { personIdOf } from '../../../kernel/actor.ts';
import { done, type Outcome } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { saveIsMinor } from '../store/binding.ts';

export async function declareAge(
  doing: Doing,
  _: unknown,
  taken: { age: 'adult' | 'minor' },
): Promise<Outcome<undefined>> {
  const personId = personIdOf(doing.actor);
  if (!personId) throw new Error('only a person has an age');
  await saveIsMinor(doing.tx, personId, taken.age === 'minor', doing.now);
  await announce(doing, { name: 'identity.age-declared', subjectId: personId, after: { age: taken.age } });
  return done(undefined);
}
