/** Letting go of what was proved: it counts no more from now on, and rests before anybody else may bind it. */

import { done, type Outcome } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Binding } from '../identity.ts';
import { endBinding } from '../store/binding.ts';

export async function letGo(doing: Doing, { binding }: { binding: Binding }): Promise<Outcome<undefined>> {
  const { id: subjectId, kind, masked } = binding;
  if (await endBinding(doing.tx, subjectId, doing.now))
    await announce(doing, { name: 'identity.unbound', subjectId, before: { kind, masked } });
  return done(undefined);
}
