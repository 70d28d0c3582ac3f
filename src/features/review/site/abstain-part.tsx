/** The way out: a judge will not score this work, and says why. */

import type { View } from '../../../platform/route.ts';
import { Form, formOf, ProseField, SendButton } from '../../../ui/form.tsx';
import { remarkMax } from '../score.ts';
import { text } from '../text/score.ts';
import type { FoundDesk } from './asked.ts';
import { scoreHref } from './round-page.tsx';

export function AbstainPart({ view, desk }: { view: View; desk: FoundDesk }) {
  const say = view.say(text);
  const hand = formOf(view, `${scoreHref(desk.round.id, desk.entry.entryId)}/abstain`);
  return (
    <details className="abstain" open={view.form?.action === hand.action}>
      <summary>{say('abstain')}</summary>
      <Form hand={hand} data={{ 'data-abstain': '' }}>
        <p className="hint">{say('abstain.lead')}</p>
        <input type="hidden" name="version" value={desk.score?.version ?? 0} />
        <ProseField hand={hand} name="reason" label={say('abstain.reason')} rows={2} maxLength={remarkMax} />
        <SendButton screen={view} tone="calm" label={say('abstain.do')} />
      </Form>
    </details>
  );
}
