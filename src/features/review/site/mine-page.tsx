/** A judge's rounds, each with how far the judge is. */

import type { PersonId } from '../../../kernel/id.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { Badge, Empty, Heading, Table } from '../../../ui/parts.tsx';
import { invitationPart } from '../../panel/invitation.tsx';
import { type JudgeTask, listJudgeTasks } from '../store/waiting.ts';
import { text } from '../text.ts';
import { ownRoundHref } from './round-page.tsx';

export async function minePage(view: View, person: { id: PersonId }): Promise<ShownPage> {
  const say = view.say(text);
  const tasks = await listJudgeTasks(view.tx, person.id);
  return {
    title: say('mine'),
    body: (
      <>
        <Heading screen={view} title={say('mine')}>
          <p>{say('mine.lead')}</p>
        </Heading>
        {await invitationPart(view, person.id)}
        {tasks.length === 0 ? (
          <Empty title={say('mine.none')}>
            <p>{say('mine.none.next')}</p>
          </Empty>
        ) : (
          <Tasks view={view} tasks={tasks} />
        )}
      </>
    ),
  };
}

function Tasks({ view, tasks }: { view: View; tasks: readonly JudgeTask[] }) {
  const say = view.say(text);
  return (
    <Table
      caption={say('mine')}
      rows={tasks}
      keyOf={(t) => t.round.id}
      columns={[
        {
          key: 'call',
          head: say('review'),
          cell: ({ round }) => (
            <a href={ownRoundHref(round.id)}>
              {nameIn(round.callName, view.language)} · {nameIn(round.stage.name, view.language)}
            </a>
          ),
        },
        { key: 'host', head: say('host'), cell: (t) => nameIn(t.round.runnerName, view.language) },
        {
          key: 'progress',
          head: say('judge.progress'),
          align: 'end',
          cell: (t) => say('judge.progress.of', { done: t.submitted, all: t.works }),
        },
        {
          key: 'state',
          head: say('state'),
          cell: (t) => (
            <Badge tone={t.round.state === 'open' ? 'wait' : 'plain'}>{say(`state.${t.round.state}`)}</Badge>
          ),
        },
      ]}
    />
  );
}
