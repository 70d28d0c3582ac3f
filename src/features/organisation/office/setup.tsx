/** The page of the first setup: the printed token makes the top organisation and its administrator. */

import type { ShownPage, View } from '../../../platform/route.ts';
import { Form, formOf, SendButton, TextField } from '../../../ui/form.tsx';
import { Heading } from '../../../ui/parts.tsx';
import { text } from '../text.ts';

export function setupPage(view: View): ShownPage {
  const say = view.say(text);
  const hand = formOf(view, '/setup');
  return {
    title: say('setup'),
    body: (
      <div className="narrow">
        <Heading screen={view} title={say('setup')}>
          <p>{say('setup.lead')}</p>
        </Heading>
        <Form hand={hand}>
          <TextField hand={hand} name="token" label={say('setup.token')} autoComplete="off" />
          <TextField hand={hand} name="organisation" label={say('name')} maxLength={60} />
          <TextField hand={hand} name="username" label={say('seat.username')} autoComplete="username" />
          <TextField hand={hand} name="name" label={say('seat.person')} autoComplete="name" />
          <TextField
            hand={hand}
            name="password"
            type="password"
            label={say('setup.password')}
            autoComplete="new-password"
          />
          <SendButton screen={view} label={say('setup.do')} />
        </Form>
      </div>
    ),
  };
}
