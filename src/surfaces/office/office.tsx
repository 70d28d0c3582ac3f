/** The desk: what waits for me, and what I often do. */

import { findNearestCampaign } from '../../features/campaign/store.ts';
import { mayEnterOffice } from '../../features/organisation/policy.ts';
import { text as organisationText } from '../../features/organisation/text.ts';
import { seatsOf } from '../../kernel/actor.ts';
import { nothing, page, type Route, type ShownPage, type View } from '../../platform/route.ts';
import { Badge, Empty, Heading, Section } from '../../ui/parts.tsx';
import { text } from './text.ts';
import { listWaiting, type Waiting } from './waiting.ts';

async function deskPage(view: View): Promise<ShownPage> {
  const say = view.say(text);
  const waiting = await listWaiting(view);
  const name = view.actor.kind === 'person' ? view.actor.name : '';
  return {
    title: say('title'),
    body: (
      <>
        <Heading screen={view} title={say('title')}>
          <p>{say('lead', { name, count: waiting.length })}</p>
        </Heading>
        <Section title={say('now')}>
          {waiting.length === 0 ? (
            <Empty title={say('nothing')}>
              <p>{say('nothing.next')}</p>
            </Empty>
          ) : (
            <div className="desk">
              {waiting.map((one) => (
                <WaitingCard key={one.key} waiting={one} go={say('go')} />
              ))}
            </div>
          )}
        </Section>
        {await Shortcuts(view)}
        <SeatList view={view} />
      </>
    ),
  };
}

function WaitingCard({ waiting, go }: { waiting: Waiting; go: string }) {
  return (
    <article className={waiting.isUrgent ? 'desk-card is-urgent' : 'desk-card'}>
      <h3>
        <span>{waiting.title}</span>
        {waiting.count === undefined ? null : <Badge tone="wait">{waiting.count}</Badge>}
      </h3>
      <p>{waiting.about}</p>
      <a className="button is-calm" href={waiting.href} aria-label={`${go}: ${waiting.title}`}>
        {go}
      </a>
    </article>
  );
}

async function Shortcuts(view: View) {
  const say = view.say(text);
  const officer = seatsOf(view.actor).find((s) => s.role === 'officer');
  const first = officer ?? seatsOf(view.actor)[0];
  const campaign = first && (await findNearestCampaign(view.tx, first.path));
  return (
    <Section title={say('shortcuts')}>
      <p className="links">
        {officer ? (
          <a className="button is-calm" href="/office/activities/new">
            {say('report-activity')}
          </a>
        ) : null}{' '}
        {officer ? (
          <a className="button is-calm" href="/office/entries/new">
            {say('enter-work')}
          </a>
        ) : null}{' '}
        {campaign ? (
          <a className="button is-calm" href={`/office/campaigns/${campaign.id}/progress`}>
            {say('progress')}
          </a>
        ) : null}
      </p>
    </Section>
  );
}

function SeatList({ view }: { view: View }) {
  const [say, sayRole] = [view.say(text), view.say(organisationText)];
  return (
    <Section title={say('seats')}>
      <ul>
        {seatsOf(view.actor).map((seat) => (
          <li key={`${seat.organisationId}${seat.role}`}>
            <a href={`/office/organisations/${seat.organisationId}`}>{seat.organisationName}</a> ·{' '}
            {sayRole(`role.${seat.role}`)}
          </li>
        ))}
      </ul>
    </Section>
  );
}

export const routes: Route[] = [
  page({ get: '/office', frame: 'office', finds: nothing, may: mayEnterOffice, shows: deskPage }),
];
