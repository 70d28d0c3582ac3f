/** The page on which a unit says what is so about its work; it never tells who objected. */

import type { ShownPage, View } from '../../../platform/route.ts';
import { Form, formOf, ProseField, SendButton } from '../../../ui/form.tsx';
import { Heading, Note, Pairs, Refused } from '../../../ui/parts.tsx';
import type { Objection } from '../objection.ts';
import { mayState } from '../policy.ts';
import { text } from '../text.ts';

export function statementPage(view: View, objection: Objection): ShownPage {
  const say = view.say(text);
  const title = say('statement.of', { title: objection.entryTitle ?? '' });
  const hand = formOf(view, `/office/statements/${objection.id}`);
  const verdict = mayState(view.actor, objection);
  return {
    title,
    body: (
      <div className="narrow">
        <Heading screen={view} title={title}>
          <p>{say('statement.lead')}</p>
        </Heading>
        <Pairs
          pairs={[
            [say('category'), say(`category.${objection.category}`)],
            [say('question'), objection.question ?? ''],
          ]}
        />
        {objection.statedAt ? (
          <Note tone="good" title={say('statement.given', { at: objection.statedAt })}>
            {objection.statement}
          </Note>
        ) : null}
        <Refused screen={view} shown={verdict.allowed ? [hand.action] : []} />
        {verdict.allowed ? (
          <Form hand={hand}>
            <input type="hidden" name="version" value={objection.version} />
            <ProseField hand={hand} name="statement" label={say('statement')} rows={8} maxLength={3000} />
            <SendButton screen={view} verdict={verdict} label={say('statement.send')} />
          </Form>
        ) : null}
      </div>
    ),
  };
}
