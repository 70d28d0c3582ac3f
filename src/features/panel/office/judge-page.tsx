/** One judge for whoever runs the panel: part and load, every work with its conflict, removing. */

import { askPage, offsetOf, pageOf } from '../../../kernel/page.ts';
import { sayInstant } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { Form, formOf, ProseField, SendButton } from '../../../ui/form.tsx';
import {
  Badge,
  Empty,
  Heading,
  Pager,
  Pairs,
  Refused,
  Section,
  Table,
  type Tone,
} from '../../../ui/parts.tsx';
import { type Conflict, type ConflictState, isConflict, type Judge } from '../panel.ts';
import { mayArrange, mayRemove } from '../policy.ts';
import { listAssigned } from '../store/assignment.ts';
import { conflictsOf } from '../store/conflict.ts';
import type { TaskWork } from '../store/task.ts';
import { text } from '../text/office.ts';
import { text as shared } from '../text.ts';
import { PartFields } from './invite-page.tsx';
import { type FoundPanel, JudgeStateBadge, panelHref } from './panel-page.tsx';

export type FoundJudge = FoundPanel & { judge: Judge };

export const judgeHref = (panelId: string, personId: string) => `${panelHref(panelId)}/judges/${personId}`;

const tones: Record<ConflictState, Tone> = {
  'pinned-conflict': 'bad',
  conflict: 'warn',
  none: 'plain',
  'pinned-none': 'good',
};

/** The state in a word, and why. */
export function ConflictWords({ view, conflict }: { view: View; conflict?: Conflict }) {
  const say = view.say(text);
  const state = conflict?.state ?? 'none';
  const grounds = (conflict?.grounds ?? []).map((ground) => say(`ground.${ground}`));
  return (
    <>
      <Badge tone={tones[state]}>{say(`conflict.${state}`)}</Badge>
      {grounds.length > 0 ? <span className="quiet"> {grounds.join(say('grounds.between'))}</span> : null}
    </>
  );
}

export async function judgePage(view: View, found: FoundJudge): Promise<ShownPage> {
  const [say, both] = [view.say(text), view.say(shared)];
  const { panel, judge } = found;
  const title = say('judge.title', { number: judge.number, name: judge.name });
  const base = judgeHref(panel.id, judge.personId);
  const mayDo = mayArrange(view.actor, found).allowed;
  const mayGo = mayRemove(view.actor, found).allowed;
  const shown = [...(mayDo ? [base] : []), ...(mayGo ? [`${base}/remove`] : [])];
  return {
    title,
    body: (
      <>
        <Heading
          screen={view}
          title={title}
          crumbs={[[say('title', { panel: panel.name }), panelHref(panel.id)]]}
          state={<JudgeStateBadge view={view} state={judge.state} />}
        />
        <Refused screen={view} shown={shown} />
        <Pairs
          pairs={[
            [both('unit'), nameIn(judge.unitName, view.language)],
            [say('judge.invited-at'), sayInstant(judge.invitedAt, view.language)],
            judge.acceptedAt && [say('judge.accepted-at'), sayInstant(judge.acceptedAt, view.language)],
            judge.endedAt && [say('judge.ended'), sayInstant(judge.endedAt, view.language)],
            judge.reason !== undefined && [both('reason'), judge.reason],
          ]}
        />
        {await WorksPart({ view, found })}
        {mayDo ? <Setting view={view} found={found} /> : null}
        {mayGo ? <Removing view={view} found={found} /> : null}
      </>
    ),
  };
}

async function WorksPart({ view, found }: { view: View; found: FoundJudge }) {
  const [say, both] = [view.say(text), view.say(shared)];
  const { panel, task, judge } = found;
  const works = task?.works ?? [];
  const own = (await conflictsOf(view.tx, panel.id, works, [judge])).get(judge.personId)!;
  const assigned = new Set((await listAssigned(view.tx, panel.id, judge.personId)).map((a) => a.entryId));
  const only = view.query.only === 'conflict' || view.query.only === 'assigned' ? view.query.only : 'all';
  const shown = works.filter((work) => {
    if (only === 'conflict') return isConflict(own.get(work.entryId)?.state ?? 'none');
    return only === 'all' || assigned.has(work.entryId);
  });
  const ask = askPage(view.query.page);
  const page = pageOf(shown.slice(offsetOf(ask), offsetOf(ask) + ask.size), shown.length, ask);
  const base = judgeHref(panel.id, judge.personId);
  return (
    <Section title={say('judge.works')} aside={<Only view={view} base={base} only={only} />}>
      {page.total === 0 ? (
        <Empty title={say('judge.works.none')} />
      ) : (
        <Table
          caption={say('judge.works')}
          rows={page.items}
          keyOf={(work) => work.entryId}
          columns={[
            {
              key: 'work',
              head: both('work'),
              cell: (work: TaskWork) => <a href={`${base}/works/${work.entryId}`}>{work.title}</a>,
            },
            { key: 'unit', head: both('unit'), cell: (work) => nameIn(work.unitName, view.language) },
            {
              key: 'conflict',
              head: say('conflicts'),
              cell: (work) => <ConflictWords view={view} conflict={own.get(work.entryId)} />,
            },
            {
              key: 'assigned',
              head: say('assigned'),
              cell: (work) =>
                assigned.has(work.entryId) ? <Badge tone="accent">{say('assigned')}</Badge> : null,
            },
          ]}
        />
      )}
      <Pager screen={view} page={page} href={(number) => `${base}?only=${only}&page=${number}`} />
    </Section>
  );
}

function Only({ view, base, only }: { view: View; base: string; only: 'all' | 'conflict' | 'assigned' }) {
  const say = view.say(text);
  return (
    <nav aria-label={say('judge.works.only')}>
      {(['all', 'conflict', 'assigned'] as const).map((one) => (
        <span key={one}>
          <a href={`${base}?only=${one}`} aria-current={one === only ? 'true' : undefined}>
            {say(`judge.works.${one}`)}
          </a>{' '}
        </span>
      ))}
    </nav>
  );
}

function Setting({ view, found }: { view: View; found: FoundJudge }) {
  const say = view.say(text);
  const hand = formOf(view, judgeHref(found.panel.id, found.judge.personId));
  return (
    <Section title={say('judge.part')}>
      <Form hand={hand}>
        <PartFields view={view} hand={hand} part={found.judge} />
        <SendButton
          screen={view}
          tone="calm"
          verdict={mayArrange(view.actor, found)}
          label={say('judge.part.do')}
        />
      </Form>
    </Section>
  );
}

function Removing({ view, found }: { view: View; found: FoundJudge }) {
  const say = view.say(text);
  const hand = formOf(view, `${judgeHref(found.panel.id, found.judge.personId)}/remove`);
  return (
    <Section title={say('judge.remove')}>
      <p>{say('judge.remove.lead')}</p>
      <Form hand={hand}>
        <ProseField hand={hand} name="reason" label={view.say(shared)('reason')} rows={2} maxLength={300} />
        <SendButton
          screen={view}
          tone="danger"
          verdict={mayRemove(view.actor, found)}
          label={say('judge.remove.do')}
        />
      </Form>
    </Section>
  );
}
