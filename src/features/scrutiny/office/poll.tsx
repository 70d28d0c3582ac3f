/** A poll under scrutiny: what is suspected, what waits, what was decided, and votes to choose by hand. */

import { sayInstant } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { formOf, SendButton } from '../../../ui/form.tsx';
import { Badge, Empty, Heading, Note, Refused, Section, Table } from '../../../ui/parts.tsx';
import { text as ballotText } from '../../call/text/ballot.ts';
import { voterTiers } from '../../identity/identity.ts';
import { findOrganisationByPath } from '../../organisation/store.ts';
import { endOf, gateOf } from '../../vote/vote.ts';
import { arbiterOf, mayServe } from '../policy.ts';
import type { KeptSuspicion } from '../scrutiny.ts';
import { listAppeals } from '../store/appeal.ts';
import type { Scene } from '../store/preview.ts';
import { listQuarantines } from '../store/quarantine.ts';
import { findLookedAt, listSuspicions } from '../store/suspicion.ts';
import { text as appealText } from '../text/appeal.ts';
import { text as ladderText } from '../text/ladder.ts';
import { sayRule } from '../text/rule.ts';
import { text } from '../text/scrutiny.ts';
import { confirmationsOf, QuarantinesPart, WaitingPart } from './quarantines.tsx';

export const addressOf = (poll: { id: string }) => `/office/polls/${poll.id}/scrutiny`;

/** Where the pages of a poll's scrutiny lead back to. */
export function crumbsOf(view: View, { poll, call }: Scene): (readonly [string, string])[] {
  return [
    [nameIn(call.name, view.language), `/office/calls/${call.id}`],
    [view.say(text)('scrutiny'), addressOf(poll)],
  ];
}

export async function scrutinyPage(view: View, scene: Scene): Promise<ShownPage> {
  const { poll, call } = scene;
  const say = view.say(text);
  const title = say('scrutiny.of', { call: call.name });
  const suspicions = await listSuspicions(view.tx, poll.id);
  const quarantines = await listQuarantines(view.tx, poll.id);
  const looked = await findLookedAt(view.tx, poll.id);
  const isOver = view.now >= endOf(poll);
  const gate = gateOf(poll, call);
  return {
    title,
    body: (
      <>
        <Heading
          screen={view}
          title={title}
          crumbs={crumbsOf(view, scene).slice(0, 1)}
          state={
            <Badge tone={isOver ? 'plain' : 'accent'}>
              {gate ? nameIn(gate, view.language) : say('gate.final')}
            </Badge>
          }
        >
          <p>{say('scrutiny.lead')}</p>
          <p className="quiet">
            {isOver
              ? say('closed.at', { closesAt: endOf(poll) })
              : say('open.until', { closesAt: poll.closesAt })}{' '}
            · {looked.at ? say('looked.at', { at: looked.at }) : say('looked.never')}
          </p>
          <p className="links">
            <a href={`/office/polls/${poll.id}/alterations`}>{say('alterations')}</a>{' '}
            <a href={`/office/campaigns/${poll.campaignId}/sanctions`}>{view.say(ladderText)('sanctions')}</a>
          </p>
        </Heading>
        <Refused screen={view} shown={[confirmationsOf(poll)]} />
        {await ArbiterPart(view, scene)}
        {await WaitingPart({ view, scene, quarantines })}
        <SuspicionsPart view={view} scene={scene} open={suspicions.filter((one) => one.state === 'found')} />
        <QuarantinesPart view={view} scene={scene} quarantines={quarantines} />
        {await AppealsPart(view, scene)}
        {mayServe(view.actor, scene).allowed ? <SelectPart view={view} scene={scene} /> : null}
        <DonePart view={view} done={suspicions.filter((one) => one.state !== 'found')} />
      </>
    ),
  };
}

/** Who decides, where that is not the owner. */
async function ArbiterPart(view: View, scene: Scene) {
  const say = view.say(text);
  const path = arbiterOf(scene);
  if (path === scene.call.ownerPath) return null;
  const above = path === undefined ? undefined : await findOrganisationByPath(view.tx, path);
  return <Note tone="warn">{above ? say('arbiter.above', { name: above.name }) : say('arbiter.none')}</Note>;
}

