/** Merging an organisation into another: it closes and stays beneath the other as history; its children go to the other. */

import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { judgeParent, type Organisation } from '../organisation.ts';
import { mayMerge, mayPlaceUnder } from '../policy.ts';
import { closeOrganisation, listNamesTaken, listOpenChildren, lockOrganisation } from '../store/change.ts';
import { insertStep } from '../store/era.ts';
import { findOrganisation } from '../store.ts';
import { listed } from '../text/change.ts';
import { relocate } from './relocate.ts';

/** Refuses what a move refuses, and children of the same names on both sides: they would be one too many. */
export async function mergeOrganisation(
  doing: Doing,
  asked: Organisation,
  merge: { to: string; reason: string; version: number },
): Promise<Outcome<Organisation>> {
  const { tx, actor, now } = doing;
  const { reason } = merge;
  const organisation = await lockOrganisation(tx, asked.id, merge.version);
  if (!organisation) return refuse('http.stale');
  const into = await findOrganisation(tx, merge.to);
  const problem = judgeParent(organisation, into, 'to');
  if (problem || !into) return refuseAll([problem ?? { code: 'organisation.unknown', field: 'to' }]);
  for (const verdict of [mayMerge(actor, organisation, now), mayPlaceUnder(actor, into.path)]) {
    if (!verdict.allowed) return refuseAll([verdict.refusal]);
  }
  const { id } = organisation;
  const children = await listOpenChildren(tx, id);
  const childNames = children.map((child) => child.name.zh);
  const twice = await listNamesTaken(tx, into.id, childNames, [id]);
  if (twice.length > 0) return refuse('organisation.names-clash', { names: listed(twice) }, 'to');
  for (const child of children) await relocate(doing, child, into, reason);
  await relocate(doing, organisation, into, reason);
  await closeOrganisation(tx, organisation, now, into.id);
  const about = { into: into.id, intoName: into.name.zh, children: children.length };
  await insertStep(doing, { organisationId: id, verb: 'merge', reason, about });
  const taken = { from: id, fromName: organisation.name.zh, children: children.length };
  await insertStep(doing, { organisationId: into.id, verb: 'merge', reason, about: taken });
  await announce(doing, {
    name: 'organisation.merged',
    subjectId: id,
    organisationId: into.id,
    seat: 'admin',
    reason,
    after: about,
  });
  return done(into);
}
