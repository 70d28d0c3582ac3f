/** One quarantine: what, why, how it stands, what the next step would change, and who did what. */

import { sayInstant } from '../../../kernel/period.ts';
import type { Verdict } from '../../../kernel/verdict.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { Form, formOf, ProseField, SendButton } from '../../../ui/form.tsx';
import { Badge, Heading, Note, Pairs, Refused, Section, Table } from '../../../ui/parts.tsx';
import { listNames } from '../../account/store.ts';
import { mayConfirm, mayRefuse, mayRelease, mayVoid } from '../policy.ts';
import { isAsked, type Quarantine } from '../quarantine.ts';
import type { HeldScene } from '../store/held.ts';
import { reckonEffect } from '../store/preview.ts';
import { listSteps } from '../store/quarantine.ts';
import { listVoted } from '../store/voted.ts';
import { sayRule } from '../text/rule.ts';
import { text } from '../text/scrutiny.ts';
import { crumbsOf } from './poll.tsx';
import { EffectPart, VotesParts } from './votes.tsx';

const base = (quarantine: Quarantine) => `/office/quarantines/${quarantine.id}`;

export async function quarantinePage(view: View, held: HeldScene): Promise<ShownPage> {
  const { quarantine, works } = held;
  const say = view.say(text);
  const title = say('quarantine.of', { title: quarantine.entryTitle });
  const all = await listVoted(view.tx, quarantine.pollId);
  const isBack = quarantine.state === 'standing' || quarantine.state === 'release-proposed';
  const to = isBack ? 'counted' : 'quarantined';
  const effect = await reckonEffect(view.tx, held, { votes: quarantine.votes, to }, all);
  const isMoving = isBack || quarantine.state === 'proposed';
  const concerned = works.filter((work) => work.id === quarantine.entryId);
  return {
    title,
    body: (
      <>
        <Heading
          screen={view}
          title={title}
          crumbs={crumbsOf(view, held)}
          state={
            <Badge tone={isAsked(quarantine.state) ? 'wait' : 'plain'}>
              {say(`quarantine.${quarantine.state}`)}
            </Badge>
          }
        />
        <Refused screen={view} shown={shownForms(view, held)} />
        <FactsPart view={view} quarantine={quarantine} />
        {isMoving ? <EffectPart view={view} effect={effect} works={works} isRelease={isBack} /> : null}
        <StepForms view={view} held={held} />
        {await HistoryPart(view, quarantine)}
        <VotesParts view={view} all={all} votes={quarantine.votes} works={works} concerned={concerned} />
      </>
    ),
  };
}

const mays = {
  confirm: mayConfirm,
  refuse: mayRefuse,
  release: mayRelease,
  void: mayVoid,
} as const;

function shownForms(view: View, held: HeldScene): string[] {
  return Object.entries(mays)
    .filter(([, may]) => may(view.actor, held, view.now).allowed)
    .map(([verb]) => `${base(held.quarantine)}/${verb}`);
}

function FactsPart({ view, quarantine }: { view: View; quarantine: Quarantine }) {
  const say = view.say(text);
  const { rule, votes, count, reason, whyTwo, proposedAt } = quarantine;
  const numbers = votes.slice(0, 20).map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`));
  return (
    <Pairs
      pairs={[
        [say('rule'), sayRule(view, rule)],
        [say('votes'), count],
        [say('quarantine.votes'), `${numbers.join(', ')}${votes.length > 20 ? ' …' : ''}`],
        [say('reason.step'), reason],
        [say('proposed'), sayInstant(proposedAt, view.language)],
        whyTwo.length > 0 && [say('why'), whyTwo.map((why) => say(`why.${why}`)).join(' · ')],
      ]}
    />
  );
}

function StepForms({ view, held }: { view: View; held: HeldScene }) {
  const say = view.say(text);
  const confirm = mayConfirm(view.actor, held);
  const isOwn = !confirm.allowed && confirm.refusal.code === 'scrutiny.same-person';
  return (
    <>
      {isOwn ? <Note tone="wait">{view.sayRefusal(confirm.refusal)}</Note> : null}
      {confirm.allowed ? <p>{say('confirm.lead')}</p> : null}
      <StepForm view={view} held={held} verb="confirm" verdict={confirm} tone="danger" />
      <StepForm view={view} held={held} verb="refuse" verdict={mayRefuse(view.actor, held)} tone="calm" />
      <StepForm view={view} held={held} verb="release" verdict={mayRelease(view.actor, held)} tone="main" />
      <StepForm
        view={view}
        held={held}
        verb="void"
        verdict={mayVoid(view.actor, held, view.now)}
        tone="calm"
      />
    </>
  );
}

type StepProps = {
  view: View;
  held: HeldScene;
  verb: keyof typeof mays;
  verdict: Verdict;
  tone: 'main' | 'calm' | 'danger';
};

/** A step that the state does not offer is not drawn. */
function StepForm({ view, held, verb, verdict, tone }: StepProps) {
  const say = view.say(text);
  if (!verdict.allowed) return null;
  const hand = formOf(view, `${base(held.quarantine)}/${verb}`);
  return (
    <Section title={say(verb)}>
      {verb === 'void' ? <p>{say('void.lead')}</p> : null}
      <Form hand={hand}>
        <input type="hidden" name="version" value={held.quarantine.version} />
        <ProseField hand={hand} name="reason" label={say('reason.step')} rows={2} maxLength={1000} />
        <SendButton screen={view} verdict={verdict} label={say(verb)} tone={tone} />
      </Form>
    </Section>
  );
}

async function HistoryPart(view: View, quarantine: Quarantine) {
  const say = view.say(text);
  const steps = await listSteps(view.tx, quarantine.id);
  const names = await listNames(
    view.tx,
    steps.map((step) => step.byId),
  );
  return (
    <Section title={say('history')}>
      <Table
        caption={say('history')}
        rows={steps}
        keyOf={(step) => `${step.at.getTime()} ${step.verb}`}
        columns={[
          { key: 'at', head: say('at'), cell: (step) => sayInstant(step.at, view.language) },
          { key: 'who', head: say('who'), cell: (step) => names.get(step.byId) },
          { key: 'what', head: say('what'), cell: (step) => say(`verb.${step.verb}`) },
          { key: 'reason', head: say('reason.step'), cell: (step) => step.reason },
          { key: 'events', head: say('events'), cell: (step) => step.events.join(', ') },
        ]}
      />
    </Section>
  );
}
