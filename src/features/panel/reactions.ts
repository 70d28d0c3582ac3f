/** What panels do when they hear a fact: judges are told what concerns them, the runner's officers that one is gone. */

import type { KeptFact } from '../../kernel/fact.ts';
import type { PersonId } from '../../kernel/id.ts';
import type { Doing } from '../../platform/db.ts';
import { on, type Reaction } from '../../platform/worker.ts';
import { postLetter } from '../message/actions/post-letter.ts';
import { listSeatsAt } from '../organisation/store.ts';
import { listAssigned } from './store/assignment.ts';
import { findJudge, findPanel, listJudges } from './store/panel.ts';

/** Only while the invitation stands: a letter that comes late tells nothing that is no longer so (AC-176). */
async function tellInvited(doing: Doing, fact: KeptFact): Promise<void> {
  const panel = await findPanel(doing.tx, fact.subjectId);
  const personId = fact.after?.personId as PersonId | undefined;
  const judge = panel && (await findJudge(doing.tx, panel.id, personId));
  if (!panel || judge?.state !== 'invited') return;
  await postLetter(doing, {
    personId: judge.personId,
    fact,
    kind: 'panel.judge-invited',
    about: { panel: panel.name, organisation: panel.organisationName },
    link: `/review/panels/${panel.id}`,
  });
}

async function tellRemoved(doing: Doing, fact: KeptFact): Promise<void> {
  const panel = await findPanel(doing.tx, fact.subjectId);
  const personId = fact.after?.personId as PersonId | undefined;
  if (!panel || !personId) return;
  await postLetter(doing, {
    personId,
    fact,
    kind: 'panel.judge-removed',
    about: { panel: panel.name, reason: fact.reason ?? '' },
    link: `/review/panels/${panel.id}`,
  });
}

/** Each judge who has works hears how many, and of nobody else's. */
async function tellAssigned(doing: Doing, fact: KeptFact): Promise<void> {
  const panel = await findPanel(doing.tx, fact.subjectId);
  if (!panel) return;
  const assigned = await listAssigned(doing.tx, panel.id);
  for (const judge of await listJudges(doing.tx, panel.id, { states: ['accepted'] })) {
    const count = assigned.filter((one) => one.personId === judge.personId).length;
    if (count === 0) continue;
    await postLetter(doing, {
      personId: judge.personId,
      fact,
      kind: 'panel.works-assigned',
      about: { panel: panel.name, count },
      link: `/review/panels/${panel.id}`,
    });
  }
}

async function tellRunner(doing: Doing, fact: KeptFact): Promise<void> {
  const panel = await findPanel(doing.tx, fact.subjectId);
  if (!panel) return;
  const seats = await listSeatsAt(doing.tx, panel.organisationId, doing.now);
  for (const personId of new Set(seats.filter((s) => s.role === 'officer').map((s) => s.personId)))
    await postLetter(doing, {
      personId,
      fact,
      kind: 'panel.judge-gone',
      about: { panel: panel.name },
      link: `/office/panels/${panel.id}`,
    });
}

export const reactions: Reaction[] = [
  on('panel.judge-invited', 'tell-judge', tellInvited),
  on('panel.judge-removed', 'tell-judge', tellRemoved),
  on('panel.assigned', 'tell-judges', tellAssigned),
  on('panel.declined', 'tell-runner', tellRunner),
  on('panel.left', 'tell-runner', tellRunner),
  on('panel.link-declined', 'tell-runner', tellRunner),
];
