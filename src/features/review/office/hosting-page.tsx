/** The host's page before its round: what reached it, and the button that opens the round. */

import { sayEnd } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { ActButton } from '../../../ui/form.tsx';
import { Empty, Heading, Note, Pairs, Refused, Section } from '../../../ui/parts.tsx';
import type { Call } from '../../call/call.ts';
import { stagesOf } from '../../call/stage.ts';
import { isBelowFloor } from '../../recommendation/recommendation.ts';
import { mayOpenRound } from '../policy.ts';
import type { Hosting } from '../store/waiting.ts';
import { text } from '../text.ts';
import { ChainPart } from './chain.tsx';
import { hostingHref, receivedHref, roundHref } from './round.ts';
import { RubricTable } from './rubric.tsx';

export async function hostingPage(view: View, hosting: Hosting): Promise<ShownPage> {
  const say = view.say(text);
  const { call, received, round } = hosting;
  const title = say('round.title', { call: call.name });
  return {
    title,
    body: (
      <>
        <Heading screen={view} title={title} crumbs={[[say('received.back'), receivedHref(call.id)]]} />
        <Refused screen={view} shown={round ? [] : [hostingHref(call.id)]} />
        <Pairs
          pairs={[
            [say('host'), call.hostName ? nameIn(call.hostName, view.language) : ''],
            [
              say('received'),
              <a key="received" href={receivedHref(call.id)}>
                {say('works.count', { count: received })}
              </a>,
            ],
            [say('review-until'), sayEnd(call.reviewUntil, view.language)],
          ]}
        />
        <FloorNote view={view} call={call} count={received} />
        {await ChainPart({ view, call })}
        {round ? (
          <Empty title={say('told.opened')}>
            <p>
              <a className="button is-main" href={roundHref(round.id)}>
                {say('review')}
              </a>
            </p>
          </Empty>
        ) : (
          <Section title={say('open.do')}>
            <p>{say('open.lead')}</p>
            <ActButton
              screen={view}
              action={hostingHref(call.id)}
              verdict={mayOpenRound(view.actor, hosting)}
              label={say('open.do')}
            />
          </Section>
        )}
        {stagesOf(call).some((stage) => stage.kind === 'score') ? (
          <Section title={say('rubric')}>
            <RubricTable view={view} rubric={call.rubric} />
          </Section>
        ) : null}
      </>
    ),
  };
}

/** Fewer than the host's floor: a warning, not a block. */
export function FloorNote({
  view,
  call,
  count,
}: {
  view: View;
  call: Pick<Call, 'hostFloor'>;
  count: number;
}) {
  const say = view.say(text);
  if (!isBelowFloor(call.hostFloor, count)) return null;
  return (
    <Note tone="warn" title={say('floor.below', { floor: call.hostFloor! })}>
      <p>{say('floor.below.more', { count })}</p>
    </Note>
  );
}
