/** What resemblances do when they hear a fact: ask for prints, forget, tell those who may know; and the work that is due. */

import type { KeptFact } from '../../kernel/fact.ts';
import type { EntryId, OrganisationId } from '../../kernel/id.ts';
import type { TreePath } from '../../kernel/tree.ts';
import type { Doing } from '../../platform/db.ts';
import { type Errand, on, type Reaction } from '../../platform/worker.ts';
import { tellOfficers } from '../campaign/actions/tell-officers.ts';
import { findOrganisation } from '../organisation/store.ts';
import { askPrints } from './actions/ask-prints.ts';
import { printDue, type ResemblanceRoom } from './actions/print-due.ts';
import type { PairedWork, Resemblance, ResemblanceId } from './resemblance.ts';
import { askHeirs, forgetJob } from './store/job.ts';
import { replaceAncestors } from './store/pair.ts';
import { deletePrints } from './store/print.ts';
import { getResemblance } from './store.ts';
import { text } from './text.ts';

const pairOf = ({ tx, now }: Doing, fact: KeptFact): Promise<Resemblance> =>
  getResemblance(tx, fact.subjectId as ResemblanceId, now);

/** Whole to the level above both; to the units themselves that there is something, and not what. */
async function tellFound(doing: Doing, fact: KeptFact): Promise<void> {
  const pair = await pairOf(doing, fact);
  const { first, second, keeperId } = pair;
  if (keeperId)
    await tellOfficers(doing, fact, keeperId, {
      kind: 'resemblance.found',
      about: {
        title: second.title,
        unit: second.unitName,
        otherTitle: first.title,
        otherUnit: first.unitName,
      },
      link: `/office/resemblances/${pair.id}`,
    });
  for (const work of besidesKeeper(pair))
    await tellOfficers(doing, fact, work.unitId, {
      kind: 'resemblance.elsewhere',
      about: { title: work.title },
      link: `/office/entries/${work.entryId}`,
    });
}

/** The works whose unit does not decide itself. */
function besidesKeeper({ first, second, keeperId }: Resemblance): PairedWork[] {
  return [first, second].filter((work) => work.unitId !== keeperId);
}

async function tellDecided(doing: Doing, fact: KeptFact): Promise<void> {
  const pair = await pairOf(doing, fact);
  const keeper = await findOrganisation(doing.tx, fact.organisationId ?? pair.ancestorId);
  const decision = text[`decision.${fact.after?.decision as NonNullable<Resemblance['decision']>}`];
  for (const work of besidesKeeper(pair))
    await tellOfficers(doing, fact, work.unitId, {
      kind: 'resemblance.decided',
      about: { title: work.title, keeper: keeper?.name ?? '', decision, reason: fact.reason ?? '' },
      link: `/office/entries/${work.entryId}`,
    });
}

async function forget(doing: Doing, fact: KeptFact): Promise<void> {
  const { tx } = doing;
  await askHeirs(doing, fact.subjectId as EntryId);
  await forgetJob(tx, fact.subjectId as EntryId);
  await deletePrints(tx, fact.subjectId as EntryId);
}

/** A place that moved takes its works with it: who stands above two of them may be another now. */
async function follow({ tx }: Doing, fact: KeptFact): Promise<void> {
  const moved = await findOrganisation(tx, fact.subjectId as OrganisationId);
  if (moved) await replaceAncestors(tx, moved.path as TreePath);
}

export const reactions: Reaction[] = [
  on('entry.admitted', 'ask-prints', (doing, fact) => askPrints(doing, fact.subjectId as EntryId)),
  on('entry.withdrawn', 'forget-prints', forget),
  on('organisation.moved', 'follow', follow),
  on('resemblance.found', 'tell-those-above', tellFound),
  on('resemblance.decided', 'tell-units', tellDecided),
];

const pauseSeconds = 3;
const roundsMax = 50;

/** What is due is made one after the other; a film that breaks its reader is given up after four times. */
export function errands(room: ResemblanceRoom): Errand[] {
  const runs = async () => {
    for (let round = 0; round < roundsMax; round++) if ((await printDue(room)) === 0) return;
  };
  return [{ everySeconds: pauseSeconds, name: 'make-prints', runs }];
}
