/** A judge's own place in a panel: answering the invitation, declaring conflicts, leaving. */

import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { Form, type FormHand, formOf, ProseField, SendButton, TickField } from '../../../ui/form.tsx';
import { Empty, Heading, Refused, Section } from '../../../ui/parts.tsx';
import type { Place } from '../actions/accept.ts';
import { JudgeStateBadge } from '../office/panel-page.tsx';
import type { JudgeState } from '../panel.ts';
import { mayAccept, mayDeclare, mayDecline, mayLeave } from '../policy.ts';
import { foreseeConflicts, listDeclared } from '../store/conflict.ts';
import { listJudges } from '../store/panel.ts';
import { text } from '../text/site.ts';
import { Asking, worksAsked } from './asking.tsx';

export const placeHref = (panelId: string) => `/review/panels/${panelId}`;

export async function placePage(view: View, place: Place): Promise<ShownPage> {
  const say = view.say(text);
  const { panel, judge, task } = place;
  const isInvited = judge.state === 'invited';
  const title = say(isInvited ? 'title' : 'place', { panel: panel.name });
  const works = task?.works ?? [];
  const open = works.length - (await foreseeConflicts(view.tx, panel, judge, works));
  const others = await listJudges(view.tx, panel.id, { states: ['accepted'] });
  const among = others.length + (isInvited ? 1 : 0);
  const declared = await listDeclared(view.tx, judge.personId);
  const said = declared.map((d) => d.name ?? (d.unit ? nameIn(d.unit, view.language) : ''));
  const isHere = isInvited || judge.state === 'accepted';
  return {
    title,
    body: (
      <>
        <Heading
          screen={view}
          title={title}
          crumbs={[[say('invitations'), '/review/invitations']]}
          state={<JudgeStateBadge view={view} state={judge.state} />}
        >
          {judge.state === 'accepted' && task ? (
            <p>
              <a className="button is-main" href={task.judgeHref}>
                {say('go-judge')}
              </a>{' '}
              <a className="button is-calm" href={`${placeHref(panel.id)}/wishes`}>
                {say('wishes')}
              </a>
            </p>
          ) : null}
        </Heading>
        <Refused screen={view} shown={formsOf(panel.id, judge.state)} />
        {isHere ? (
          <Asking
            view={view}
            panel={panel}
            task={task}
            role={judge.role}
            works={worksAsked(task, open, among, judge.loadCap)}
          />
        ) : (
          <Empty title={say('state.gone')} />
        )}
        {isInvited ? <Answering view={view} place={place} /> : null}
        {judge.state === 'accepted' ? <Staying view={view} place={place} said={said} /> : null}
      </>
    ),
  };
}

const verbs: Partial<Record<JudgeState, readonly string[]>> = {
  invited: ['accept', 'decline'],
  accepted: ['leave', 'declare'],
};
const formsOf = (panelId: string, state: JudgeState) =>
  (verbs[state] ?? []).map((verb) => `${placeHref(panelId)}/${verb}`);

function DeclaringFields({ view, hand }: { view: View; hand: FormHand }) {
  const say = view.say(text);
  return (
    <>
      <ProseField
        hand={hand}
        name="names"
        label={say('names')}
        hint={say('names.hint')}
        rows={3}
        maxLength={1000}
        optional
      />
      <ProseField
        hand={hand}
        name="units"
        label={say('units')}
        hint={say('units.hint')}
        rows={3}
        maxLength={1000}
        optional
      />
    </>
  );
}

function Answering({ view, place }: { view: View; place: Place }) {
  const say = view.say(text);
  const base = placeHref(place.panel.id);
  const [yes, no] = [formOf(view, `${base}/accept`), formOf(view, `${base}/decline`)];
  return (
    <>
      <Section title={say('accept')}>
        <Form hand={yes}>
          <DeclaringFields view={view} hand={yes} />
          <TickField hand={yes} name="confidential" label={say('confidential.tick')} />
          <SendButton screen={view} verdict={mayAccept(view.actor, place)} label={say('accept.do')} />
        </Form>
      </Section>
      <Section title={say('decline')}>
        <Form hand={no}>
          <ProseField
            hand={no}
            name="reason"
            label={say('decline.reason')}
            rows={2}
            maxLength={300}
            optional
          />
          <SendButton
            screen={view}
            tone="calm"
            verdict={mayDecline(view.actor, place)}
            label={say('decline.do')}
          />
        </Form>
      </Section>
    </>
  );
}

function Staying({ view, place, said }: { view: View; place: Place; said: readonly string[] }) {
  const say = view.say(text);
  const base = placeHref(place.panel.id);
  const [more, out] = [formOf(view, `${base}/declare`), formOf(view, `${base}/leave`)];
  return (
    <>
      <Section title={say('declare')}>
        <p>
          {say('declared')}: {said.length > 0 ? said.join(' · ') : say('declared.none')}
        </p>
        <Form hand={more}>
          <DeclaringFields view={view} hand={more} />
          <SendButton
            screen={view}
            tone="calm"
            verdict={mayDeclare(view.actor, place)}
            label={say('declare.do')}
          />
        </Form>
      </Section>
      <Section title={say('leave')}>
        <p>{say('leave.lead')}</p>
        <Form hand={out}>
          <ProseField
            hand={out}
            name="reason"
            label={say('decline.reason')}
            rows={2}
            maxLength={300}
            optional
          />
          <SendButton
            screen={view}
            tone="danger"
            verdict={mayLeave(view.actor, place)}
            label={say('leave.do')}
          />
        </Form>
      </Section>
    </>
  );
}
