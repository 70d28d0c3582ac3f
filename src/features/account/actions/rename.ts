/** Renaming oneself: by what name one is shown to others from now on; the audit keeps the one before. */

import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { judgeName, spellName } from '../account.ts';
import { saveName } from '../store.ts';

export async function rename(doing: Doing, _: unknown, taken: { name: string }): Promise<Outcome<string>> {
  const { tx, actor } = doing;
  if (actor.kind !== 'person') return refuse('account.signed-out');
  const name = spellName(taken.name);
  const wrong = judgeName(name);
  if (wrong) return refuseAll([wrong]);
  if (name === actor.name) return done(name);
  await saveName(tx, actor.id, name);
  const said = { before: { name: actor.name }, after: { name } };
  await announce(doing, { name: 'account.renamed', subjectId: actor.id, ...said });
  return done(name);
}
