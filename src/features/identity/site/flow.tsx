/** The pages of the way to a provider and back: one leads away, the other ends with a button, since a GET writes nothing. */

import type { ShownPage, View } from '../../../platform/route.ts';
import { Form, formOf, SendButton } from '../../../ui/form.tsx';
import { Heading, Note } from '../../../ui/parts.tsx';
import type { Flow } from '../flow.ts';
import { text } from '../text.ts';
import { type IdentityRoom, sayProvider } from './room.ts';

const islands = ['identity.js'];

/** Where it began: the page to go back to. */
function startOf(flow: Flow): string {
  return flow.personId ? '/me/identity' : `/sign-in?next=${encodeURIComponent(flow.next ?? '')}`;
}

/** Leads away by a link: a form may lead to our own pages only. */
export function awayPage(room: IdentityRoom) {
  return (view: View, { flow }: { flow?: Flow }): ShownPage => {
    const say = view.say(text);
    const provider = sayProvider(view, room, flow!.kind);
    const title = say('away.title', { provider });
    return {
      title,
      islands,
      body: (
        <div className="narrow">
          <Heading screen={view} title={title}>
            <p>{say('away.lead', { provider })}</p>
          </Heading>
          <p>
            <a className="button is-main" href={flow!.away} data-follow="" rel="noreferrer">
              {say('away.do')}
            </a>
          </p>
          <p>
            <a href={startOf(flow!)}>{say('back.again')}</a>
          </p>
        </div>
      ),
    };
  };
}

/** What the provider put into the address goes into a form; the button ends the way. */
export function backPage(room: IdentityRoom) {
  return (view: View, { flow }: { flow?: Flow }): ShownPage => {
    const say = view.say(text);
    const provider = sayProvider(view, room, flow!.kind);
    const hand = formOf(view, '/identity/back');
    const given = (name: string) => view.form?.raw[name]?.[0] ?? view.query[name];
    const isDenied = !given('code');
    return {
      title: say('back.title'),
      islands: isDenied || view.form ? [] : islands,
      body: (
        <div className="narrow">
          <Heading screen={view} title={say('back.title')}>
            {isDenied ? null : <p>{say('back.lead', { provider })}</p>}
          </Heading>
          {isDenied ? (
            <Note tone="warn">{say('back.denied', { provider })}</Note>
          ) : (
            <Form hand={hand} data={{ 'data-press': '' }}>
              {['code', 'state', 'iss'].map((name) =>
                given(name) ? <input key={name} type="hidden" name={name} value={given(name)} /> : null,
              )}
              <SendButton screen={view} label={say('back.do')} />
            </Form>
          )}
          <p>
            <a href={startOf(flow!)}>{say('back.again')}</a>
          </p>
        </div>
      ),
    };
  };
}
