/** Editing the words of a draft; nobody overwrites what they have not seen. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Bulletin } from '../bulletin.ts';
import { getBulletin, saveWords } from '../store.ts';
import type { Asked } from './move-on.ts';

export async function editBulletin(
  doing: Doing,
  { bulletin }: Asked,
  { version, ...words }: { version: number; title: string; body: string },
): Promise<Outcome<Bulletin>> {
  if (!(await saveWords(doing, { ...bulletin, version }, words))) return refuse('http.stale');
  await announce(doing, {
    name: 'bulletin.edited',
    subjectId: bulletin.id,
    organisationId: bulletin.organisationId,
    campaignId: bulletin.campaignId,
    seat: 'officer',
    before: { title: bulletin.title, body: bulletin.body },
    after: words,
  });
  return done(await getBulletin(doing.tx, bulletin.id));
}
