/** What a level above does with an activity: what changed since it last agreed, and approving, accepting, returning, undoing. */

import type { View } from '../../../platform/route.ts';
import { ActButton, Form, formOf, ProseField, SendButton } from '../../../ui/form.tsx';
import { Note, Section, Table } from '../../../ui/parts.tsx';
import type { Organisation } from '../../organisation/organisation.ts';
import type { Activity } from '../activity.ts';
import type { ChangedField, changedSinceApproval } from '../change.ts';
import { mayAccept, mayApprove, mayReopen, mayReturn } from '../policy.ts';
import { text } from '../text.ts';

const base = (activity: Activity): string => `/office/activities/${activity.id}`;

/** The words of the form for each field that can have changed. */
const fieldLabels = {
  name: 'name',
  organiser: 'organiser',
  occurrences: 'held-at',
  place: 'place',
  account: 'account',
  enterprise: 'enterprise',
  contacts: 'contacts',
  reach: 'reach',
  reachChannel: 'reach-channel',
  reachSource: 'reach-source',
  spread: 'spread',
  hours: 'hours',
  links: 'links',
} as const satisfies Record<ChangedField, keyof typeof text>;

/** Field by field what was approved and what stands now; how often, even when it was changed back. */
export function ChangedPart(props: {
  view: View;
  activity: Activity;
  changed: ReturnType<typeof changedSinceApproval>;
}) {
  const { view, activity, changed } = props;
  const say = view.say(text);
  if (activity.editsAfterApproval === 0) return null;
  const total = <p className="hint">{say('changed.total', { count: activity.editsAfterApproval })}</p>;
  if (!changed || changed.times === 0) return total;
  return (
    <Note tone="warn" title={say('changed.title', { times: changed.times })}>
      {changed.changes.length === 0 ? (
        <p>{say('changed.none')}</p>
      ) : (
        <Table
          caption={say('changed.title', { times: changed.times })}
          rows={changed.changes}
          keyOf={(change) => change.field}
          columns={[
            { key: 'field', head: say('changed.field'), cell: (change) => say(fieldLabels[change.field]) },
            { key: 'before', head: say('changed.before'), cell: (change) => said(change.before) },
            { key: 'after', head: say('changed.after'), cell: (change) => said(change.after) },
          ]}
        />
      )}
      {total}
    </Note>
  );
}

function said(words: string) {
  return <span className="prose">{words === '' ? '—' : words}</span>;
}

type DecideProps = { view: View; activity: Activity; acceptor?: Organisation };

/** For the officers above: whatever state and seat allow. */
export function DecidePart(props: DecideProps) {
  const { view, activity } = props;
  const say = view.say(text);
  const { actor } = view;
  const mayReopenIt = mayReopen(actor, activity);
  const mayReturnIt = mayReturn(actor, activity);
  const isOpen = activity.state === 'reported' || activity.state === 'approved';
  if (!mayReopenIt.allowed && !(mayReturnIt.allowed && isOpen)) {
    const why = !mayReopenIt.allowed && mayReopenIt.when === 'not-now' && activity.state === 'accepted';
    return why ? <p className="quiet">{view.sayRefusal(mayReopenIt.refusal)}</p> : null;
  }
  const verb = activity.state === 'reported' ? 'approve' : 'accept';
  return (
    <Section title={say('decide')}>
      {mayReturnIt.allowed ? (
        <>
          <Agree {...props} verb={verb} />
          <ReasonForm view={view} activity={activity} verb="return" label={say('return')} />
        </>
      ) : null}
      {mayReopenIt.allowed ? <Undo view={view} activity={activity} /> : null}
    </Section>
  );
}

function Agree({ view, activity, acceptor, verb }: DecideProps & { verb: 'approve' | 'accept' }) {
  const say = view.say(text);
  const verdict = verb === 'approve' ? mayApprove(view.actor, activity) : mayAccept(view.actor, activity);
  const then = acceptor ? say('approve.then', { acceptor: acceptor.name }) : say('approve.final');
  const figures = { occurrences: activity.occurrences.length, count: activity.participants };
  return (
    <>
      {verdict.allowed ? (
        <p>{verb === 'approve' ? `${say('approve.means', figures)}${then}` : say('accept.means')}</p>
      ) : (
        <p className="why-not">{view.sayRefusal(verdict.refusal)}</p>
      )}
      <ActButton
        screen={view}
        action={`${base(activity)}/${verb}`}
        verdict={verdict}
        label={say(verb)}
        hidden={{ version: String(activity.version) }}
      />
    </>
  );
}

function Undo({ view, activity }: { view: View; activity: Activity }) {
  const say = view.say(text);
  const isAccepted = activity.state === 'accepted';
  return (
    <ReasonForm
      view={view}
      activity={activity}
      verb="reopen"
      label={isAccepted ? say('reopen.accepted') : say('reopen')}
      hint={isAccepted ? say('reopen.accepted.means') : say('reopen.means')}
    />
  );
}

function ReasonForm(props: {
  view: View;
  activity: Activity;
  verb: 'return' | 'reopen';
  label: string;
  hint?: string;
}) {
  const { view, activity, verb } = props;
  const say = view.say(text);
  const hand = formOf(view, `${base(activity)}/${verb}`);
  return (
    <details open={view.form?.action === hand.action}>
      <summary>{props.label}</summary>
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
        <SendButton screen={view} label={props.label} tone="danger" />
      </Form>
    </details>
  );
}
