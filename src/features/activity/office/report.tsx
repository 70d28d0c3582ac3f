/** The page on which an officer reports an activity: made for a phone, done within a minute, kept where there is no network. */

import { personIdOf, type Seat, seatsOf } from '../../../kernel/actor.ts';
import { dayOf, instantAt, sayDay } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import { check, decodeForm } from '../../../platform/form.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { Form, type FormHand, formOf, SendButton, TickField } from '../../../ui/form.tsx';
import { Heading, Note } from '../../../ui/parts.tsx';
import { sayStanding } from '../../calendar/calendar.ts';
import type { Organisation } from '../../organisation/organisation.ts';
import { listOrganisations } from '../../organisation/store.ts';
import { judgeStanding, type Placed, placeReport } from '../actions/place-report.ts';
import { reportOf } from '../activity.ts';
import { isLikelySame } from '../likeness.ts';
import { ActivityReport } from '../schema.ts';
import { listSameDay } from '../store.ts';
import { text } from '../text.ts';
import { AlikeList } from './activity-page.tsx';
import { clockOf, ReportFields } from './fields.tsx';

const isOfficer = (seat: Seat): boolean => seat.role === 'officer';

/** The units an officer reports for: their own; one outside the system is asked for by its address. */
export async function listOwnUnits(view: View): Promise<Organisation[]> {
  const ids = seatsOf(view.actor)
    .filter(isOfficer)
    .map((seat) => seat.organisationId as string);
  return listOrganisations(view.tx, ids);
}

export async function reportPage(view: View): Promise<ShownPage> {
  const say = view.say(text);
  const units = await listOwnUnits(view);
  const asked = view.form?.raw.unitId?.[0] ?? view.query.unit;
  const outside = await findOutside(view, asked);
  const unit = outside ?? units.find((one) => one.id === asked) ?? units.at(-1);
  return {
    title: say('report'),
    islands: ['activity.js'],
    body: (
      <div className="narrow">
        <Heading screen={view} title={say('report')} crumbs={[[say('activities'), '/office/activities']]}>
          <p className="quiet">{say('public.hint')}</p>
        </Heading>
        {units.length > 1 && unit ? <UnitChoice view={view} units={units} unit={unit} /> : null}
        {unit ? await reportPart(view, unit) : null}
        <p>
          <a href="/office/activities/batch">{say('report.batch')}</a>
        </p>
      </div>
    ),
  };
}

/** A unit that works on paper, for whose reports this officer stands. */
async function findOutside(view: View, asked: string | undefined): Promise<Organisation | undefined> {
  const [unit] = asked
    ? await listOrganisations(
        view.tx,
        [asked].filter((id) => /^[0-9a-f-]{36}$/.test(id)),
      )
    : [];
  if (!unit?.isOutside) return undefined;
  const placed = await placeReport(view.tx, view.actor, unit.id);
  const recorder = placed?.unit.recorderPath;
  return seatsOf(view.actor).some((seat) => isOfficer(seat) && seat.path === recorder) ? unit : undefined;
}

type UnitChoiceProps = { view: View; units: readonly Organisation[]; unit: Organisation };

/** For an officer of several units: which one this is about, one touch each. */
function UnitChoice({ view, units, unit }: UnitChoiceProps) {
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

async function reportPart(view: View, unit: Organisation) {
  const placed = await placeReport(view.tx, view.actor, unit.id);
  if (!placed || 'refusal' in placed)
    return (
      <Note tone="warn">{view.sayRefusal(placed ? placed.refusal : { code: 'activity.not-yours' })}</Note>
    );
  const standing = await judgeStanding(view, placed);
  if ('refusal' in standing) return <Note tone="warn">{view.sayRefusal(standing.refusal)}</Note>;
  return (
    <ReportForm
      view={view}
      placed={placed}
      due={sayStanding(standing.standing, view.now, view.language)}
      alike={await findAlike(view, placed)}
    />
  );
}

/** After a refusal for likeness: which ones were meant, found again from what was typed. */
async function findAlike(view: View, { at }: Placed) {
  const { form } = view;
  if (!form?.refusals.some((refusal) => refusal.code === 'activity.looks-reported')) return [];
  const checked = check(ActivityReport, decodeForm(ActivityReport, form.raw));
  if ('refusals' in checked) return [];
  const report = reportOf(checked.value);
  const others = await listSameDay(view.tx, view.actor, { ...report, rootCampaignId: at.rootCampaignId });
  return others.filter((other) => isLikelySame(report, other));
}

type ReportProps = {
  view: View;
  placed: Placed;
  /** Until when this is on time, or how late it is already. */
  due: string;
  alike: Awaited<ReturnType<typeof findAlike>>;
};

function ReportForm({ view, placed, due, alike }: ReportProps) {
  const say = view.say(text);
  const { unit, campaign } = placed;
  const hand = formOf(view, '/office/activities');
  const fullHour = instantAt(dayOf(view.now), `${clockOf(view.now).slice(0, 2)}:00`);
  const from = sayDay(campaign.activitiesFrom, view.language);
  return (
    <Form hand={hand} id="report" data={sayings(view)}>
      <p className="hint">
        {placed.actingFor
          ? say('report.behalf', { unit: unit.name })
          : say('report.unit', { unit: unit.name })}
        <br />
        {say('report.counts', { campaign: campaign.title, from })}
        <br />
        {say('report.due', { due })}
      </p>
      <p className="hint" id="report-state" role="status" />
      <input type="hidden" name="unitId" value={unit.id} />
      <Twice view={view} hand={hand} alike={alike} />
      <ReportFields
        view={view}
        hand={hand}
        report={{ organiser: unit.name.zh, occurrences: [{ heldAt: fullHour }] }}
      />
      <p className="hint">{say('report.photo-later')}</p>
      <SendButton screen={view} label={say('report.do')} />
    </Form>
  );
}

/** What the island says, and to whom what is kept on the device belongs. */
function sayings(view: View): Record<`data-${string}`, string> {
  const say = view.say(text);
  return {
    'data-person': personIdOf(view.actor) ?? '',
    'data-saved': say('queue.saved'),
    'data-waiting': say('queue.waiting', { count: '#' }),
    'data-refused': say('queue.refused'),
    'data-sent': say('queue.sent', { count: '#' }),
    'data-kept': say('queue.kept'),
    'data-leave': say('queue.leave'),
  };
}

function Twice({ view, hand, alike }: { view: View; hand: FormHand; alike: ReportProps['alike'] }) {
  const say = view.say(text);
  if (alike.length === 0 && !hand.problem('twice')) return null;
  return (
    <Note tone="warn" title={say('twice.title')}>
      <p>{say('twice.why')}</p>
      <AlikeList view={view} alike={alike} />
      <TickField hand={hand} name="twice" label={say('twice')} />
    </Note>
  );
}
