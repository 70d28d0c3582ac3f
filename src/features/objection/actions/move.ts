/** Moving: one step of an objection by its table, saved if it still is what was seen, announced as one fact. */

import { done, next, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { type Objection, type ObjectionVerb, objectionTransitions } from '../objection.ts';
import { type Changes, getObjection, moveObjection } from '../store.ts';

type FactName = `objection.${string}`;
export type Moving = {
  verb: ObjectionVerb;
  name: FactName;
  version: number;
  seat?: string;
  reason?: string;
  changes?: Changes;
};

export async function move(
  doing: Doing,
  objection: Objection,
  { verb, name, version, seat, reason, changes }: Moving,
): Promise<Outcome<Objection>> {
  const to = next(objectionTransitions, objection.state, verb);
  if (!to) return refuse('objection.wrong-state');
  if (!(await moveObjection(doing, { ...objection, version }, { verb, to, reason }, changes)))
    return refuse('http.stale');
  await announce(doing, {
    name,
    subjectId: objection.id,
    ...{ organisationId: objection.organisationId, campaignId: objection.campaignId, seat, reason },
    before: { state: objection.state },
    after: { state: to, remedy: changes?.remedy },
  });
  return done(await getObjection(doing.tx, objection.id));
}
