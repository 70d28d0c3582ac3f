/** Who may do what with an account: everyone may sign in or up; signing out takes being signed in. */

import type { Actor } from '../../kernel/actor.ts';
import { never, notNow, unless, type Verdict } from '../../kernel/verdict.ts';

export function maySignOut(actor: Actor): Verdict {
  return unless(actor.kind === 'person', never('account.signed-out'));
}

/** People name themselves; whoever holds a seat is named by who gave it, as their acts are signed with the name. */
export function mayRename(actor: Actor): Verdict {
  if (actor.kind !== 'person') return notNow('http.sign-in-needed');
  return unless(actor.seats.length === 0, never('account.name-of-seat'));
}
