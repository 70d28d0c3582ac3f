/** What a link opens: who asks for what; signing in and going on, or declining without an account. */

import type { PersonId } from '../../../kernel/id.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { ActButton, Form, formOf, ProseField, SendButton } from '../../../ui/form.tsx';
import { Empty, Heading, Refused, Section } from '../../../ui/parts.tsx';
import { type Invitation, linkStateOf } from '../invitation.ts';
import type { Panel } from '../panel.ts';
import { mayDeclineLink, mayTake } from '../policy.ts';
import { foreseeConflicts } from '../store/conflict.ts';
import { listJudges } from '../store/panel.ts';
import type { Task } from '../store/task.ts';
import { text } from '../text/site.ts';
import { Asking, worksAsked } from './asking.tsx';

export type FoundInvitation = { link: Invitation; token: string; panel: Panel; task?: Task };

export async function invitationPage(view: View, found: FoundInvitation): Promise<ShownPage> {
  const say = view.say(text);
  const { link, panel, task } = found;
  if (linkStateOf(link, view.now) !== 'open') return overPage(view);
  const title = say('title', { panel: panel.name });
  const facing = { personId: link.id as PersonId, name: link.name, unitPath: link.unitPath };
  const works = task?.works ?? [];
  const open = works.length - (await foreseeConflicts(view.tx, panel, facing, works));
  const judges = await listJudges(view.tx, panel.id, { states: ['accepted'] });
  return {
    title,
    body: (
      <div className="narrow">
        <Heading screen={view} title={title} />
        <Refused screen={view} shown={[`/review/invitations/${found.token}/decline`]} />
        <Asking
          view={view}
          panel={panel}
          task={task}
          role={link.role}
          works={worksAsked(task, open, judges.length + 1, link.loadCap)}
          linkUntil={link.expiresAt}
        />
        {view.actor.kind === 'person' ? (
          <Taking view={view} found={found} />
        ) : (
          <SigningIn view={view} token={found.token} />
        )}
        <Declining view={view} found={found} />
      </div>
    ),
  };
}

function overPage(view: View): ShownPage {
  const say = view.say(text);
  return {
    title: say('link.over'),
    body: (
      <div className="narrow">
        <Heading screen={view} title={say('link.over')} />
        <Empty title={say('link.over')}>
          <p>{say('link.over.next')}</p>
          <p>
            <a className="button is-calm" href="/review/invitations">
              {say('invitations')}
            </a>
          </p>
        </Empty>
      </div>
    ),
  };
}

function Taking({ view, found }: { view: View; found: FoundInvitation }) {
  const say = view.say(text);
  const name = view.actor.kind === 'person' ? view.actor.name : '';
  return (
    <Section title={say('accept')}>
      <p>{say('link.as', { name })}</p>
      <p>{say('link.take.lead')}</p>
      <ActButton
        screen={view}
        action={`/review/invitations/${found.token}/take`}
        verdict={mayTake(view.actor, found, view.now)}
        label={say('link.take.do')}
      />
    </Section>
  );
}

function SigningIn({ view, token }: { view: View; token: string }) {
  const say = view.say(text);
  const next = encodeURIComponent(`/review/invitations/${token}`);
  return (
    <Section title={say('accept')}>
      <p>{say('link.sign-in')}</p>
      <p>
        <a className="button is-main" href={`/sign-in?next=${next}`}>
          {say('link.sign-in.do')}
        </a>{' '}
        <a className="button is-calm" href={`/sign-up?next=${next}`}>
          {say('link.sign-up.do')}
        </a>
      </p>
    </Section>
  );
}

function Declining({ view, found }: { view: View; found: FoundInvitation }) {
  const say = view.say(text);
  const hand = formOf(view, `/review/invitations/${found.token}/decline`);
  return (
    <Section title={say('decline')}>
      <Form hand={hand}>
        <ProseField
          hand={hand}
          name="reason"
          label={say('decline.reason')}
          rows={2}
          maxLength={300}
          optional
        />
        <SendButton
          screen={view}
          tone="calm"
          verdict={mayDeclineLink(found, view.now)}
          label={say('decline.do')}
        />
      </Form>
    </Section>
  );
}
