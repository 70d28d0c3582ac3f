/** A panel for whoever runs it: its judges with loads and conflicts, its links, how far a branch reaches. */

import { sayEnd } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { Form, formOf, SendButton, TextField } from '../../../ui/form.tsx';
import { Badge, Empty, Heading, Pairs, Refused, Section, Table, type Tone } from '../../../ui/parts.tsx';
import { type Invitation, linkStateOf } from '../invitation.ts';
import { isConflict, type Judge, type JudgeState, type Panel } from '../panel.ts';
import { mayArrange } from '../policy.ts';
import { listAssigned } from '../store/assignment.ts';
import { conflictsOf } from '../store/conflict.ts';
import { listInvitations } from '../store/invitation.ts';
import { listJudges } from '../store/panel.ts';
import type { PanelSlots, Task } from '../store/task.ts';
import { text } from '../text/office.ts';
import { text as shared } from '../text.ts';

export type FoundPanel = { panel: Panel; task?: Task };

export const panelHref = (panelId: string) => `/office/panels/${panelId}`;

const tones: Record<JudgeState, Tone> = {
  invited: 'wait',
  accepted: 'good',
  declined: 'warn',
  left: 'warn',
  removed: 'bad',
};

export function JudgeStateBadge({ view, state }: { view: View; state: JudgeState }) {
  return <Badge tone={tones[state]}>{view.say(shared)(`state.${state}`)}</Badge>;
}

type Row = { judge: Judge; load: number; scored: number; conflicts: number };

async function rowsFor(view: View, { panel, task }: FoundPanel, slots: PanelSlots): Promise<Row[]> {
  const judges = await listJudges(view.tx, panel.id);
  const conflicts = await conflictsOf(view.tx, panel.id, task?.works ?? [], judges);
  const [loads, scores] = [
    await listAssigned(view.tx, panel.id),
    await slots.listScored(view.tx, panel.id),
  ].map((list) => {
    const counts = new Map<string, number>();
    for (const one of list) counts.set(one.personId, (counts.get(one.personId) ?? 0) + 1);
    return counts;
  }) as [Map<string, number>, Map<string, number>];
  return judges.map((judge) => ({
    judge,
    load: loads.get(judge.personId) ?? 0,
    scored: scores.get(judge.personId) ?? 0,
    conflicts: [...conflicts.get(judge.personId)!.values()].filter((c) => isConflict(c.state)).length,
  }));
}

export function panelPage(slots: PanelSlots) {
  return async (view: View, found: FoundPanel): Promise<ShownPage> => {
    const say = view.say(text);
    const { panel, task } = found;
    const rows = await rowsFor(view, found, slots);
    const links = await listInvitations(view.tx, panel.id);
    const title = say('title', { panel: panel.name });
    const base = panelHref(panel.id);
    return {
      title,
      body: (
        <>
          <Heading screen={view} title={title} crumbs={task ? [[say('back'), task.href]] : []}>
            <p>{say('lead')}</p>
          </Heading>
          <Refused screen={view} shown={[`${base}/distance`]} />
          {task ? <About view={view} task={task} /> : null}
          <Section title={say('judges')} aside={<Ways view={view} found={found} />}>
            <Judges view={view} panel={panel} task={task} rows={rows} />
          </Section>
          {links.length > 0 ? <Links view={view} panel={panel} links={links} /> : null}
          <Distance view={view} found={found} />
        </>
      ),
    };
  };
}

function About({ view, task }: { view: View; task: Task }) {
  const say = view.say(text);
  return (
    <Pairs
      pairs={[
        [say('for-call'), nameIn(task.call, view.language)],
        [say('stage'), nameIn(task.stage, view.language)],
        [say('works'), view.say(shared)('works.count', { count: task.works.length })],
        task.closesAt && [say('until'), sayEnd(task.closesAt, view.language)],
      ]}
    />
  );
}

