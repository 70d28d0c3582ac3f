/** The ways of signing in without a password, for the sign-in page; inside of WeChat its own stands first. */

import { allowed } from '../../../kernel/verdict.ts';
import type { View } from '../../../platform/route.ts';
import { ActButton } from '../../../ui/form.tsx';
import { Section } from '../../../ui/parts.tsx';
import type { SignInWays } from '../../account/ways.tsx';
import { type FlowKind, isInWechat } from '../flow.ts';
import { text } from '../text.ts';
import { type IdentityRoom, sayProvider } from './room.ts';

function FlowButton(props: { view: View; room: IdentityRoom; kind: FlowKind; next: string; main?: boolean }) {
  const { view, room, kind, next } = props;
  const say = view.say(text);
  const provider = sayProvider(view, room, kind);
  return (
    <ActButton
      screen={view}
      action="/sign-in/flows"
      verdict={allowed}
      tone={props.main ? 'main' : 'calm'}
      label={kind === 'wechat' ? say('way.wechat') : say('way.oidc', { provider })}
      hidden={{ kind, next }}
    />
  );
}

/** Only what the keeper has set is offered. */
export function waysOf(room: IdentityRoom): SignInWays {
  return (view, next) => {
    const say = view.say(text);
    const isWechatFirst = room.wechat !== undefined && isInWechat(view.agent);
    const kinds: FlowKind[] = [];
    if (room.wechat && !isWechatFirst) kinds.push('wechat');
    if (room.oidc) kinds.push('oidc');
    const first = isWechatFirst ? (
      <>
        <p>{say('way.wechat.first')}</p>
        <FlowButton view={view} room={room} kind="wechat" next={next} main />
      </>
    ) : undefined;
    if (!room.hasSms && kinds.length === 0) return { first };
    const after = (
      <Section title={say('ways')}>
        <p>{say('ways.lead')}</p>
        <div className="links">
          {room.hasSms ? (
            <a className="button is-calm" href={`/sign-in/phone?next=${encodeURIComponent(next)}`}>
              {say('way.phone')}
            </a>
          ) : null}{' '}
          {kinds.map((kind) => (
            <FlowButton key={kind} view={view} room={room} kind={kind} next={next} />
          ))}
        </div>
      </Section>
    );
    return { first, after };
  };
}
