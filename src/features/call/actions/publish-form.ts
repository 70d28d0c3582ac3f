/** Putting a design to use: the call's next version asks what was designed; or dropping it. */

import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Call } from '../call.ts';
import { judgeForm, judgeReform } from '../design.ts';
import { dropDesign, findDesign } from '../store/design.ts';
import { amendTo, type Consent, type Found } from './amend-to.ts';
import type { EntriesGuard } from './keep-form.ts';

/** Entries may have come since it was designed: asked again here. */
export function publishForm(guard: EntriesGuard) {
  return async (doing: Doing, found: Found, typed: Consent & { version: number }): Promise<Outcome<Call>> => {
    const { call } = found;
    const design = await findDesign(doing.tx, call.id);
    if (!design || design.version !== typed.version) return refuse('http.stale');
    if (design.isBehind) return refuse('call.design-behind');
    const { fields } = design;
    const broken = (await guard(doing.tx, call.id)) ? judgeReform(call.fields, fields) : [];
    const problems = [...judgeForm(fields, call.eligibility), ...broken];
    if (problems.length > 0) return refuseAll(problems);
    const amended = await amendTo(doing, found, { ...call, fields }, typed);
    if (amended.ok) await dropDesign(doing.tx, call.id, design.version);
    return amended;
  };
}

export async function discardForm(
  doing: Doing,
  { call }: Found,
  typed: { version: number },
): Promise<Outcome<Call>> {
  if (!(await dropDesign(doing.tx, call.id, typed.version))) return refuse('http.stale');
  await announce(doing, {
    name: 'call.design-dropped',
    subjectId: call.id,
    organisationId: call.ownerId,
    campaignId: call.campaignId,
    seat: 'officer',
  });
  return done(call);
}
