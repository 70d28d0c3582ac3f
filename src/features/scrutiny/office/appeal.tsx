/** One appeal: what is asked, what was decided before, and the answer of somebody who had no part in it. */

import { sayInstant } from '../../../kernel/period.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { ChoiceField, Form, formOf, ProseField, SendButton } from '../../../ui/form.tsx';
import { Badge, Heading, Pairs, Refused, Section, Table, Where } from '../../../ui/parts.tsx';
import { answers } from '../appeal.ts';
import { mayAnswer } from '../policy.ts';
import { isInForce } from '../quarantine.ts';
import { joinVotes } from '../scrutiny.ts';
import type { AppealScene } from '../store/held.ts';
import { reckonEffect } from '../store/preview.ts';
import { listQuarantines } from '../store/quarantine.ts';
import { text } from '../text/appeal.ts';
import { sayRule } from '../text/rule.ts';
import { text as scrutinyText } from '../text/scrutiny.ts';
import { crumbsOf } from './poll.tsx';
import { EffectPart } from './votes.tsx';

export async function appealPage(view: View, scene: AppealScene): Promise<ShownPage> {
  const { appeal, poll } = scene;
  const say = view.say(text);
  const title = say('appeal.of', { title: appeal.entryTitle });
  const quarantines = (await listQuarantines(view.tx, poll.id, appeal.entryId)).filter((one) =>
    isInForce(one.state),
  );
  const standing = quarantines.filter((one) => one.state === 'standing');
  const votes = standing.reduce((sum, one) => joinVotes(sum, one.votes), [] as [number, number][]);
  const effect =
    standing.length > 0 ? await reckonEffect(view.tx, scene, { votes, to: 'counted' }) : undefined;
  const verdict = mayAnswer(view.actor, scene);
  const action = `/office/appeals/${appeal.id}/answer`;
  return {
    title,
    body: (
      <>
        <Heading
          screen={view}
          title={title}
          crumbs={crumbsOf(view, scene)}
          state={
            <Badge tone={appeal.state === 'filed' ? 'wait' : 'plain'}>{say(`state.${appeal.state}`)}</Badge>
          }
        />
        <Refused screen={view} shown={verdict.allowed ? [action] : []} />
        <Pairs
          pairs={[
            [say('appeal.by'), say(`side.${appeal.side}`)],
            [say('appeal.at'), sayInstant(appeal.at, view.language)],
            [
              say('appeal.due'),
              appeal.state === 'filed' && appeal.dueAt <= view.now
                ? say('appeal.due-at', { dueAt: appeal.dueAt })
                : sayInstant(appeal.dueAt, view.language),
            ],
            [say('appeal.words'), appeal.words],
            appeal.answer !== undefined && [say('answer'), appeal.answer],
          ]}
        />
        <Section title={view.say(scrutinyText)('quarantines')}>
          <Table
            caption={view.say(scrutinyText)('quarantines')}
            rows={quarantines}
            keyOf={(one) => one.id}
            columns={[
              {
                key: 'rule',
                head: say('rule'),
                cell: (one) => <a href={`/office/quarantines/${one.id}`}>{sayRule(view, one.rule)}</a>,
              },
              { key: 'votes', head: say('votes'), align: 'end', cell: (one) => one.count },
              { key: 'reason', head: say('reason'), cell: (one) => one.reason },
              {
                key: 'state',
                head: say('state'),
                cell: (one) => view.say(scrutinyText)(`quarantine.${one.state}`),
              },
            ]}
          />
        </Section>
        {effect && appeal.state === 'filed' ? (
          <EffectPart view={view} effect={effect} works={scene.works} isRelease />
        ) : null}
        <AnswerPart view={view} scene={scene} action={action} />
      </>
    ),
  };
}

function AnswerPart({ view, scene, action }: { view: View; scene: AppealScene; action: string }) {
  const say = view.say(text);
  const verdict = mayAnswer(view.actor, scene);
  const hand = formOf(view, action);
  if (!verdict.allowed && verdict.refusal.code === 'scrutiny.own-decision')
    return <p className="why-not">{view.sayRefusal(verdict.refusal)}</p>;
  return (
    <Where screen={view} verdict={verdict}>
      <Section title={say('answer')}>
        <Form hand={hand}>
          <input type="hidden" name="version" value={scene.appeal.version} />
          <ChoiceField
            hand={hand}
            name="outcome"
            label={say('outcome')}
            choices={answers.map((value) => ({ value, label: say(`outcome.${value}`) }))}
          />
          <ProseField
            hand={hand}
            name="answer"
            label={say('answer')}
            hint={say('answer.hint')}
            rows={6}
            maxLength={3000}
          />
          <SendButton screen={view} verdict={verdict} label={say('appeal.send')} />
        </Form>
      </Section>
    </Where>
  );
}
