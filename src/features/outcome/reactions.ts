/** What outcomes do when they hear a fact: the maker and the unit of a work are told what became of it above. */

import type { KeptFact } from '../../kernel/fact.ts';
import type { EntryId } from '../../kernel/id.ts';
import type { Named } from '../../kernel/text.ts';
import type { Doing } from '../../platform/db.ts';
import { on, type Reaction } from '../../platform/worker.ts';
import { getEntry } from '../entry/store.ts';
import { postLetter } from '../message/actions/post-letter.ts';
import { listSeatsAt } from '../organisation/store.ts';
import type { WorkOutcome } from './outcome.ts';
import { getOutcome } from './store.ts';
import { text } from './text.ts';

/** In a few words, in both languages: the award where there is one. */
function saidOf({ kind, award, rank }: Pick<WorkOutcome, 'kind' | 'award' | 'rank'>): Named {
  const said = text[`kind.${kind}`];
  const place = (language: 'zh' | 'en') =>
    rank === undefined ? '' : ` ${text['rank.is'][language].replace('{rank}', String(rank))}`;
  return { zh: `${award ?? said.zh}${place('zh')}`, en: `${award ?? said.en}${place('en')}` };
}

async function tell(
  doing: Doing,
  fact: KeptFact,
  kind: 'outcome.recorded' | 'outcome.struck',
): Promise<void> {
  const id = (fact.after?.outcomeId ?? fact.before?.outcomeId) as string;
  const outcome = await getOutcome(doing.tx, id);
  const entry = await getEntry(doing.tx, fact.subjectId as EntryId);
  const { title, level } = outcome;
  const about = { title, level, said: saidOf(outcome), reason: fact.reason ?? '' };
  if (entry.enteredBy === 'person')
    await postLetter(doing, { personId: entry.sentBy, fact, kind, about, link: `/entries/${entry.id}` });
  const organisationId = entry.unitId;
  for (const { role, personId } of await listSeatsAt(doing.tx, organisationId, doing.now)) {
    if (role !== 'officer') continue;
    const link = `/office/entries/${entry.id}`;
    await postLetter(doing, { personId, fact, kind, about, link, organisationId });
  }
}

export const reactions: Reaction[] = [
  on('outcome.recorded', 'tell-maker', (doing, fact) => tell(doing, fact, 'outcome.recorded')),
  on('outcome.struck', 'tell-maker', (doing, fact) => tell(doing, fact, 'outcome.struck')),
];
