/** Signing: the leader puts their name to the paper. */

import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Notice } from '../notice.ts';
import { maySign } from '../policy.ts';
import { getNotice, insertStep, moveNotice } from '../store.ts';

/** What is signed is the version the leader has read: a text changed meanwhile is refused. */
export async function signNotice(
  doing: Doing,
  notice: Notice,
  read?: { version: number },
): Promise<Outcome<Notice>> {
  const verdict = maySign(doing.actor, notice);
  if (!verdict.allowed) return refuseAll([verdict.refusal]);
  if (read && read.version !== notice.version) return refuse('notice.moved');
  if (!(await moveNotice(doing, notice, 'signed'))) return refuse('notice.moved');
  await insertStep(doing, notice.id, 'sign');
  await announce(doing, {
    name: 'notice.signed',
    subjectId: notice.id,
    organisationId: notice.organisationId,
    campaignId: notice.campaignId,
    seat: 'leader',
    after: { version: notice.version },
  });
  return done(await getNotice(doing.tx, notice.id));
}
