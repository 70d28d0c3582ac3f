/** Who may do what with an account: everyone may sign in or up; signing out takes being signed in. */

import type { Actor } from '../../kernel/actor.ts';
import { never, unless, type Verdict } from '../../kernel/verdict.ts';

export function maySignOut(actor: Actor): Verdict {
  return unless(actor.kind === 'person', never('account.signed-out'));
}
