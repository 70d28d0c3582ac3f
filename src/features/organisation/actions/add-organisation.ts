/** Adding an organisation beneath another. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Organisation, OrganisationKind } from '../organisation.ts';
import { insertOrganisation, listNamesTaken, lockTree } from '../store/change.ts';
import { insertStep } from '../store/era.ts';

type Added = {
  name: string;
  shortName: string;
  nameEn?: string;
  kind: OrganisationKind;
  levelName?: string;
  openedOn?: string;
};

/** Refuses a second organisation of the same name beneath the same parent, and one beneath a closed one. */
export async function addOrganisation(
  doing: Doing,
  parent: Organisation,
  added: Added,
): Promise<Outcome<Organisation>> {
  await lockTree(doing.tx);
  if (parent.closedOn) return refuse('organisation.closed', { name: parent.name });
  if ((await listNamesTaken(doing.tx, parent.id, [added.name])).length > 0)
    return refuse('organisation.name-taken', undefined, 'name');
  const { kind, levelName, openedOn } = added;
  const organisation = await insertOrganisation(doing.tx, {
    parent,
    name: { zh: added.name, en: added.nameEn },
    shortName: { zh: added.shortName },
    kind,
    levelName,
    openedOn,
    since: doing.now,
  });
  await insertStep(doing, { organisationId: organisation.id, verb: 'open' });
  await announce(doing, {
    name: 'organisation.opened',
    subjectId: organisation.id,
    organisationId: parent.id,
    seat: 'admin',
    after: { name: added.name },
  });
  return done(organisation);
}
