/** Recording: a level writes down what became of a work above, from its paper. */

import type { FileId } from '../../../kernel/id.ts';
import { dayOf } from '../../../kernel/period.ts';
import { done, type Outcome, type Refusal, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { ReceivedFile } from '../../../platform/body.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { MediaRoom } from '../../media/actions/examine-file.ts';
import { receiveFile } from '../../media/actions/receive-file.ts';
import { containers, sniff } from '../../media/media.ts';
import { matchLines } from '../line.ts';
import { judgeContent, type OutcomeContent, paperBytesMax, type WorkOutcome } from '../outcome.ts';
import { listWorksNamed } from '../store/work.ts';
import { getOutcome, insertOutcome, type OutcomePlace } from '../store.ts';

type Typed = OutcomeContent & { work: string };

/** Refuses a work that is not from here, what cannot be, a paper that is neither PDF nor picture, and what stands already. */
export function record(room: MediaRoom) {
  return async (
    doing: Doing,
    place: OutcomePlace,
    { work, ...content }: Typed,
    file?: ReceivedFile,
  ): Promise<Outcome<WorkOutcome>> => {
    const { campaign, organisation } = place;
    const works = await listWorksNamed(doing.tx, place, [work]);
    const [found] = matchLines([{ line: 1, work, kind: content.kind }], works);
    const problems = [...judgeWork(found?.why), ...judgeContent(content, dayOf(doing.now))];
    if (problems.length > 0 || !found?.entryId) return discard(room, refuseAll(problems), file);
    const paper = await receivePaper(room, doing, file);
    if (!paper.ok) return paper;
    const made = { ...content, entryId: found.entryId, paperId: paper.value };
    const ids = { campaignId: campaign.id, organisationId: organisation.id };
    const id = await insertOutcome(doing, { ...made, ...ids });
    if (!id) return refuse('outcome.recorded-already', undefined, 'work');
    const outcome = await getOutcome(doing.tx, id);
    await tellRecorded(doing, outcome);
    return done(outcome);
  };
}

function judgeWork(why: 'unknown' | 'several' | 'twice' | undefined): Refusal[] {
  if (why === 'unknown') return [{ code: 'outcome.work-unknown', field: 'work' }];
  return why === 'several' ? [{ code: 'outcome.work-several', field: 'work' }] : [];
}

async function discard<T>(room: MediaRoom, outcome: T, file: ReceivedFile | undefined): Promise<T> {
  if (file) await room.files.discard(file.token);
  return outcome;
}

async function receivePaper(
  room: MediaRoom,
  doing: Doing,
  file: ReceivedFile | undefined,
): Promise<Outcome<FileId | undefined>> {
  if (!file) return done(undefined);
  const container = sniff(file.head);
  const kind = container && containers[container].kind;
  if (kind !== 'document' && kind !== 'picture')
    return discard(room, refuse('outcome.paper-kind', undefined, 'paper'), file);
  const asked = { sizeBytesMax: paperBytesMax, field: 'paper', originalName: file.originalName };
  const received = await receiveFile(room)(doing, { received: file, ...asked });
  return received.ok ? done(received.value.id) : received;
}

/** One fact a record, told of the work: its maker and its unit hear it. */
export async function tellRecorded(doing: Doing, outcome: WorkOutcome): Promise<void> {
  const { id, entryId, organisationId, campaignId, level, kind, award, rank, number } = outcome;
  await announce(doing, {
    ...{ name: 'outcome.recorded', subjectId: entryId, organisationId, campaignId, seat: 'officer' },
    after: { outcomeId: id, level, kind, award, rank, number },
  });
}
