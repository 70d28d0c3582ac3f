/** Taking a link: it is used up, and whoever took it is invited by their account; they accept or decline then. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Invitation } from '../invitation.ts';
import type { Panel } from '../panel.ts';
import { endInvitation } from '../store/invitation.ts';
import { insertJudge } from '../store/panel.ts';

/** Refuses a link that is over, and somebody who has a place in this panel already. */
export async function takeLink<F extends { panel: Panel; link: Invitation }>(
  doing: Doing,
  found: F,
): Promise<Outcome<F>> {
  const { tx, actor, now } = doing;
  const { panel, link } = found;
  if (actor.kind !== 'person') throw new Error('only a person takes a link');
  const { unitId, role, languages, loadCap } = link;
  if (!(await endInvitation(tx, link.id, { as: 'used', by: actor.id }, now)))
    return refuse('panel.link-over');
  const place = { panelId: panel.id, personId: actor.id, unitId, role, languages, loadCap };
  if (!(await insertJudge(tx, { ...place, state: 'invited' }, now))) return refuse('panel.judge-already');
  await announce(doing, {
    name: 'panel.link-taken',
    subjectId: panel.id,
    organisationId: panel.organisationId,
    campaignId: panel.campaignId,
    after: { invitationId: link.id, personId: actor.id },
  });
  return done(found);
}
