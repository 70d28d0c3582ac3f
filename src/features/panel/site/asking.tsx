/** What somebody who is asked to judge must know: who asks, for what, how many works, until when, in confidence. */

import { sayEnd } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { View } from '../../../platform/route.ts';
import { Note, Pairs } from '../../../ui/parts.tsx';
import type { JudgeRole, Panel } from '../panel.ts';
import type { Task } from '../store/task.ts';
import { text } from '../text/site.ts';
import { text as shared } from '../text.ts';

type Props = { view: View; panel: Panel; task?: Task; role: JudgeRole; works: number; linkUntil?: Date };

/** `works` never counts what they must stay away from (AC-160). */
export function Asking({ view, panel, task, role, works, linkUntil }: Props) {
  const [say, both] = [view.say(text), view.say(shared)];
  return (
    <>
      <Pairs
        pairs={[
          [say('asks'), nameIn(panel.organisationName, view.language)],
          task && [say('for-call'), nameIn(task.call, view.language)],
          task && [say('stage'), nameIn(task.stage, view.language)],
          [say('part'), both(`role.${role}`)],
          task && [
            say('works.about'),
            <>
              {both('works.count', { count: works })} <span className="quiet">{say('works.about.hint')}</span>
            </>,
          ],
          task?.closesAt && [say('until'), sayEnd(task.closesAt, view.language)],
          linkUntil && [say('link.until'), sayEnd(linkUntil, view.language)],
        ]}
      />
      <Note title={say('confidential.title')}>
        <p>{say('confidential.words')}</p>
      </Note>
    </>
  );
}

/** How many works somebody is asked for: their share where works are assigned, else all that are open to them. */
export function worksAsked(task: Task | undefined, open: number, judges: number, cap?: number): number {
  if (!task) return 0;
  const share =
    task.judgesPerEntry === undefined || judges === 0
      ? open
      : Math.min(open, Math.ceil((open * task.judgesPerEntry) / judges));
  return Math.min(share, cap ?? task.loadCap ?? share);
}
