/** Splitting an organisation: new ones stand beside it and take the children that were chosen for them. */

import type { OrganisationId } from '../../../kernel/id.ts';
import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { judgeSplit, type Organisation, type SplitPart, type SplitPlace } from '../organisation.ts';
import { maySplit } from '../policy.ts';
import { insertOrganisation, listNamesTaken, listOpenChildren, lockOrganisation } from '../store/change.ts';
import { insertStep } from '../store/era.ts';
import { getOrganisation } from '../store.ts';
import { relocate } from './relocate.ts';

type Split = { parts: SplitPart[]; places: SplitPlace[]; reason: string; version: number };

/** Refuses names that stand there already and children that are not its own. What is not sent anywhere stays. */
export async function splitOrganisation(
  doing: Doing,
  asked: Organisation,
  split: Split,
): Promise<Outcome<Organisation>> {
  const { tx } = doing;
  const organisation = await lockOrganisation(tx, asked.id, split.version);
  if (!organisation?.parentId) return refuse('http.stale');
  const { id, parentId } = organisation;
  const verdict = maySplit(doing.actor, organisation, doing.now);
  const problem = verdict.allowed ? judgeSplit(split.parts, split.places) : verdict.refusal;
  if (problem) return refuseAll([problem]);
  const names = split.parts.map((part) => part.name);
  const taken = names.indexOf((await listNamesTaken(tx, parentId, names))[0] ?? '');
  if (taken >= 0) return refuse('organisation.name-taken', undefined, `parts.${taken}.name`);
  const children = new Map((await listOpenChildren(tx, id)).map((child) => [child.id, child]));
  const astray = split.places.findIndex((place) => place.to !== 'stay' && !children.has(place.child));
  if (astray >= 0) return refuse('organisation.split-astray', undefined, `places.${astray}.to`);
  const made = await makeParts(doing, organisation, parentId, split, children);
  const about = { made: made.map((one) => one.id), names };
  await insertStep(doing, { organisationId: id, verb: 'split', reason: split.reason, about });
  await announce(doing, {
    name: 'organisation.split',
    subjectId: id,
    organisationId: id,
    seat: 'admin',
    reason: split.reason,
    after: about,
  });
  return done(await getOrganisation(tx, id));
}

async function makeParts(
  doing: Doing,
  organisation: Organisation,
  parentId: OrganisationId,
  split: Split,
  children: ReadonlyMap<OrganisationId, Organisation>,
): Promise<Organisation[]> {
  const made: Organisation[] = [];
  for (const [index, part] of split.parts.entries()) {
    const one = await insertOrganisation(doing.tx, {
      parent: { id: parentId },
      name: { zh: part.name, en: part.nameEn },
      shortName: { zh: part.shortName },
      kind: organisation.kind,
      levelName: organisation.levelName,
      since: doing.now,
    });
    const { reason, places } = split;
    const about = { from: organisation.id, fromName: organisation.name.zh };
    await insertStep(doing, { organisationId: one.id, verb: 'split', reason, about });
    for (const place of places.filter((p) => p.to === String(index + 1)))
      await relocate(doing, children.get(place.child)!, one, reason);
    made.push(one);
  }
  return made;
}
