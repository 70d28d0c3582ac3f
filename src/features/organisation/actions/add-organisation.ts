/** Adding an organisation beneath another. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Organisation, OrganisationKind } from '../organisation.ts';
import { insertOrganisation, listChildren } from '../store.ts';

type Added = { name: string; shortName: string; nameEn?: string; kind: OrganisationKind };

/** Refuses a second organisation of the same name beneath the same parent. */
export async function addOrganisation(
  doing: Doing,
  parent: Organisation,
  added: Added,
): Promise<Outcome<Organisation>> {
  const siblings = await listChildren(doing.tx, parent.id);
  if (siblings.some((s) => s.name.zh === added.name))
    return refuse('organisation.name-taken', undefined, 'name');
  const organisation = await insertOrganisation(doing.tx, {
    parent,
    name: { zh: added.name, en: added.nameEn },
    shortName: { zh: added.shortName },
    kind: added.kind,
    position: siblings.length,
  });
  await announce(doing, {
    name: 'organisation.added',
    subjectId: organisation.id,
    organisationId: parent.id,
    seat: 'admin',
    after: { name: added.name },
  });
  return done(organisation);
}
