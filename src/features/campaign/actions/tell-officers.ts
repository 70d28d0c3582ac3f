/** Writing to the officers of an organisation, each once; called from reactions here and of the features above. */

import type { KeptFact } from '../../../kernel/fact.ts';
import type { OrganisationId } from '../../../kernel/id.ts';
import type { Doing } from '../../../platform/db.ts';
import { type NewLetter, postLetter } from '../../message/actions/post-letter.ts';
import { listSeatsAt } from '../../organisation/store.ts';

type Written = Pick<NewLetter, 'kind' | 'about' | 'link'>;

export async function tellOfficers(
  doing: Doing,
  fact: KeptFact,
  organisationId: OrganisationId,
  letter: Written,
): Promise<void> {
  const told = new Set<string>();
  for (const seat of await listSeatsAt(doing.tx, organisationId, doing.now)) {
    if (seat.role !== 'officer' || told.has(seat.personId)) continue;
    told.add(seat.personId);
    await postLetter(doing, { personId: seat.personId, fact, ...letter });
  }
}
