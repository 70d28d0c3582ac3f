/** The page of one activity: what was reported, what is to be decided, its photos, its history. */

import type { ReactNode } from 'react';
import { sayInstant } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { Form, formOf, ProseField, SendButton } from '../../../ui/form.tsx';
import { Heading, Note, Pairs, Section, Table } from '../../../ui/parts.tsx';
import { listNames } from '../../account/store.ts';
import { getCampaign } from '../../campaign/store.ts';
import { getOrganisation } from '../../organisation/store.ts';
import { type Activity, isOnBehalf } from '../activity.ts';
import { type ActivityStep, changedSinceApproval } from '../change.ts';
import { isLikelySame } from '../likeness.ts';
import { mayAmend } from '../policy.ts';
import { listSteps } from '../store/change.ts';
import { listSameDay } from '../store.ts';
import { text } from '../text.ts';
import { ChangedPart, DecidePart } from './decide.tsx';
import { ReportFields } from './fields.tsx';
import { StateBadge } from './list.tsx';
import { PhotoPart } from './photos.tsx';
import { PublicPart } from './public.tsx';

const base = (activity: Activity): string => `/office/activities/${activity.id}`;

export async function activityPage(view: View, activity: Activity): Promise<ShownPage> {
  const say = view.say(text);
  const { tx, language } = view;
  const campaign = await getCampaign(tx, activity.campaignId);
  const steps = await listSteps(tx, activity.id);
  const acceptor = activity.acceptorId && (await getOrganisation(tx, activity.acceptorId));
  const names = await listNames(
    tx,
    steps.flatMap((step) => step.byId ?? []),
  );
  const alike = (await listSameDay(tx, view.actor, activity)).filter((other) =>
    isLikelySame(activity, other),
  );
  const changed = changedSinceApproval(steps);
  return {
    title: activity.name,
    body: (
      <>
        <Heading
          screen={view}
          title={activity.name}
          crumbs={[[say('activities'), '/office/activities']]}
          state={<StateBadge view={view} activity={activity} />}
        />
        <Alerts view={view} activity={activity} steps={steps} alike={alike} />
        <Pairs
          pairs={[
            [say('unit'), nameIn(activity.unitName, language)],
            ...(await behalfPairs(view, activity)),
            ...storedPairs(view, activity),
            [say('campaign'), nameIn(campaign.title, language)],
          ]}
        />
        <ChangedPart view={view} activity={activity} changed={changed} />
        <DecidePart view={view} activity={activity} acceptor={acceptor || undefined} />
        <AmendPart view={view} activity={activity} />
        <PhotoPart view={view} activity={activity} />
        <PublicPart view={view} activity={activity} />
        <HistoryPart view={view} steps={steps} names={names} />
      </>
    ),
  };
}

type Pair = readonly [ReactNode, ReactNode] | undefined;

async function behalfPairs(view: View, activity: Activity): Promise<Pair[]> {
  if (!isOnBehalf(activity)) return [];
  const say = view.say(text);
  const recorder = await getOrganisation(view.tx, activity.reporterId);
  return [[say('report'), say('on-behalf', { recorder: recorder.name })]];
}

/** What is stored, as pairs; a link is shown as what it is and leads nowhere unasked. */
function storedPairs(view: View, activity: Activity): Pair[] {
  const say = view.say(text);
  const { reach, reachChannel, reachSource } = activity;
  const people = (label: string, count: number | undefined): Pair =>
    count === undefined ? undefined : [label, say('people', { count })];
  return [
    [say('organiser'), activity.organiser],
    [say('held-at'), <Times key="held" view={view} activity={activity} />],
    [say('participants'), say('people', { count: activity.participants })],
    activity.place ? [say('place'), activity.place] : undefined,
    activity.enterprise ? [say('enterprise'), activity.enterprise] : undefined,
    people(say('contacts'), activity.contacts),
    reach !== undefined && reachChannel && reachSource
      ? [
          say('reach'),
          say('reach.said', { count: reach, channel: say(`channel.${reachChannel}`), source: reachSource }),
        ]
      : undefined,
    people(say('spread'), activity.spread),
    activity.hours === undefined ? undefined : [say('hours'), say('hours.said', { count: activity.hours })],
    activity.account
      ? [
          say('account'),
          <p className="prose" key="account">
            {activity.account}
          </p>,
        ]
      : undefined,
    activity.links.length > 0 ? [say('links'), <Links key="links" links={activity.links} />] : undefined,
  ];
}

