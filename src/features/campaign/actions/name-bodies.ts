/** Bodies that stand in the tree are linked to it by their full name; the others stay words of the paper. */

import type { Tx } from '../../../platform/db.ts';
import { findOrganisationByName } from '../../organisation/store.ts';
import type { Body } from '../campaign.ts';

export async function withOrganisations(tx: Tx, bodies: readonly Body[]): Promise<Body[]> {
  const linked: Body[] = [];
  for (const { role, name } of bodies) {
    const found = await findOrganisationByName(tx, name);
    linked.push(found ? { role, name, organisationId: found.id } : { role, name });
  }
  return linked;
}
