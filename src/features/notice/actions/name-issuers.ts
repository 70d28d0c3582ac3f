/** Naming issuers: what was typed for the bodies of a joint paper, with the organisations of the tree found by full name. */

import { askPage } from '../../../kernel/page.ts';
import { done, type Outcome, type Refusal, refuseAll } from '../../../kernel/verdict.ts';
import type { Tx } from '../../../platform/db.ts';
import { searchOrganisations } from '../../organisation/store/search.ts';
import type { Issuer } from '../notice.ts';

export type TypedIssuer = { name: string; organisation?: string };

/** The leading body is whoever prepares the paper. A level that is marked outside countersigns on paper. */
export async function nameIssuers(tx: Tx, typed: readonly TypedIssuer[]): Promise<Outcome<Issuer[]>> {
  const issuers: Issuer[] = [];
  const problems: Refusal[] = [];
  for (const [index, { name, organisation }] of typed.entries()) {
    if (index === 0 || organisation === undefined) {
      issuers.push({ name });
      continue;
    }
    const found = await searchOrganisations(tx, organisation, askPage(undefined, 1000), { open: true });
    const exact = found.items.filter((one) => one.name.zh === organisation);
    const [one] = exact;
    if (!one || exact.length > 1) {
      const field = `issuers.${index}.organisation`;
      problems.push({ code: 'notice.issuer-unknown', about: { name: organisation }, field });
      continue;
    }
    issuers.push(one.isOutside ? { name } : { name, organisationId: one.id });
  }
  return problems.length > 0 ? refuseAll(problems) : done(issuers);
}
