/** Sending in: the words are saved, everything is judged at once, and the unit has it, with a receipt. */

import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { spendExtension } from '../../calendar/actions/spend-extension.ts';
import { getCampaign } from '../../campaign/store.ts';
import {
  type EntryAtCall,
  type EntryText,
  judgeEntry,
  judgeTime,
  numberPrefix,
  standingOfEntry,
} from '../entry.ts';
import { insertStep, markSent, takeNumber } from '../store/change.ts';
import { atCall, getEntry } from '../store.ts';
import { saveEntry } from './save-entry.ts';

/** Refuses what comes outside the call's time, and all that is missing or breaks a rule, each by its field. */
export async function sendEntry(
  doing: Doing,
  entry: EntryAtCall,
  written: EntryText,
  revision: number,
): Promise<Outcome<EntryAtCall>> {
  const late = judgeTime(entry, doing.now);
  if (late) return refuseAll([late]);
  const saved = await saveEntry(doing, entry, written, revision);
  if (!saved.ok) return saved;
  const problems = judgeEntry(saved.value);
  if (problems.length > 0) return refuseAll(problems);
  const { year } = await getCampaign(doing.tx, entry.campaignId);
  const number = entry.number ?? (await takeNumber(doing.tx, numberPrefix(year, entry.call.key)));
  const use = { subjectId: entry.id, unitId: entry.unitId };
  const spent = await spendExtension(doing, standingOfEntry(entry, doing.now), use);
  if (!spent.ok) return spent;
  if (!(await markSent(doing, saved.value, number))) return refuse('entry.moved');
  const sent = await atCall(doing.tx, await getEntry(doing.tx, entry.id));
  await insertStep(doing, {
    entryId: sent.id,
    verb: 'submit',
    version: sent.version,
    organisationId: sent.unitId,
  });
  await announce(doing, {
    name: 'entry.submitted',
    subjectId: sent.id,
    organisationId: sent.unitId,
    campaignId: sent.campaignId,
    seat: sent.enteredBy === 'unit' ? 'officer' : 'maker',
    before: { state: entry.state },
    after: { title: sent.title, number, version: sent.version, fileId: sent.fileId ?? null },
  });
  return done(sent);
}
