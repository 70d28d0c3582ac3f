/** Inviting somebody by link: whoever follows it, signs in and takes it has the place; once, and within its time. */

import { newId, type PersonId } from '../../../kernel/id.ts';
import { plusDays } from '../../../kernel/period.ts';
import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { findOrganisation } from '../../organisation/store.ts';
import { judgeForeseen } from '../conflict.ts';
import { foreseeConflicts } from '../store/conflict.ts';
import { insertInvitation, type NewInvitation } from '../store/invitation.ts';
import type { Asking } from './invite-judge.ts';

export type Linked = Omit<NewInvitation, 'panelId' | 'expiresAt'> & { days: number; anyway?: boolean };

/** Refuses a unit nobody knows, and one who would stay away from most works. */
export function inviteByLink(secret: string) {
  return async (doing: Doing, { panel, task }: Asking, typed: Linked): Promise<Outcome<string>> => {
    const { tx, actor, now } = doing;
    const { days, anyway, ...link } = typed;
    const unit = await findOrganisation(tx, link.unitId);
    if (!unit) return refuse('panel.unknown-unit', undefined, 'unitId');
    const facing = { personId: newId<PersonId>(now.getTime()), name: link.name, unitPath: unit.path };
    const works = task?.works ?? [];
    const problem = judgeForeseen(await foreseeConflicts(tx, panel, facing, works), works.length, anyway);
    if (problem) return refuseAll([problem]);
    const made = { ...link, panelId: panel.id, expiresAt: plusDays(now, days) };
    const id = await insertInvitation(tx, actor, now, secret, made);
    await announce(doing, {
      name: 'panel.link-made',
      subjectId: panel.id,
      organisationId: panel.organisationId,
      campaignId: panel.campaignId,
      seat: 'officer',
      after: { invitationId: id, name: link.name, unitId: link.unitId },
    });
    return done(id);
  };
}
