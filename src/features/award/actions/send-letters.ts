/** Letters: the officer changes a draft, or sends it as it is; who gets it is asked again when it leaves. */

import { personIdOf } from '../../../kernel/actor.ts';
import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Result } from '../award.ts';
import type { Audience } from '../letter.ts';
import { markSent, saveLetterDraft } from '../store/letter.ts';

type Seen = { version: number; audience: Audience };

export async function writeLetter(
  doing: Doing,
  result: Result,
  { version, audience, zh, en }: Seen & { zh: string; en: string },
): Promise<Outcome<Result>> {
  const seen = { resultId: result.id, audience, version };
  if (!(await saveLetterDraft(doing.tx, seen, { zh, en }))) return refuse('http.stale');
  await announce(doing, {
    name: 'award.letter-written',
    subjectId: result.id,
    ...{ organisationId: result.organisationId, campaignId: result.campaignId, seat: 'officer' },
    after: { audience },
  });
  return done(result);
}

export async function sendLetters(
  doing: Doing,
  result: Result,
  { version, audience }: Seen,
): Promise<Outcome<Result>> {
  const seen = { resultId: result.id, audience, version };
  if (!(await markSent(doing.tx, seen, doing.now, personIdOf(doing.actor)))) return refuse('http.stale');
  await announce(doing, {
    name: 'award.letters-sent',
    subjectId: result.id,
    ...{ organisationId: result.organisationId, campaignId: result.campaignId, seat: 'officer' },
    after: { audience },
  });
  return done(result);
}
