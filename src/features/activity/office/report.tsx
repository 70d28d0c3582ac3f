/** The page on which an officer reports an activity: made for a phone, done within a minute. */

import { type Seat, seatsOf } from '../../../kernel/actor.ts';
import { dayOf, instantAt, sayDay } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { Refusal } from '../../../kernel/verdict.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { Form, formOf, SendButton } from '../../../ui/form.tsx';
import { Heading, Note } from '../../../ui/parts.tsx';
import type { Campaign } from '../../campaign/campaign.ts';
import { findNearestCampaign } from '../../campaign/store.ts';
import type { Organisation } from '../../organisation/organisation.ts';
import { listOrganisations } from '../../organisation/store.ts';
import { text } from '../text.ts';
import { clockOf, ReportFields } from './fields.tsx';

const isOfficer = (seat: Seat): boolean => seat.role === 'officer';

export async function reportPage(view: View): Promise<ShownPage> {
  const say = view.say(text);
  const units = await listOrganisations(
    view.tx,
    seatsOf(view.actor)
      .filter(isOfficer)
      .map((seat) => seat.organisationId),
  );
  const asked = view.form?.raw.unitId?.[0] ?? view.query.unit;
  const unit = units.find((u) => u.id === asked) ?? units.at(-1);
  const campaign = unit && (await findNearestCampaign(view.tx, unit.path));
  return {
    title: say('report'),
    body: (
      <div className="narrow">
        <Heading screen={view} title={say('report')} crumbs={[[say('activities'), '/office/activities']]} />
        {units.length > 1 && unit ? <UnitChoice view={view} units={units} unit={unit} /> : null}
        {unit ? <ReportForm view={view} unit={unit} campaign={campaign} /> : null}
      </div>
    ),
  };
}

/** For an officer of several units: which one this is about, one touch each. */
function UnitChoice({
  view,
  units,
  unit,
}: {
  view: View;
  units: readonly Organisation[];
  unit: Organisation;
}) {
  const say = view.say(text);
  return (
    <nav className="choices" aria-label={say('report.for')}>
      <ul>
        {units.map((one) => (
          <li key={one.id}>
            <a
              href={`/office/activities/new?unit=${one.id}`}
              aria-current={one.id === unit.id ? 'true' : undefined}
            >
              {nameIn(one.shortName, view.language)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function hindrance(unit: Organisation, campaign: Campaign | undefined): Refusal | undefined {
  if (!unit.parentId) return { code: 'activity.no-level-above' };
  return campaign ? undefined : { code: 'activity.no-campaign' };
}

function ReportForm({ view, unit, campaign }: { view: View; unit: Organisation; campaign?: Campaign }) {
  const say = view.say(text);
  const { language } = view;
  const hand = formOf(view, '/office/activities');
  const refusal = hindrance(unit, campaign);
  const fullHour = instantAt(dayOf(view.now), `${clockOf(view.now).slice(0, 2)}:00`);
  if (refusal || !campaign)
    return <Note tone="warn">{view.sayRefusal(refusal ?? { code: 'activity.no-campaign' })}</Note>;
  return (
    <Form hand={hand}>
      <p className="hint">
        {say('report.unit', { unit: unit.name })}
        <br />
        {say('report.counts', { campaign: campaign.title, from: sayDay(campaign.activitiesFrom, language) })}
      </p>
      <input type="hidden" name="unitId" value={unit.id} />
      <ReportFields view={view} hand={hand} report={{ organiser: unit.name.zh, heldAt: fullHour }} />
      <p className="hint">{say('report.photo-later')}</p>
      <SendButton screen={view} label={say('report.do')} />
    </Form>
  );
}
