/** Keeping a batch: what was pasted or uploaded is kept as it is, so that it can be looked at before it is reported. */

import { readFile } from 'node:fs/promises';
import { personIdOf } from '../../../kernel/actor.ts';
import { newId, type OrganisationId } from '../../../kernel/id.ts';
import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { ReceivedFile } from '../../../platform/body.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { type ReadSheet, readSheet } from '../../../platform/spreadsheet.ts';
import type { MediaRoom } from '../../media/actions/examine-file.ts';
import { findOrganisation } from '../../organisation/store.ts';
import { batchRowsMax, contentOf } from '../batch.ts';
import { mayReportFor } from '../policy.ts';
import { insertBatch, type KeptBatch } from '../store/batch.ts';
import { seeUnit } from './place-report.ts';

type Pasted = { unitId: OrganisationId; content?: string };
const contentMax = 60_000;

/** Refuses a unit of others, nothing at all, and a file that is no table or too large a one. */
export function keepBatch(room: MediaRoom) {
  return async (
    doing: Doing,
    _: unknown,
    asked: Pasted,
    file?: ReceivedFile,
  ): Promise<Outcome<KeptBatch>> => {
    const { tx, actor, now } = doing;
    const unit = await findOrganisation(tx, asked.unitId);
    const personId = personIdOf(actor);
    if (!unit || !personId || !mayReportFor(actor, await seeUnit(tx, unit)).allowed)
      return refuse('activity.not-yours');
    const read = file && (await readUploaded(room, file));
    if (read && 'refusal' in read) return { ok: false, refusals: [{ ...read.refusal, field: 'file' }] };
    const content = read ? contentOf(read.rows) : (asked.content ?? '');
    if (content.trim() === '') return refuse('activity.batch-empty', undefined, 'content');
    if (content.length > contentMax) return refuse('activity.batch-long', { max: batchRowsMax }, 'content');
    const batch = { id: newId(), unitId: unit.id, personId, madeAt: now, content };
    await insertBatch(tx, batch);
    const of = { subjectId: batch.id, organisationId: unit.id, seat: 'officer' };
    await announce(doing, { name: 'activity.batch-kept', ...of });
    return done(batch);
  };
}

async function readUploaded(room: MediaRoom, file: ReceivedFile): Promise<ReadSheet> {
  const bytes = await readFile(room.files.quarantinePathOf(file.token));
  await room.files.discard(file.token);
  return readSheet(bytes, { bytes: file.sizeBytes, rows: batchRowsMax + 10, columns: 40 });
}
