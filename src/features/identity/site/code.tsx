/** The pages of a code: giving the number, entering the digits; the same for signing in and for binding. */

import { sayInstant } from '../../../kernel/period.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { Form, formOf, SendButton, TextField } from '../../../ui/form.tsx';
import { Empty, Heading, Note, Table } from '../../../ui/parts.tsx';
import { type Code, rule, stateOf } from '../code.ts';
import { listDemoMessages } from '../store/code.ts';
import { text } from '../text.ts';
import type { IdentityRoom } from './room.ts';

/** The form that asks for a code. */
export function PhoneForm(props: { view: View; action: string; next?: string; label: string }) {
  const { view } = props;
  const say = view.say(text);
  const hand = formOf(view, props.action);
  return (
    <Form hand={hand}>
      {props.next === undefined ? null : <input type="hidden" name="next" value={props.next} />}
      <TextField
        hand={hand}
        name="phone"
        label={props.label}
        hint={say('phone.hint')}
        inputMode="numeric"
        autoComplete="tel-national"
        maxLength={30}
      />
      <SendButton screen={view} label={say('phone.send')} />
    </Form>
  );
}

/** Signing in begins with the number. */
export function phonePage(view: View): ShownPage {
  const say = view.say(text);
  const next = view.form?.raw.next?.[0] ?? view.query.next ?? '';
  const back = `/sign-in?next=${encodeURIComponent(next)}`;
  return {
    title: say('way.phone'),
    body: (
      <div className="narrow">
        <Heading screen={view} title={say('way.phone')} crumbs={[[say('ways'), back]]}>
          <p>{say('ways.lead')}</p>
        </Heading>
        <PhoneForm view={view} action="/sign-in/phone" next={next} label={say('phone')} />
      </div>
    ),
  };
}

/** Where the code stands, and the field for it. */
export function codePage(room: IdentityRoom) {
  return (view: View, code: Code): ShownPage => {
    const say = view.say(text);
    const isBinding = code.purpose === 'bind';
    const again = isBinding ? '/me/identity' : `/sign-in/phone?next=${encodeURIComponent(code.next ?? '')}`;
    const crumb = isBinding ? say('identity') : say('way.phone');
    const hand = formOf(view, isBinding ? `/me/identity/codes/${code.id}` : `/sign-in/codes/${code.id}`);
    const state = stateOf(code, view.now);
    const isOver = state === 'failed' || state === 'void';
    const told = { masked: code.masked, minutes: rule.minutes, tries: rule.triesMax };
    return {
      title: say('code.title'),
      body: (
        <div className="narrow">
          <Heading screen={view} title={say('code.title')} crumbs={[[crumb, again]]}>
            <p>{say('code.sent-to', told)}</p>
          </Heading>
          <Note tone={isOver ? 'bad' : 'plain'}>{say(`code.${state}`)}</Note>
          {room.isDemo ? (
            <p>
              <a href="/demo/messages" target="_blank" rel="noreferrer">
                {say('code.demo')}
              </a>
            </p>
          ) : null}
          {isOver && !view.form ? null : (
            <Form hand={hand}>
              <TextField
                hand={hand}
                name="digits"
                label={say('digits')}
                inputMode="numeric"
                autoComplete="one-time-code"
                maxLength={20}
              />
              <SendButton screen={view} label={say('digits.do')} />
            </Form>
          )}
          <p>
            <a href={again}>{say('code.again')}</a>
          </p>
        </div>
      ),
    };
  };
}

/** What a demo would have sent, for everybody to see. */
export async function demoMessagesPage(view: View): Promise<ShownPage> {
  const say = view.say(text);
  const messages = await listDemoMessages(view.tx);
  return {
    title: say('demo.messages'),
    body: (
      <>
        <Heading screen={view} title={say('demo.messages')}>
          <p>{say('demo.lead')}</p>
        </Heading>
        {messages.length === 0 ? (
          <Empty title={say('demo.none')} />
        ) : (
          <Table
            caption={say('demo.messages')}
            rows={messages}
            keyOf={(one) => one.id}
            columns={[
              { key: 'at', head: say('demo.at'), cell: (one) => sayInstant(one.at, view.language) },
              { key: 'to', head: say('phone'), cell: (one) => one.masked },
              { key: 'digits', head: say('digits'), cell: (one) => <code>{one.digits}</code> },
            ]}
          />
        )}
      </>
    ),
  };
}
