/** The preview of a reminder: who gets it, who does not and why, and the words, which may be changed. */

import type { OrganisationId } from '../../../kernel/id.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { Form, formOf, ProseField, SendButton } from '../../../ui/form.tsx';
import { Empty, Heading, Note, Section } from '../../../ui/parts.tsx';
import type { Campaign } from '../../campaign/campaign.ts';
import { isQuiet, wakingAt } from '../../message/delivery.ts';
import { toldMax } from '../actions/send-reminder.ts';
import { mayRemind } from '../policy.ts';
import {
  dueOf,
  mayBeToldAt,
  type Place,
  placeOf,
  type ReminderKind,
  reminderKinds,
  type Standing,
  wordsFor,
} from '../reminder.ts';
import { tickedMax, wordsMax } from '../schema.ts';
import { listStandings, listStandingsOf } from '../store.ts';
import { text } from '../text.ts';

const namedMax = 200;

type Chosen = { kind: ReminderKind; ids: OrganisationId[]; isAll: boolean };

/** What was chosen: from the address, or from the form that came back. */
function chosenOf(view: View): Chosen {
  const raw = view.form?.raw;
  const kind = reminderKinds.find((one) => one === (raw?.kind?.[0] ?? view.query.kind)) ?? 'sign';
  const ids = (raw?.to ?? (view.query.to ?? '').split(','))
    .filter(isIdLike)
    .slice(0, tickedMax) as OrganisationId[];
  return { kind, ids, isAll: raw ? raw.all !== undefined : view.query.to === undefined };
}

const isIdLike = (typed: string) => /^[0-9a-f-]{36}$/.test(typed);

export async function previewPage(view: View, campaign: Campaign): Promise<ShownPage> {
  const say = view.say(text);
  const { tx, now } = view;
  const chosen = chosenOf(view);
  const { kind, isAll } = chosen;
  const rows = isAll
    ? (await listStandings(tx, campaign, now, { page: 1, size: toldMax }, kind)).items
    : await listStandingsOf(tx, campaign, now, chosen.ids);
  const tell = rows.filter((one) => placeOf(one, kind, now) === 'tell');
  const rest = rows.filter((one) => placeOf(one, kind, now) !== 'tell');
  const dueAt = dueOf(campaign, kind);
  const standing = `/office/campaigns/${campaign.id}/standing`;
  const title = say('preview', { kind: say(`kind.${kind}`) });
  return {
    title,
    body: (
      <>
        <Heading
          screen={view}
          title={title}
          crumbs={[
            [nameIn(campaign.title, view.language), `/office/campaigns/${campaign.id}`],
            [say('standing'), standing],
          ]}
        >
          <p>{say('preview.lead')}</p>
          {dueAt ? <p>{say('preview.due', { until: dueAt })}</p> : null}
        </Heading>
        {isQuiet(now) ? <Note>{say('preview.quiet', { at: wakingAt(now) })}</Note> : null}
        {tell.length === 0 ? (
          <Empty title={say('preview.nobody')}>
            <p>
              <a href={standing}>{say('back')}</a>
            </p>
          </Empty>
        ) : (
          <Section title={say('recipients', { count: tell.length })}>
            <Names view={view} rows={tell} about={(one) => say('officers', { count: one.officers })} />
          </Section>
        )}
        {rest.length > 0 ? (
          <Section title={say('left-out', { count: rest.length })}>
            <Names view={view} rows={rest} about={(one) => sayPlace(view, one, kind)} />
          </Section>
        ) : null}
        {tell.length > 0 || view.form ? (
          <Words view={view} campaign={campaign} chosen={chosen} tell={tell} dueAt={dueAt} />
        ) : null}
      </>
    ),
  };
}

function sayPlace(view: View, standing: Standing, kind: ReminderKind): string {
  const say = view.say(text);
  const place: Place = placeOf(standing, kind, view.now);
  if (place === 'too-soon') return say('place.too-soon', { at: mayBeToldAt(standing, kind) });
  return place === 'no-account' ? say('place.no-account') : say('place.done');
}

function Names(props: { view: View; rows: readonly Standing[]; about: (one: Standing) => string }) {
  const { view, rows, about } = props;
  const say = view.say(text);
  return (
    <>
      <ul className="columns">
        {rows.slice(0, namedMax).map((one) => (
          <li key={one.organisationId}>
            {nameIn(one.name, view.language)} <small className="quiet">{about(one)}</small>
          </li>
        ))}
      </ul>
      {rows.length > namedMax ? <p>{say('recipients.more', { count: rows.length })}</p> : null}
    </>
  );
}

type WordsProps = {
  view: View;
  campaign: Campaign;
  chosen: Chosen;
  tell: readonly Standing[];
  dueAt: Date | undefined;
};

function Words({ view, campaign, chosen, tell, dueAt }: WordsProps) {
  const say = view.say(text);
  const hand = formOf(view, `/office/campaigns/${campaign.id}/reminders`);
  const past = dueAt !== undefined && dueAt <= view.now;
  // Those named in the refusal stay out of the next try: what was refused for them is kept for the others.
  const to = tell.map((one) => one.organisationId);
  return (
    <Form hand={hand}>
      <input type="hidden" name="kind" value={chosen.kind} />
      {chosen.isAll ? <input type="hidden" name="all" value="yes" /> : null}
      {chosen.isAll ? null : to.map((id) => <input key={id} type="hidden" name="to" value={id} />)}
      <ProseField
        hand={hand}
        name="words"
        label={say('words')}
        hint={say('words.hint')}
        value={wordsFor(chosen.kind, past ? undefined : dueAt, past ? 'after-1' : undefined)}
        rows={3}
        maxLength={wordsMax}
      />
      <SendButton screen={view} label={say('send')} verdict={mayRemind(view.actor, campaign)} />
    </Form>
  );
}
