/** The page before a decision: the chosen votes, the grounds, the effect; from it they are set aside or dismissed. */

import type { ShownPage, View } from '../../../platform/route.ts';
import { Form, formOf, ProseField, SendButton } from '../../../ui/form.tsx';
import { Empty, Heading, Section, Where } from '../../../ui/parts.tsx';
import { mayDismiss, maySetAside } from '../policy.ts';
import { selectionNames, type TypedSelection } from '../selection.ts';
import { type Chosen, preview, type Scene, type TypedChoice } from '../store/preview.ts';
import { sayRule } from '../text/rule.ts';
import { text } from '../text/scrutiny.ts';
import { addressOf, crumbsOf } from './poll.tsx';
import { EffectPart, VotesParts } from './votes.tsx';

/** What the address of the page chose: suspicions by `pick-…`, votes by their conditions. */
export function choiceAsked(query: Readonly<Record<string, string>>): TypedChoice {
  const suspicions = Object.keys(query)
    .filter((name) => /^pick-[0-9a-f-]{36}$/.test(name))
    .map((name) => name.slice('pick-'.length));
  const typed: TypedSelection = Object.fromEntries(
    selectionNames.filter((name) => query[name]).map((name) => [name, query[name]]),
  );
  return { suspicions, ...typed };
}

/** The same choice as the query of an address, so that a refused form comes back to it. */
function askedOf({ suspicions, ...typed }: TypedChoice): string {
  const names = new URLSearchParams();
  for (const id of suspicions) names.set(`pick-${id}`, 'yes');
  for (const [name, value] of Object.entries(typed)) if (value) names.set(name, value);
  return `?${names}`;
}

export async function previewPage(view: View, scene: Scene): Promise<ShownPage> {
  const say = view.say(text);
  const choice = choiceAsked(view.query);
  const chosen = await preview(view.tx, scene, choice);
  const title = say('preview');
  return {
    title,
    body: (
      <>
        <Heading screen={view} title={title} crumbs={crumbsOf(view, scene)}>
          <p>{say('preview.count', { count: chosen.count, works: chosen.works.length })}</p>
        </Heading>
        {chosen.groups.length === 0 || (chosen.count === 0 && chosen.selection) ? (
          <Empty title={say('preview.none')}>
            <p>{say('preview.none.next')}</p>
          </Empty>
        ) : (
          <>
            <GroundsPart view={view} chosen={chosen} />
            <EffectPart view={view} effect={chosen.effect} works={scene.works} />
            <DecidePart view={view} scene={scene} chosen={chosen} choice={choice} />
            <VotesParts
              view={view}
              all={chosen.all}
              votes={chosen.votes}
              works={scene.works}
              concerned={chosen.works}
            />
          </>
        )}
      </>
    ),
  };
}

function GroundsPart({ view, chosen }: { view: View; chosen: Chosen }) {
  const say = view.say(text);
  const suspicions = chosen.groups.flatMap((group) => group.suspicion ?? []);
  if (suspicions.length === 0) return null;
  return (
    <Section title={say('grounds')}>
      {suspicions.map((one) => (
        <div key={one.id}>
          <h3>
            {one.entryTitle} · {sayRule(view, one.rule)}
          </h3>
          <ul>
            {one.grounds.map((ground) => (
              <li key={ground.zh}>{ground[view.language]}</li>
            ))}
          </ul>
        </div>
      ))}
    </Section>
  );
}

type DecideProps = { view: View; scene: Scene; chosen: Chosen; choice: TypedChoice };

function DecidePart({ view, scene, chosen, choice }: DecideProps) {
  const say = view.say(text);
  const stakes = chosen.works;
  const aside = maySetAside(view.actor, { ...scene, stakes }, view.now);
  const setting = formOf(view, `/office/polls/${scene.poll.id}/quarantines`);
  const dismissing = formOf(view, `/office/polls/${scene.poll.id}/dismissals`);
  const asked = askedOf(choice);
  const isSuspected = choice.suspicions.length > 0 && !chosen.selection;
  return (
    <>
      <Where screen={view} verdict={aside}>
        <Section title={say('set-aside')} id="decide">
          <Form hand={setting} asked={asked}>
            <ChoiceFields choice={choice} mark={chosen.mark} />
            <ProseField hand={setting} name="reason" label={say('reason')} rows={3} maxLength={1000} />
            <SendButton screen={view} verdict={aside} label={say('set-aside')} tone="danger" />
          </Form>
        </Section>
      </Where>
      {isSuspected ? (
        <Where screen={view} verdict={mayDismiss(view.actor, { ...scene, stakes })} silent>
          <Section title={say('dismiss')}>
            <p>{say('dismiss.lead')}</p>
            <Form hand={dismissing} asked={asked}>
              <ChoiceFields choice={{ suspicions: choice.suspicions }} mark={chosen.mark} />
              <ProseField
                hand={dismissing}
                name="reason"
                label={say('reason.step')}
                rows={2}
                maxLength={1000}
              />
              <SendButton screen={view} label={say('dismiss')} tone="calm" />
            </Form>
          </Section>
        </Where>
      ) : null}
      <p>
        <a href={addressOf(scene.poll)}>{say('scrutiny')}</a>
      </p>
    </>
  );
}

/** What was looked at, sent along unseen. */
function ChoiceFields({ choice: { suspicions, ...typed }, mark }: { choice: TypedChoice; mark: string }) {
  return (
    <>
      <input type="hidden" name="seen" value={mark} />
      {suspicions.map((id) => (
        <input key={id} type="hidden" name="suspicions" value={id} />
      ))}
      {Object.entries(typed).map(([name, value]) =>
        value ? <input key={name} type="hidden" name={name} value={value} /> : null,
      )}
    </>
  );
}