function SuspicionsPart(props: { view: View; scene: Scene; open: readonly KeptSuspicion[] }) {
  const { view, scene, open } = props;
  const say = view.say(text);
  if (open.length === 0)
    return (
      <Section title={say('suspicions')}>
        <Empty title={say('suspicions.none')}>
          {mayServe(view.actor, scene).allowed ? <p>{say('suspicions.none.next')}</p> : null}
        </Empty>
      </Section>
    );
  return (
    <Section title={say('suspicions')}>
      <form method="get" action={`${addressOf(scene.poll)}/preview`}>
        <Table
          caption={say('suspicions')}
          rows={open}
          keyOf={(one) => one.id}
          columns={[
            {
              key: 'pick',
              head: '',
              label: say('chosen'),
              cell: (one) => (
                <input
                  type="checkbox"
                  name={`pick-${one.id}`}
                  value="yes"
                  aria-label={say('suspicions.choose', {
                    title: one.entryTitle,
                    rule: sayRule(view, one.rule),
                  })}
                />
              ),
            },
            {
              key: 'work',
              head: say('work'),
              cell: (one) => (
                <a href={`${addressOf(scene.poll)}/preview?pick-${one.id}=yes`}>{one.entryTitle}</a>
              ),
            },
            { key: 'rule', head: say('rule'), cell: (one) => sayRule(view, one.rule) },
            { key: 'votes', head: say('votes'), align: 'end', cell: (one) => one.count },
            {
              key: 'grounds',
              head: say('grounds'),
              cell: (one) =>
                one.grounds.slice(0, 2).map((ground) => <p key={ground.zh}>{ground[view.language]}</p>),
            },
            { key: 'found', head: say('foundAt'), cell: (one) => sayInstant(one.foundAt, view.language) },
          ]}
        />
        <p>
          <button type="submit" className="button is-main">
            {say('suspicions.preview')}
          </button>
        </p>
      </form>
    </Section>
  );
}

async function AppealsPart(view: View, { poll }: Scene) {
  const appeals = await listAppeals(view.tx, poll.id);
  const say = view.say(appealText);
  if (appeals.length === 0) return null;
  return (
    <Section title={view.say(text)('appeals')}>
      <Table
        caption={view.say(text)('appeals')}
        rows={appeals}
        keyOf={(one) => one.id}
        columns={[
          {
            key: 'work',
            head: say('work'),
            cell: (one) => <a href={`/office/appeals/${one.id}`}>{one.entryTitle}</a>,
          },
          { key: 'side', head: say('appeal.by'), cell: (one) => say(`side.${one.side}`) },
          {
            key: 'due',
            head: say('appeal.due'),
            cell: (one) =>
              one.state === 'filed' && one.dueAt <= view.now
                ? say('appeal.due-at', { dueAt: one.dueAt })
                : sayInstant(one.dueAt, view.language),
          },
          {
            key: 'state',
            head: say('state'),
            cell: (one) => (
              <Badge tone={one.state === 'filed' ? 'wait' : 'plain'}>{say(`state.${one.state}`)}</Badge>
            ),
          },
        ]}
      />
    </Section>
  );
}

/** A form that only asks: it leads to the preview, nothing is decided by it. */
function SelectPart({ view, scene }: { view: View; scene: Scene }) {
  const say = view.say(text);
  const tiers = view.say(ballotText);
  const hand = formOf(view, `${addressOf(scene.poll)}/preview`);
  const line = (name: string, label: string, type: 'date' | 'time' | 'text' = 'text') => (
    <div className="field">
      <label htmlFor={hand.idOf(name)}>{label}</label>
      <input id={hand.idOf(name)} name={name} type={type} maxLength={200} />
    </div>
  );
  const choice = (name: string, label: string, choices: readonly (readonly [string, string])[]) => (
    <div className="field">
      <label htmlFor={hand.idOf(name)}>{label}</label>
      <select id={hand.idOf(name)} name={name}>
        {choices.map(([value, said]) => (
          <option key={value} value={value}>
            {said}
          </option>
        ))}
      </select>
    </div>
  );
  const works = scene.works.map((work) => [work.id, `${work.title} ${work.number}`] as const);
  return (
    <Section title={say('select')}>
      <p className="quiet">{say('select.hint')}</p>
      <form method="get" action={hand.action} className="form is-row">
        {choice('work', say('work'), works)}
        {line('fromOn', say('select.from'), 'date')}
        {line('fromAt', say('select.from-at'), 'time')}
        {line('untilOn', say('select.until'), 'date')}
        {line('untilAt', say('select.until-at'), 'time')}
        {choice('tier', say('trait.tier'), [
          ['', say('select.any')],
          ...voterTiers.map((tier) => [tier, tiers(`tier.${tier}`)] as const),
        ])}
        {line('agent', say('trait.agent'))}
        {line('via', say('trait.via'))}
        <SendButton screen={view} label={say('select.look')} tone="calm" />
      </form>
    </Section>
  );
}

function DonePart({ view, done }: { view: View; done: readonly KeptSuspicion[] }) {
  const say = view.say(text);
  if (done.length === 0) return null;
  return (
    <Section title={say('suspicions.done')}>
      <Table
        caption={say('suspicions.done')}
        rows={done}
        keyOf={(one) => one.id}
        columns={[
          { key: 'work', head: say('work'), cell: (one) => one.entryTitle },
          { key: 'rule', head: say('rule'), cell: (one) => sayRule(view, one.rule) },
          { key: 'votes', head: say('votes'), align: 'end', cell: (one) => one.count },
          { key: 'state', head: say('state'), cell: (one) => say(`suspicion.${one.state}`) },
          { key: 'reason', head: say('reason.step'), cell: (one) => one.reason },
        ]}
      />
    </Section>
  );
}
