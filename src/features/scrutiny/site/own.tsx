/** What was decided on the votes of a work, for its unit and maker: counts and reasons, how, and the appeal (AC-149). */

import { sayInstant } from '../../../kernel/period.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { Form, formOf, ProseField, SendButton } from '../../../ui/form.tsx';
import { Badge, Empty, Heading, Note, Pairs, Section, Table, Where } from '../../../ui/parts.tsx';
import { mayAppeal } from '../policy.ts';
import type { ConcernedScene } from '../store/concerned.ts';
import { text } from '../text/appeal.ts';
import { sayRule } from '../text/rule.ts';
import { text as scrutinyText } from '../text/scrutiny.ts';

export function ownPage(view: View, scene: ConcernedScene): ShownPage {
  const say = view.say(text);
  const { poll, entry, quarantines, appeals } = scene;
  const title = say('own.of', { title: entry.title });
  const hand = formOf(view, `/votes/${poll.id}/works/${entry.id}/appeals`);
  const verdict = mayAppeal(view.actor, scene, view.now);
  return {
    title,
    body: (
      <>
        <Heading screen={view} title={title} crumbs={[[say('count.title'), `/votes/${poll.id}`]]}>
          <p>{say('own.lead')}</p>
        </Heading>
        {quarantines.length === 0 ? (
          <Empty title={say('own.none')} />
        ) : (
          <HeldTable view={view} scene={scene} />
        )}
        <Note title={say('how.title')}>
          <p>{say('how.machine')}</p>
          <p>{say('how.human')}</p>
          <p>{say('how.seller')}</p>
        </Note>
        {appeals.map((appeal) => (
          <Section
            key={appeal.id}
            title={say('appeal')}
            aside={
              <Badge tone={appeal.state === 'filed' ? 'wait' : 'plain'}>
                {say(`state.${sayable(appeal.state)}`)}
              </Badge>
            }
          >
            <Pairs
              pairs={[
                [say('appeal.at'), sayInstant(appeal.at, view.language)],
                [say('appeal.due'), sayInstant(appeal.dueAt, view.language)],
                [say('appeal.words'), appeal.words],
                isSent(appeal.state) && [say('answer'), appeal.answer],
              ]}
            />
          </Section>
        ))}
        {quarantines.length > 0 ? (
          <Where screen={view} verdict={verdict}>
            <Section title={say('appeal.file')} id="appeal">
              <Form hand={hand}>
                <ProseField
                  hand={hand}
                  name="words"
                  label={say('appeal.words')}
                  hint={say('appeal.words.hint')}
                  rows={6}
                  maxLength={3000}
                />
                <SendButton screen={view} verdict={verdict} label={say('appeal.file')} />
              </Form>
            </Section>
          </Where>
        ) : null}
      </>
    ),
  };
}

/** An answer that waits for the second person is not said yet. */
const isSent = (state: string) => state === 'granted' || state === 'refused';
const sayable = <T extends string>(state: T) =>
  (state === 'releasing' ? 'filed' : state) as Exclude<T, 'releasing'>;

function HeldTable({ view, scene }: { view: View; scene: ConcernedScene }) {
  const say = view.say(text);
  const said = (state: ConcernedScene['quarantines'][number]['state']) => {
    const isHeld = state === 'release-proposed' || state === 'void-proposed';
    return view.say(scrutinyText)(`quarantine.${isHeld ? 'standing' : state}`);
  };
  return (
    <Table
      caption={say('own.of', { title: scene.entry.title })}
      rows={scene.quarantines}
      keyOf={(one) => one.id}
      columns={[
        { key: 'rule', head: say('rule'), cell: (one) => sayRule(view, one.rule) },
        { key: 'votes', head: say('votes'), align: 'end', cell: (one) => one.count },
        { key: 'reason', head: say('reason'), cell: (one) => one.reason },
        { key: 'state', head: say('state'), cell: (one) => said(one.state) },
      ]}
    />
  );
}
