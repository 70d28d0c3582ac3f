/** Every panel that asks for the person, or that they are on. */

import type { PersonId } from '../../../kernel/id.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { Empty, Heading, Table } from '../../../ui/parts.tsx';
import { JudgeStateBadge } from '../office/panel-page.tsx';
import type { Judge, Panel } from '../panel.ts';
import { findJudge, getPanel, listPanelIdsOf } from '../store/panel.ts';
import type { PanelSlots, Task } from '../store/task.ts';
import { text } from '../text/site.ts';
import { text as shared } from '../text.ts';
import { placeHref } from './place-page.tsx';

type Row = { panel: Panel; judge: Judge; task?: Task };

export function invitationsPage(slots: PanelSlots) {
  return async (view: View, { personId }: { personId?: PersonId }): Promise<ShownPage> => {
    const say = view.say(text);
    const rows: Row[] = [];
    const ids = personId ? await listPanelIdsOf(view.tx, personId, ['invited', 'accepted']) : [];
    for (const id of ids)
      rows.push({
        panel: await getPanel(view.tx, id),
        judge: (await findJudge(view.tx, id, personId))!,
        task: await slots.findTask(view.tx, id),
      });
    return {
      title: say('invitations'),
      body: (
        <>
          <Heading screen={view} title={say('invitations')}>
            <p>{say('invitations.lead')}</p>
          </Heading>
          {rows.length === 0 ? (
            <Empty title={say('invitations.none')}>
              <p>{say('invitations.none.next')}</p>
            </Empty>
          ) : (
            <Rows view={view} rows={rows} />
          )}
        </>
      ),
    };
  };
}

function Rows({ view, rows }: { view: View; rows: readonly Row[] }) {
  const [say, both] = [view.say(text), view.say(shared)];
  return (
    <Table
      caption={say('invitations')}
      rows={rows}
      keyOf={({ panel }) => panel.id}
      columns={[
        {
          key: 'panel',
          head: both('panel'),
          cell: ({ panel }) => <a href={placeHref(panel.id)}>{nameIn(panel.name, view.language)}</a>,
        },
        {
          key: 'asks',
          head: say('asks'),
          cell: ({ panel }) => nameIn(panel.organisationName, view.language),
        },
        {
          key: 'call',
          head: say('for-call'),
          cell: ({ task }) => (task ? nameIn(task.call, view.language) : ''),
        },
        {
          key: 'state',
          head: both('state'),
          cell: ({ judge }) => <JudgeStateBadge view={view} state={judge.state} />,
        },
      ]}
    />
  );
}
