/** One judge before one work: why they stay away or not, pinning it, giving or taking the work by hand. */

import { sayInstant } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { ActButton, ChoiceField, Form, formOf, ProseField, SendButton } from '../../../ui/form.tsx';
import { Heading, Pairs, Refused, Section, Table } from '../../../ui/parts.tsx';
import { isPinnable } from '../conflict.ts';
import { type Conflict, isConflict } from '../panel.ts';
import { mayArrange, mayGive } from '../policy.ts';
import { listAssigned } from '../store/assignment.ts';
import { conflictsOf, type KeptPin, listPins } from '../store/conflict.ts';
import type { TaskWork } from '../store/task.ts';
import { text } from '../text/office.ts';
import { text as shared } from '../text.ts';
import { ConflictWords, type FoundJudge, judgeHref } from './judge-page.tsx';

export type FoundPair = FoundJudge & { work: TaskWork };

export const pairHref = (panelId: string, personId: string, entryId: string) =>
  `${judgeHref(panelId, personId)}/works/${entryId}`;

type Shown = { view: View; found: FoundPair; conflict?: Conflict };

export async function pairPage(view: View, found: FoundPair): Promise<ShownPage> {
  const [say, both] = [view.say(text), view.say(shared)];
  const { panel, judge, work } = found;
  const ids = { panelId: panel.id, personId: judge.personId, entryId: work.entryId };
  const conflict = (await conflictsOf(view.tx, panel.id, [work], [judge]))
    .get(judge.personId)!
    .get(work.entryId);
  const assigned = await listAssigned(view.tx, panel.id, judge.personId);
  const isAssigned = assigned.some((one) => one.entryId === work.entryId);
  const pins = await listPins(view.tx, ids);
  const title = say('pair.title', { name: judge.name, title: work.title });
  const base = pairHref(panel.id, judge.personId, work.entryId);
  const back = say('judge.title', { number: judge.number, name: judge.name });
  return {
    title,
    body: (
      <>
        <Heading screen={view} title={title} crumbs={[[back, judgeHref(panel.id, judge.personId)]]} />
        <Refused screen={view} shown={[`${base}/pin`]} />
        <Pairs
          pairs={[
            [both('work'), work.title],
            [both('unit'), nameIn(work.unitName, view.language)],
            [say('conflicts'), <ConflictWords key="state" view={view} conflict={conflict} />],
            isAssigned && [say('assigned'), say('assigned')],
          ]}
        />
        {isAssigned ? (
          <ActButton
            screen={view}
            tone="calm"
            action={`${base}/take`}
            verdict={mayArrange(view.actor, found)}
            label={say('pair.take.do')}
          />
        ) : null}
        {!isAssigned &&
        found.task?.judgesPerEntry !== undefined &&
        !isConflict(conflict?.state ?? 'none') &&
        judge.state === 'accepted' ? (
          <ActButton
            screen={view}
            tone="calm"
            action={`${base}/give`}
            verdict={mayGive(view.actor, found)}
            label={say('pair.give.do')}
          />
        ) : null}
        <Pinning view={view} found={found} conflict={conflict} />
        {pins.length > 0 ? <History view={view} pins={pins} /> : null}
      </>
    ),
  };
}

function Pinning({ view, found, conflict }: Shown) {
  const say = view.say(text);
  const base = pairHref(found.panel.id, found.judge.personId, found.work.entryId);
  const hand = formOf(view, `${base}/pin`);
  const verdict = mayArrange(view.actor, found);
  const isPinned = conflict?.state.startsWith('pinned') ?? false;
  const states = isPinnable(conflict)
    ? (['pinned-conflict', 'pinned-none'] as const)
    : (['pinned-conflict'] as const);
  return (
    <Section title={say('pair.pin')}>
      <p>{say('pair.pin.lead')}</p>
      {isPinned ? (
        <ActButton
          screen={view}
          tone="calm"
          action={`${base}/unpin`}
          verdict={verdict}
          label={say('pair.unpin.do')}
        />
      ) : null}
      <Form hand={hand}>
        <ChoiceField
          hand={hand}
          name="state"
          label={say('pair.pin')}
          choices={states.map((state) => ({ value: state, label: say(`conflict.${state}`) }))}
        />
        <ProseField hand={hand} name="reason" label={view.say(shared)('reason')} rows={2} maxLength={300} />
        <SendButton screen={view} verdict={verdict} label={say('pair.pin.do')} />
      </Form>
    </Section>
  );
}

function History({ view, pins }: { view: View; pins: readonly KeptPin[] }) {
  const say = view.say(text);
  return (
    <Section title={say('pair.history')}>
      <Table
        caption={say('pair.history')}
        rows={pins}
        keyOf={(pin) => `${pin.at.getTime()}${pin.state}`}
        columns={[
          { key: 'at', head: say('pair.at'), cell: (pin) => sayInstant(pin.at, view.language) },
          { key: 'state', head: say('pair.pin'), cell: (pin) => say(`conflict.${pin.state}`) },
          { key: 'reason', head: view.say(shared)('reason'), cell: (pin) => pin.reason },
          { key: 'by', head: say('pair.by'), cell: (pin) => pin.byName ?? '' },
          {
            key: 'ended',
            head: say('pair.ended'),
            cell: (pin) => (pin.endedAt ? sayInstant(pin.endedAt, view.language) : ''),
          },
        ]}
      />
    </Section>
  );
}
