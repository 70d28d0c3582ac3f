/** Inviting somebody with an account to a panel; they see nothing until they accept. */

import type { OrganisationId } from '../../../kernel/id.ts';
import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { spellUsername } from '../../account/account.ts';
import { findAccountByUsername } from '../../account/store.ts';
import { findOrganisation } from '../../organisation/store.ts';
import { judgeForeseen } from '../conflict.ts';
import type { Judge, Panel, Work } from '../panel.ts';
import { foreseeConflicts } from '../store/conflict.ts';
import { insertJudge } from '../store/panel.ts';

export type Asking = { panel: Panel; task?: { works: readonly Work[] } };
export type Invited = { username: string; unitId: OrganisationId; anyway?: boolean } & Partial<
  Pick<Judge, 'role' | 'languages' | 'loadCap'>
>;

/** Refuses an unknown person or unit, one who would stay away from most works, and one who has a place already. */
export async function inviteJudge<F extends Asking>(
  doing: Doing,
  found: F,
  invited: Invited,
): Promise<Outcome<F>> {
  const { panel } = found;
  const { username, anyway, ...place } = invited;
  const person = await findAccountByUsername(doing.tx, spellUsername(username));
  if (!person) return refuse('panel.unknown-person', undefined, 'username');
  const unit = await findOrganisation(doing.tx, place.unitId);
  if (!unit) return refuse('panel.unknown-unit', undefined, 'unitId');
  const [facing, works] = [
    { personId: person.id, name: person.name, unitPath: unit.path },
    found.task?.works ?? [],
  ];
  const problem = judgeForeseen(await foreseeConflicts(doing.tx, panel, facing, works), works.length, anyway);
  if (problem) return refuseAll([problem]);
  const judge = { ...place, panelId: panel.id, personId: person.id, state: 'invited' as const };
  if (!(await insertJudge(doing.tx, judge, doing.now)))
    return refuse('panel.judge-already', undefined, 'username');
  await announce(doing, {
    name: 'panel.judge-invited',
    subjectId: panel.id,
    organisationId: panel.organisationId,
    campaignId: panel.campaignId,
    seat: 'officer',
    after: { personId: person.id, unitId: place.unitId, role: place.role ?? 'judge' },
  });
  return done(found);
}
