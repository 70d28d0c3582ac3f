/** Setting a judge's part: chair or judge, the languages they judge in, the most works they take. */

import { done, type Outcome } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Judge } from '../panel.ts';
import { setJudgePart } from '../store/panel.ts';
import type { Seated } from './remove-judge.ts';

export async function setJudge<F extends Seated>(
  doing: Doing,
  found: F,
  part: Pick<Judge, 'role' | 'languages' | 'loadCap'>,
): Promise<Outcome<F>> {
  const { panel, judge } = found;
  await setJudgePart(doing.tx, panel.id, judge.personId, part);
  await announce(doing, {
    name: 'panel.judge-set',
    subjectId: panel.id,
    organisationId: panel.organisationId,
    campaignId: panel.campaignId,
    seat: 'officer',
    before: { role: judge.role, languages: judge.languages, loadCap: judge.loadCap },
    after: { personId: judge.personId, ...part },
  });
  return done(found);
}
