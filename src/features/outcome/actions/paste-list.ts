/** A pasted list of outcomes: looked through first, recorded whole when its officer says so. */

import { dayOf } from '../../../kernel/period.ts';
import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { linesMax, linesOfPaste, type MatchedLine, matchLines } from '../line.ts';
import { isSameOutcome, type OutcomeContent } from '../outcome.ts';
import { closeDraft, insertDraft, type OutcomeDraft } from '../store/draft.ts';
import { listWorksNamed } from '../store/work.ts';
import { getOutcome, insertOutcome, listOutcomesOf, type OutcomePlace } from '../store.ts';
import { tellRecorded } from './record.ts';

type Pasted = Pick<OutcomeContent, 'level' | 'happenedOn' | 'number'> & { sheet: string };

/** Refuses what is no list, a list that is too long, and a day that has not come. Nothing of it is recorded. */
export async function pasteList(
  doing: Doing,
  { campaign, organisation }: OutcomePlace,
  { sheet, ...about }: Pasted,
): Promise<Outcome<string>> {
  const lines = linesOfPaste(sheet);
  if (lines.length === 0) return refuse('outcome.no-list', undefined, 'sheet');
  if (lines.length > linesMax) return refuse('outcome.list-long', { max: linesMax }, 'sheet');
  if (about.happenedOn > dayOf(doing.now)) return refuse('outcome.not-happened-yet', undefined, 'happenedOn');
  const ids = { campaignId: campaign.id, organisationId: organisation.id };
  return done(await insertDraft(doing, { ...ids, about, lines }));
}

export type SeenLine = MatchedLine & { isKnown: boolean };
export type SeenDraft = { draft: OutcomeDraft; place: OutcomePlace };

/** The lines with the works they mean, and whether the same stands already. */
export async function seeLines({ tx }: Pick<Doing, 'tx'>, { draft, place }: SeenDraft): Promise<SeenLine[]> {
  const works = await listWorksNamed(
    tx,
    place,
    draft.lines.map((line) => line.work),
  );
  const matched = matchLines(draft.lines, works);
  const standing = await listOutcomesOf(
    tx,
    matched.flatMap((line) => line.entryId ?? []),
  );
  return matched.map((line) => {
    const said = line.entryId && { ...line, level: draft.about.level, entryId: line.entryId };
    return { ...line, isKnown: said !== undefined && standing.some((one) => isSameOutcome(one, said)) };
  });
}

export function isReady({ entryId, why, isKnown }: SeenLine): boolean {
  return entryId !== undefined && why === undefined && !isKnown;
}

/** Records every ready line, once; refuses when none is, or it was done already. */
export async function recordList(doing: Doing, seen: SeenDraft): Promise<Outcome<SeenDraft>> {
  const { draft, place } = seen;
  const ready = (await seeLines(doing, seen)).filter(isReady);
  if (ready.length === 0 || !(await closeDraft(doing, draft.id))) return refuse('outcome.nothing-ready');
  const ids = { campaignId: place.campaign.id, organisationId: place.organisation.id };
  for (const { entryId, kind, award, rank, note } of ready) {
    const made = { ...draft.about, ...ids, entryId: entryId!, kind, award, rank, note };
    const id = await insertOutcome(doing, made);
    if (id) await tellRecorded(doing, await getOutcome(doing.tx, id));
  }
  return done(seen);
}
