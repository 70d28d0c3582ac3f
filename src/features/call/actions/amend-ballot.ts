/** Amending how people vote in a call, as one next version; refused for good once the vote has opened. */

import type { OrganisationId } from '../../../kernel/id.ts';
import { type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { findOrganisation } from '../../organisation/store.ts';
import { ballotTyped, judgeBallotRules, type TypedBallot } from '../ballot.ts';
import { type Call, isFrozen } from '../call.ts';
import { lockCall } from '../store/version.ts';
import { getCall } from '../store.ts';
import { amendTo, type Consent, type Found } from './amend-to.ts';

type Typed = TypedBallot & Consent & { version: number; regionId?: OrganisationId };

/** Whoever opens the vote waits for this, and this for them: afterwards it is asked again whether it has opened. */
export async function amendBallot(doing: Doing, found: Found, typed: Typed): Promise<Outcome<Call>> {
  const { call } = found;
  await lockCall(doing.tx, call.id);
  if (isFrozen(await getCall(doing.tx, call.id), doing.now)) return refuse('call.frozen');
  if (typed.version !== call.version) return refuse('http.stale');
  const region = typed.regionId && (await findOrganisation(doing.tx, typed.regionId));
  if (typed.regionId && !region) return refuse('call.ballot-elsewhere', undefined, 'regionId');
  const ballot = ballotTyped(typed, region?.path);
  const problems = judgeBallotRules(ballot, call.ownerPath);
  return problems.length > 0 ? refuseAll(problems) : amendTo(doing, found, { ...call, ballot }, typed);
}
