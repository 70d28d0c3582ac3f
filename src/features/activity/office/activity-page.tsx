/** The page of one activity: what was reported, what is to be decided, its photo, its history. */

import type { ReactNode } from 'react';
import { sayInstant } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { ActButton, FileField, Form, formOf, ProseField, SendButton } from '../../../ui/form.tsx';
import { Heading, Note, Pairs, Section, Table } from '../../../ui/parts.tsx';
import { listNames } from '../../account/store.ts';
import { getCampaign } from '../../campaign/store.ts';
import type { MediaFile } from '../../media/media.ts';
import { findFile } from '../../media/store.ts';
import { type Activity, type ActivityStep, isLikelySame } from '../activity.ts';
import { mayAmend, mayApprove, mayReopen, mayReturn } from '../policy.ts';
import { listSameDay, listSteps } from '../store.ts';
import { text } from '../text.ts';
import { ReportFields } from './fields.tsx';
import { StateBadge } from './list.tsx';

const base = (activity: Activity): string => `/office/activities/${activity.id}`;

export async function activityPage(view: View, activity: Activity): Promise<ShownPage> {
  const say = view.say(text);
  const { tx, language } = view;
  const campaign = await getCampaign(tx, activity.campaignId);
  const steps = await listSteps(tx, activity.id);
  const names = await listNames(
    tx,
    steps.flatMap((step) => step.byId ?? []),
  );
  const alike = (await listSameDay(tx, view.actor, activity)).filter((other) =>
    isLikelySame(activity, other),
  );
  const photo = activity.photoId ? await findFile(tx, activity.photoId) : undefined;
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
            ...storedPairs(view, activity),
            [say('campaign'), nameIn(campaign.title, language)],
          ]}
        />
        <DecidePart view={view} activity={activity} />
        <AmendPart view={view} activity={activity} />
        <PhotoPart view={view} activity={activity} photo={photo} />
        <HistoryPart view={view} steps={steps} names={names} />
      </>
    ),
  };
}

/** What is stored, as pairs; a link is shown as what it is and leads nowhere unasked. */
function storedPairs(view: View, activity: Activity): (readonly [ReactNode, ReactNode] | undefined)[] {
  const say = view.say(text);
  return [
    [say('organiser'), activity.organiser],
    [say('held-at'), sayInstant(activity.heldAt, view.language)],
    [say('participants'), say('people', { count: activity.participants })],
    activity.place ? [say('place'), activity.place] : undefined,
    activity.account
      ? [
          say('account'),
          <p className="prose" key="account">
            {activity.account}
          </p>,
        ]
      : undefined,
    activity.link
      ? [
          say('link'),
          <a key="link" href={activity.link} rel="noopener noreferrer nofollow" target="_blank">
            {activity.link}
          </a>,
        ]
      : undefined,
  ];
}

/** Refusals whose form is gone from the page, because the state has moved. */
const stateMoved = ['activity.not-reported', 'activity.not-approved', 'activity.is-approved'];

function Alerts(props: {
  view: View;
  activity: Activity;
  steps: readonly ActivityStep[];
  alike: readonly Activity[];
}) {
  const { view, activity, alike } = props;
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
      {alike.length > 0 ? (
        <Note tone="warn" title={say('likely-same')}>
          <p>{say('likely-same.why')}</p>
          <ul>
            {alike.map((other) => (
              <li key={other.id}>
                <a href={base(other)}>{other.name}</a> · {nameIn(other.unitShortName, view.language)}{' '}
                <StateBadge view={view} activity={other} />
              </li>
            ))}
          </ul>
        </Note>
      ) : null}
    </>
  );
}

/** Approving, returning, undoing: for the officer straight above, whatever the state allows. */
function DecidePart({ view, activity }: { view: View; activity: Activity }) {
  const say = view.say(text);
  const { actor } = view;
  if (mayReopen(actor, activity).allowed) {
    return (
      <Section title={say('decide')}>
        <ReasonForm view={view} activity={activity} verb="reopen" hint={say('reopen.means')} />
      </Section>
    );
  }
  const mayReturnIt = mayReturn(actor, activity);
  if (!mayReturnIt.allowed && (mayReturnIt.when === 'never' || activity.state !== 'reported')) return null;
  const verdict = mayApprove(actor, activity);
  const hidden = { version: String(activity.version) };
  return (
    <Section title={say('decide')}>
      {verdict.allowed ? (
        <p>{say('approve.means', { count: activity.participants })}</p>
      ) : (
        <p className="why-not">{view.sayRefusal(verdict.refusal)}</p>
      )}
      <ActButton
        screen={view}
        action={`${base(activity)}/approve`}
        verdict={verdict}
        label={say('approve')}
        hidden={hidden}
      />
      <ReasonForm view={view} activity={activity} verb="return" />
    </Section>
  );
}

function ReasonForm(props: { view: View; activity: Activity; verb: 'return' | 'reopen'; hint?: string }) {
  const { view, activity, verb } = props;
  const say = view.say(text);
  const hand = formOf(view, `${base(activity)}/${verb}`);
  return (
    <details open={view.form?.action === hand.action}>
      <summary>{say(verb)}</summary>
      <Form hand={hand}>
        <input type="hidden" name="version" value={activity.version} />
        <ProseField
          hand={hand}
          name="reason"
          label={say(`${verb}.reason`)}
          hint={props.hint}
          rows={3}
          maxLength={500}
        />
        <SendButton screen={view} label={say(verb)} tone="danger" />
      </Form>
    </details>
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
        <SendButton screen={view} label={isReturned ? say('amend.again') : say('amend.do')} />
      </Form>
    </details>
  );
}

function PhotoPart({ view, activity, photo }: { view: View; activity: Activity; photo?: MediaFile }) {
  const say = view.say(text);
  const hand = formOf(view, `${base(activity)}/photo`);
  const wide = photo?.renditions.find((rendition) => rendition.name === 'wide.webp');
  return (
    <Section title={say('photo')}>
      {wide ? (
        <img
          className="photo"
          src={`${base(activity)}/photo`}
          width={wide.width}
          height={wide.height}
          alt={say('photo.of', { name: activity.name })}
        />
      ) : (
        <p className="quiet">{say('photo.none')}</p>
      )}
      {mayAmend(view.actor, activity).allowed ? (
        <Form hand={hand} upload>
          <FileField
            hand={hand}
            name="photo"
            label={say('photo.choose')}
            hint={say('photo.hint')}
            accept="image/jpeg,image/png,image/webp"
          />
          <SendButton screen={view} label={wide ? say('photo.replace') : say('photo.do')} tone="calm" />
        </Form>
      ) : null}
    </Section>
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
