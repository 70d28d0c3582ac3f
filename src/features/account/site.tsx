/** The doors of accounts: signing in, up and out; choosing a language. */

import type { Language } from '../../kernel/text.ts';
import { done } from '../../kernel/verdict.ts';
import { setCookie } from '../../platform/cookie.ts';
import type { Database } from '../../platform/db.ts';
import { act, anyone, nothing, page, type Route, type ShownPage, type View } from '../../platform/route.ts';
import { ownPath } from '../../platform/security.ts';
import { Form, formOf, SendButton, TextField } from '../../ui/form.tsx';
import { Heading } from '../../ui/parts.tsx';
import { passwordLengthMin, sessionSeconds } from './account.ts';
import { rename } from './actions/rename.ts';
import { type SignedIn, signIn } from './actions/sign-in.ts';
import { signOut } from './actions/sign-out.ts';
import { signUp } from './actions/sign-up.ts';
import type { Credentials } from './credential.ts';
import { mayRename, maySignOut } from './policy.ts';
import { LanguageChoice, Naming, SignIn, SignOut, SignUp } from './schema.ts';
import { text } from './text.ts';
import type { SignInWays } from './ways.tsx';

function nextOf(view: View): string {
  return view.form?.raw.next?.[0] ?? view.query.next ?? '';
}

function signInPage(ways: SignInWays | undefined) {
  return (view: View): ShownPage => drawSignIn(view, ways?.(view, nextOf(view)) ?? {});
}

function drawSignIn(view: View, ways: ReturnType<SignInWays>): ShownPage {
  const say = view.say(text);
  const hand = formOf(view, '/sign-in');
  const next = nextOf(view);
  return {
    title: say('sign-in'),
    body: (
      <div className="narrow">
        <Heading screen={view} title={say('sign-in')}>
          <p>{say('sign-in.lead')}</p>
        </Heading>
        {ways.first}
        <Form hand={hand}>
          <input type="hidden" name="next" value={next} />
          <TextField
            hand={hand}
            name="username"
            label={say('username')}
            value={view.query.as}
            autoComplete="username"
            maxLength={64}
          />
          <TextField
            hand={hand}
            name="password"
            type="password"
            label={say('password')}
            autoComplete="current-password"
          />
          <SendButton screen={view} label={say('sign-in')} />
        </Form>
        <p>
          <a href={`/sign-up?next=${encodeURIComponent(next)}`}>{say('sign-in.none')}</a>
        </p>
        {ways.after}
      </div>
    ),
  };
}

function signUpPage(view: View): ShownPage {
  const say = view.say(text);
  const hand = formOf(view, '/sign-up');
  const next = nextOf(view);
  return {
    title: say('sign-up'),
    body: (
      <div className="narrow">
        <Heading screen={view} title={say('sign-up')}>
          <p>{say('sign-up.lead')}</p>
        </Heading>
        <Form hand={hand}>
          <input type="hidden" name="next" value={next} />
          <TextField
            hand={hand}
            name="username"
            label={say('username')}
            hint={say('username.hint')}
            autoComplete="username"
            maxLength={64}
          />
          <TextField
            hand={hand}
            name="name"
            label={say('name')}
            hint={say('name.hint')}
            autoComplete="name"
            maxLength={30}
          />
          <TextField
            hand={hand}
            name="password"
            type="password"
            label={say('password')}
            hint={say('password.hint', { min: passwordLengthMin })}
            autoComplete="new-password"
          />
          <SendButton screen={view} label={say('sign-up')} />
        </Form>
        <p>
          <a href={`/sign-in?next=${encodeURIComponent(next)}`}>{say('sign-up.already')}</a>
        </p>
      </div>
    ),
  };
}

/** One's own name; the identity page of the feature above leads here. */
function namePage(view: View): ShownPage {
  const say = view.say(text);
  const hand = formOf(view, '/me/name');
  const now = view.actor.kind === 'person' ? view.actor.name : '';
  return {
    title: say('name.own'),
    body: (
      <div className="narrow">
        <Heading screen={view} title={say('name.own')}>
          <p>{say('name.own.lead')}</p>
        </Heading>
        <Form hand={hand}>
          <TextField
            hand={hand}
            name="name"
            label={say('name')}
            value={now}
            autoComplete="name"
            maxLength={120}
          />
          <SendButton screen={view} label={say('name.save')} />
        </Form>
      </div>
    ),
  };
}

/** Signing out and choosing a language: they need no room. */
function plainRoutes(origin: string): Route[] {
  return [
    act({
      post: '/sign-out',
      frame: 'site',
      finds: nothing,
      may: maySignOut,
      takes: SignOut,
      does: signOut,
      leadsTo: () => '/',
      cookies: () => [setCookie('tongxin', '', origin, 0)],
      tells: text['told.signed-out'],
      clearsDevice: true,
    }),
    act({
      post: '/language',
      frame: 'site',
      finds: nothing,
      may: anyone,
      takes: LanguageChoice,
      does: async (_, __, taken) => done(taken.language as Language),
      leadsTo: (_, __, taken) => ownPath(taken.next),
      cookies: (language) => [`lang=${language}; Path=/; Max-Age=31536000; SameSite=Lax`],
    }),
  ];
}

/** The doors over the room of credentials. */
export function routes(room: {
  db: Database;
  credentials: Credentials;
  origin: string;
  ways?: SignInWays;
}): Route[] {
  const shownSignIn = signInPage(room.ways);
  const [doSignIn, doSignUp] = [signIn(room), signUp(room)];
  const session = (signedIn: SignedIn) => [setCookie('tongxin', signedIn.token, room.origin, sessionSeconds)];
  return [
    page({ get: '/sign-in', frame: 'site', finds: nothing, may: anyone, shows: shownSignIn }),
    act({
      post: '/sign-in',
      frame: 'site',
      finds: nothing,
      may: anyone,
      takes: SignIn,
      does: (doing, _, taken) => doSignIn(doing, taken),
      leadsTo: (_, __, taken) => ownPath(taken.next, '/home'),
      cookies: session,
      tells: text['told.signed-in'],
      shows: shownSignIn,
    }),
    page({ get: '/sign-up', frame: 'site', finds: nothing, may: anyone, shows: signUpPage }),
    act({
      post: '/sign-up',
      frame: 'site',
      finds: nothing,
      may: anyone,
      takes: SignUp,
      does: (doing, _, taken) => doSignUp(doing, taken),
      leadsTo: (_, __, taken) => ownPath(taken.next, '/home'),
      cookies: session,
      tells: text['told.signed-up'],
      shows: signUpPage,
    }),
    page({ get: '/me/name', frame: 'site', finds: nothing, may: mayRename, shows: namePage }),
    act({
      post: '/me/name',
      frame: 'site',
      finds: nothing,
      may: mayRename,
      takes: Naming,
      does: rename,
      leadsTo: () => '/me/name',
      tells: text['name.told'],
      shows: namePage,
    }),
    ...plainRoutes(room.origin),
  ];
}
