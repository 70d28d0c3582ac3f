/** Sending in: the words are saved, everything is judged at once, and the unit has it, with a receipt. */

import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { spendExtension } from '../../calendar/actions/spend-extension.ts';
import { getCampaign } from '../../campaign/store.ts';
import { contentOf } from '../change.ts';
import { type EntryAtCall, type EntryText, judgeTime, numberPrefix, standingOfEntry } from '../entry.ts';
import { insertStep, markSent, takeNumber } from '../store/change.ts';
import { insertVersion } from '../store/version.ts';
import { atCall, getEntry } from '../store.ts';
import { judgeSending } from './judge-sending.ts';
import { saveEntry } from './save-entry.ts';

/** Refuses what comes outside the call's time, what a cap leaves no room for, and all that is missing, by its field. */
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
  const problems = await judgeSending(doing, saved.value);
  if (problems.length > 0) return refuseAll(problems);
  const { year } = await getCampaign(doing.tx, entry.campaignId);
  const number = entry.number ?? (await takeNumber(doing.tx, numberPrefix(year, entry.call.key)));
  const use = { subjectId: entry.id, unitId: entry.unitId };
  const spent = await spendExtension(doing, standingOfEntry(entry, doing.now), use);
  if (!spent.ok) return spent;
  if (!(await markSent(doing, saved.value, number))) return refuse('entry.moved');
  const sent = await atCall(doing.tx, await getEntry(doing.tx, entry.id));
  await insertVersion(doing, sent.id, sent.version, contentOf(sent));
  await tell(doing, sent, entry);
  return done(sent);
}

async function tell(doing: Doing, sent: EntryAtCall, before: EntryAtCall): Promise<void> {
  const { id, version, unitId, campaignId, title, number, files, enteredBy } = sent;
  await insertStep(doing, { entryId: id, verb: 'submit', version, organisationId: unitId });
  await announce(doing, {
    name: 'entry.submitted',
    subjectId: id,
    organisationId: unitId,
    campaignId,
    seat: enteredBy === 'unit' ? 'officer' : 'maker',
    before: { state: before.state },
    after: {
      title,
      number,
      version,
      fileId: sent.fileId ?? null,
      sha256: files.map(({ file }) => file.sha256),
    },
  });
}
