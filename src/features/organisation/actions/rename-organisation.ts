/** Naming an organisation anew: its names, its kind, what its level is called. Reports of before keep the name of then. */

import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Organisation, OrganisationKind } from '../organisation.ts';
import { mayRename } from '../policy.ts';
import { listNamesTaken, lockOrganisation, renameOrganisation as rename } from '../store/change.ts';
import { insertStep } from '../store/era.ts';
import { getOrganisation } from '../store.ts';

type Renaming = {
  name: string;
  shortName: string;
  nameEn?: string;
  shortNameEn?: string;
  kind: OrganisationKind;
  levelName?: string;
  reason: string;
  version: number;
};

/** Refuses a name that stands there already, and an edit made from an older version. */
export async function renameOrganisation(
  doing: Doing,
  asked: Organisation,
  typed: Renaming,
): Promise<Outcome<Organisation>> {
  const organisation = await lockOrganisation(doing.tx, asked.id, typed.version);
  if (!organisation) return refuse('http.stale');
  const verdict = mayRename(doing.actor, organisation);
  if (!verdict.allowed) return refuseAll([verdict.refusal]);
  const { id, parentId } = organisation;
  const taken = parentId ? await listNamesTaken(doing.tx, parentId, [typed.name], [id]) : [];
  if (taken.length > 0) return refuse('organisation.name-taken', undefined, 'name');
  const name = { zh: typed.name, en: typed.nameEn };
  const shortName = { zh: typed.shortName, en: typed.shortNameEn };
  const { kind, levelName, reason } = typed;
  const said = { name, shortName, kind, levelName };
  if (!(await rename(doing.tx, organisation, typed.version, said, doing.now))) return refuse('http.stale');
  const before = { name: organisation.name.zh, kind: organisation.kind };
  const after = { name: typed.name, kind };
  await insertStep(doing, { organisationId: id, verb: 'rename', reason, about: { before, after } });
  await announce(doing, {
    name: 'organisation.renamed',
    subjectId: id,
    organisationId: id,
    seat: 'admin',
    reason,
    before,
    after,
  });
  return done(await getOrganisation(doing.tx, id));
}