function Times({ view, activity }: { view: View; activity: Activity }) {
  const say = view.say(text);
  if (activity.occurrences.length === 1) return sayInstant(activity.heldAt, view.language);
  return (
    <ol>
      {activity.occurrences.map((one) => (
        <li key={one.heldAt.getTime()}>
          {sayInstant(one.heldAt, view.language)} · {say('people', { count: one.participants })}
        </li>
      ))}
    </ol>
  );
}

function Links({ links }: { links: readonly string[] }) {
  return links.map((link) => (
    <p key={link}>
      <a href={link} rel="noopener noreferrer nofollow" target="_blank">
        {link}
      </a>
    </p>
  ));
}

/** Refusals whose form is gone from the page, because the state has moved. */
const stateMoved = [
  'activity.not-reported',
  'activity.not-approved',
  'activity.is-approved',
  'activity.is-locked',
  'activity.is-accepted',
  'activity.photo-gone',
];

function Alerts(props: {
  view: View;
  activity: Activity;
  steps: readonly ActivityStep[];
  alike: readonly Activity[];
}) {
  const { view, activity } = props;
  const say = view.say(text);
  const last = props.steps.find((step) => step.verb !== 'photo');
  const moved = view.form?.refusals.filter((refusal) => stateMoved.includes(refusal.code)) ?? [];
  return (
    <>
      {moved.map((refusal) => (
        <Note key={refusal.code} tone="bad">
          {view.sayRefusal(refusal)}
        </Note>
      ))}
      {activity.state === 'returned' ? (
        <Note tone="warn" title={say('returned.why')}>
          {last?.reason ? <p>{say('reason', { reason: last.reason })}</p> : null}
        </Note>
      ) : null}
      {props.alike.length > 0 ? (
        <Note tone="warn" title={say('likely-same')}>
          <p>{say('likely-same.why')}</p>
          <AlikeList view={view} alike={props.alike} />
        </Note>
      ) : null}
    </>
  );
}

/** Those that look like the same, each with the way to it. */
export function AlikeList({ view, alike }: { view: View; alike: readonly Activity[] }) {
  return (
    <ul>
      {alike.map((other) => (
        <li key={other.id}>
          <a href={base(other)}>{other.name}</a> · {nameIn(other.unitShortName, view.language)} ·{' '}
          {sayInstant(other.heldAt, view.language)} <StateBadge view={view} activity={other} />
        </li>
      ))}
    </ul>
  );
}

function AmendPart({ view, activity }: { view: View; activity: Activity }) {
  const say = view.say(text);
  const verdict = mayAmend(view.actor, activity);
  const hand = formOf(view, `${base(activity)}/amend`);
  const isBack = view.form?.action === hand.action;
  const isStale = isBack && view.form?.refusals.some((refusal) => refusal.code === 'http.stale');
  const isReturned = activity.state === 'returned';
  if (!verdict.allowed)
    return verdict.when === 'never' ? null : <p className="quiet">{view.sayRefusal(verdict.refusal)}</p>;
  return (
    <details open={isBack || isReturned}>
      <summary>{isReturned ? say('amend.again') : say('amend')}</summary>
      {isStale ? (
        <Note tone="warn" title={say('stale.stored')}>
          <Pairs pairs={[[say('name'), activity.name], ...storedPairs(view, activity)]} />
          <p>{say('stale.typed')}</p>
        </Note>
      ) : null}
      <Form hand={hand}>
        <input type="hidden" name="version" value={activity.version} />
        <ReportFields view={view} hand={hand} report={activity} />
        {activity.state === 'approved' ? (
          <ProseField
            hand={hand}
            name="reason"
            label={say('amend.reason')}
            hint={say('amend.approved')}
            rows={2}
            maxLength={500}
          />
        ) : null}
        <SendButton screen={view} label={isReturned ? say('amend.again') : say('amend.do')} />
      </Form>
    </details>
  );
}

function HistoryPart(props: {
  view: View;
  steps: readonly ActivityStep[];
  names: ReadonlyMap<string, string>;
}) {
  const { view, names } = props;
  const say = view.say(text);
  return (
    <Section title={say('history')}>
      <Table
        caption={say('history')}
        rows={props.steps}
        keyOf={(step) => step.id}
        columns={[
          { key: 'at', head: say('step.when'), cell: (step) => sayInstant(step.at, view.language) },
          { key: 'who', head: say('step.who'), cell: (step) => (step.byId && names.get(step.byId)) ?? '' },
          {
            key: 'what',
            head: say('step.what'),
            cell: (step) => (
              <>
                {say(`step.${step.verb}`)}
                {step.reason ? (
                  <span className="quiet"> {say('reason', { reason: step.reason })}</span>
                ) : null}
              </>
            ),
          },
        ]}
      />
    </Section>
  );
}
