/** Visits: recording one, and the page of one with its striking out. */

import type { OrganisationId } from '../../../kernel/id.ts';
import { dayOf, sayDay } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { ChoiceField, Form, formOf, ProseField, SendButton, TextField } from '../../../ui/form.tsx';
import { Badge, Empty, Heading, Pairs, Refused } from '../../../ui/parts.tsx';
import { TickList } from '../../../ui/ticks.tsx';
import { getActivity, listActivitiesAt } from '../../activity/store.ts';
import { mayRemoveVisit } from '../policy.ts';
import type { Visit } from '../promoter.ts';
import { listActive } from '../store.ts';
import { text } from '../text.ts';
import { unitChoices } from './add.tsx';

const crumbsOf = (view: View): [string, string][] => [[view.say(text)('promoters'), '/office/promoters']];

export async function newVisitPage(view: View): Promise<ShownPage> {
  const say = view.say(text);
  const units = await unitChoices(view);
  const asked = view.form?.raw.unitId?.[0] ?? view.query.unit;
  const unit = units.find((one) => one.value === asked) ?? units[0];
  const serving = unit ? await listActive(view.tx, unit.value as OrganisationId) : [];
  return {
    title: say('visit'),
    body: (
      <div className="narrow">
        <Heading screen={view} title={say('visit')} crumbs={crumbsOf(view)} />
        {units.length > 1 ? (
          <nav className="choices" aria-label={say('unit')}>
            <ul>
              {units.map((one) => (
                <li key={one.value}>
                  <a
                    href={`/office/visits/new?unit=${one.value}`}
                    aria-current={one === unit ? 'true' : undefined}
                  >
                    {one.label}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        ) : null}
        {unit && serving.length > 0 ? (
          <VisitForm
            view={view}
            unitId={unit.value}
            serving={serving}
            activities={await listActivitiesAt(view.tx, view.actor, unit.value as OrganisationId)}
          />
        ) : (
          <Empty title={say('promoters.none')}>
            <a href="/office/promoters/new">{say('add')}</a>
          </Empty>
        )}
      </div>
    ),
  };
}

function VisitForm(props: {
  view: View;
  unitId: string;
  serving: Awaited<ReturnType<typeof listActive>>;
  activities: Awaited<ReturnType<typeof listActivitiesAt>>;
}) {
  const { view } = props;
  const say = view.say(text);
  const hand = formOf(view, '/office/visits');
  const isOnly = props.serving.length === 1;
  return (
    <Form hand={hand}>
      <input type="hidden" name="unitId" value={props.unitId} />
      <TickList
        hand={hand}
        name="promoters"
        label={say('visit.who')}
        choices={props.serving.map((one) => ({
          value: one.id,
          label: one.role ? `${one.name} · ${one.role}` : one.name,
          ticked: isOnly,
        }))}
      />
      <TextField
        hand={hand}
        name="workplace"
        label={say('workplace')}
        hint={say('workplace.hint')}
        maxLength={60}
      />
      <TextField hand={hand} name="heldOn" type="date" label={say('held-on')} value={dayOf(view.now)} />
      <TextField
        hand={hand}
        name="met"
        type="number"
        inputMode="numeric"
        label={say('met')}
        hint={say('met.hint')}
      />
      {props.activities.length > 0 ? (
        <ChoiceField
          hand={hand}
          name="activityId"
          label={say('of-activity')}
          hint={say('of-activity.hint')}
          empty={say('of-activity.none')}
          choices={props.activities.map((one) => ({
            value: one.id,
            label: `${sayDay(one.heldAt, view.language)} ${one.name}`,
          }))}
          optional
        />
      ) : null}
      <ProseField hand={hand} name="note" label={say('note')} rows={3} maxLength={500} optional />
      <SendButton screen={view} label={say('visit.do')} />
    </Form>
  );
}

export async function visitPage(view: View, visit: Visit): Promise<ShownPage> {
  const say = view.say(text);
  const activity = visit.activityId && (await getActivity(view.tx, visit.activityId));
  const hand = formOf(view, `/office/visits/${visit.id}/strike`);
  const isOpen = mayRemoveVisit(view.actor, visit).allowed;
  return {
    title: visit.workplace,
    body: (
      <>
        <Heading
          screen={view}
          title={visit.workplace}
          crumbs={crumbsOf(view)}
          state={
            visit.removedReason ? <Badge>{say('struck', { reason: visit.removedReason })}</Badge> : undefined
          }
        />
        <Refused screen={view} shown={isOpen ? [hand.action] : []} />
        <Pairs
          pairs={[
            [say('unit'), nameIn(visit.unitShortName, view.language)],
            [say('held-on'), visit.heldOn],
            [say('visit.who'), visit.promoters.map((one) => one.name).join(' ')],
            [say('met'), say('people', { count: visit.met })],
            visit.note !== undefined && [say('note'), visit.note],
            activity
              ? [
                  say('of-activity'),
                  <a key="activity" href={`/office/activities/${activity.id}`}>
                    {activity.name}
                  </a>,
                ]
              : undefined,
          ]}
        />
        {isOpen ? (
          <details open={view.form?.action === hand.action}>
            <summary>{say('strike')}</summary>
            <Form hand={hand}>
              <ProseField hand={hand} name="reason" label={say('strike.reason')} rows={2} maxLength={300} />
              <SendButton screen={view} label={say('strike')} tone="danger" />
            </Form>
          </details>
        ) : null}
      </>
    ),
  };
}