function Ways({ view, found }: { view: View; found: FoundPanel }) {
  const say = view.say(text);
  if (!mayArrange(view.actor, found).allowed) return null;
  const base = panelHref(found.panel.id);
  return (
    <span className="links">
      <a className="button is-main" href={`${base}/invite`}>
        {say('invite')}
      </a>
      <a className="button is-calm" href={`${base}/assignment`}>
        {say('assign')}
      </a>
    </span>
  );
}

function Judges({ view, panel, task, rows }: { view: View; rows: readonly Row[] } & FoundPanel) {
  const [say, both] = [view.say(text), view.say(shared)];
  if (rows.length === 0)
    return (
      <Empty title={say('judges.none')}>
        <p>{say('judges.none.next')}</p>
      </Empty>
    );
  const cap = (judge: Judge) => judge.loadCap ?? task?.loadCap;
  return (
    <Table
      caption={say('judges')}
      rows={rows}
      keyOf={({ judge }) => judge.personId}
      columns={[
        { key: 'number', head: say('number'), cell: ({ judge }) => judge.number },
        {
          key: 'name',
          head: say('name'),
          cell: ({ judge }) => (
            <>
              <a href={`${panelHref(panel.id)}/judges/${judge.personId}`}>{judge.name}</a>{' '}
              {judge.role === 'chair' ? <Badge tone="accent">{both('role.chair')}</Badge> : null}
            </>
          ),
        },
        { key: 'unit', head: both('unit'), cell: ({ judge }) => nameIn(judge.unitName, view.language) },
        {
          key: 'state',
          head: both('state'),
          cell: ({ judge }) => <JudgeStateBadge view={view} state={judge.state} />,
        },
        {
          key: 'conflicts',
          head: say('conflicts'),
          align: 'end',
          cell: ({ conflicts }) => say('conflicts.of', { count: conflicts, works: task?.works.length ?? 0 }),
        },
        {
          key: 'load',
          head: say('load'),
          align: 'end',
          cell: ({ judge, load }) => {
            const most = cap(judge);
            return most === undefined ? load : say('load.of', { load, cap: most });
          },
        },
        { key: 'scored', head: say('scored'), align: 'end', cell: ({ scored }) => scored },
      ]}
    />
  );
}

function Links({ view, panel, links }: { view: View; panel: Panel; links: readonly Invitation[] }) {
  const [say, both] = [view.say(text), view.say(shared)];
  return (
    <Section title={say('links')}>
      <Table
        caption={say('links')}
        rows={links}
        keyOf={(link) => link.id}
        columns={[
          {
            key: 'name',
            head: say('name'),
            cell: (link) => <a href={`${panelHref(panel.id)}/links/${link.id}`}>{link.name}</a>,
          },
          { key: 'unit', head: both('unit'), cell: (link) => nameIn(link.unitName, view.language) },
          { key: 'state', head: both('state'), cell: (link) => say(`link.${linkStateOf(link, view.now)}`) },
          { key: 'used', head: say('link.used-by'), cell: (link) => link.usedByName ?? '' },
          { key: 'until', head: say('link.until'), cell: (link) => sayEnd(link.expiresAt, view.language) },
        ]}
      />
    </Section>
  );
}

function Distance({ view, found }: { view: View; found: FoundPanel }) {
  const say = view.say(text);
  const { panel } = found;
  const hand = formOf(view, `${panelHref(panel.id)}/distance`);
  const isStale = view.form?.refusals.some((r) => r.code === 'http.stale');
  return (
    <Section title={say('distance')}>
      <Form hand={hand}>
        <input type="hidden" name="version" value={panel.version} />
        <TextField
          hand={hand}
          name="distance"
          type="number"
          inputMode="numeric"
          label={say('distance')}
          hint={say('distance.hint')}
          value={panel.distance}
        />
        {isStale ? <p className="hint">{say('distance.stored', { distance: panel.distance })}</p> : null}
        <SendButton
          screen={view}
          tone="calm"
          verdict={mayArrange(view.actor, found)}
          label={say('distance.do')}
        />
      </Form>
    </Section>
  );
}
