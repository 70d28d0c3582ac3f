/** Letting go of what was proved: it counts no more, rests before anybody else may bind it, and other sessions end. */

import { done, type Outcome } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { endSessionsElsewhere } from '../../account/actions/open-session.ts';
import type { Binding } from '../identity.ts';
import { endBinding } from '../store/binding.ts';

export async function letGo(doing: Doing, { binding }: { binding: Binding }): Promise<Outcome<undefined>> {
  const { id: subjectId, kind, masked } = binding;
  if (!(await endBinding(doing.tx, subjectId, doing.now))) return done(undefined);
  await endSessionsElsewhere(doing);
  await announce(doing, { name: 'identity.unbound', subjectId, before: { kind, masked } });
  return done(undefined);
}
