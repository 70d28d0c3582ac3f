/** The page that says where each organisation straight beneath stands, with the way to remind them. */

import { askPage } from '../../../kernel/page.ts';
import { sayDay, sayInstant } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { Form, formOf, SendButton, TickField } from '../../../ui/form.tsx';
import { Badge, Empty, Heading, Note, Pager, Refused, Section, Table } from '../../../ui/parts.tsx';
import type { Campaign } from '../../campaign/campaign.ts';
import { mayRemind } from '../policy.ts';
import {
  type Automatic,
  type Counts,
  dueOf,
  type ReminderKind,
  reminderKinds,
  type Standing,
} from '../reminder.ts';
import { countStandings, getAutomatic, listStandings } from '../store.ts';
import { text } from '../text.ts';

type Shown = { view: View; campaign: Campaign; kind?: ReminderKind };

export async function standingPage(view: View, campaign: Campaign): Promise<ShownPage> {
  const say = view.say(text);
  const kind = reminderKinds.find((one) => one === view.query.missing);
  const counts = await countStandings(view.tx, campaign);
  const found = await listStandings(view.tx, campaign, view.now, askPage(view.query.page), kind);
  const shown = { view, campaign, kind };
  return {
    title: say('standing'),
    body: (
      <>
        <Heading
          screen={view}
          title={say('standing')}
          crumbs={[[nameIn(campaign.title, view.language), `/office/campaigns/${campaign.id}`]]}
        >
          <p>{say('standing.lead')}</p>
        </Heading>
        <Refused
          screen={view}
          shown={[`/office/campaigns/${campaign.id}/standing/automatic`, chooseOf(campaign)]}
        />
        {counts.all === 0 ? (
          <Empty title={say('standing.none')}>
            <p>{say('standing.none.next')}</p>
          </Empty>
        ) : (
          <>
            <Filters {...shown} counts={counts} />
            <RemindAll {...shown} counts={counts} />
            {found.total === 0 ? (
              <Empty title={say('standing.none.here')} />
            ) : (
              <Chooser {...shown} rows={found.items} />
            )}
            <Pager screen={view} page={found} href={(n) => hrefOf(campaign, kind, n)} />
          </>
        )}
        <AutomaticPart {...shown} automatic={await getAutomatic(view.tx, campaign.id)} />
      </>
    ),
  };
}

const chooseOf = (campaign: Campaign) => `/office/campaigns/${campaign.id}/standing/choose`;

function hrefOf(campaign: Campaign, kind?: ReminderKind, page?: number): string {
  const query = new URLSearchParams();
  if (kind) query.set('missing', kind);
  if (page) query.set('page', String(page));
  const asked = query.toString();
  return `/office/campaigns/${campaign.id}/standing${asked ? `?${asked}` : ''}`;
}

function Filters({ view, campaign, kind, counts }: Shown & { counts: Counts }) {
  const say = view.say(text);
  const offered = reminderKinds.filter((one) => one !== 'amend' || counts.amend > 0 || kind === 'amend');
  return (
    <nav className="choices" aria-label={say('filter')}>
      <ul>
        <li>
          <a href={hrefOf(campaign)} aria-current={kind === undefined ? 'true' : undefined}>
            {say('filter.all', { count: counts.all })}
          </a>
        </li>
        {offered.map((one) => (
          <li key={one}>
            <a href={hrefOf(campaign, one)} aria-current={one === kind ? 'true' : undefined}>
              {say(`filter.${one}`, { count: counts[one] })}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** One click for all in whom a thing is missing; it leads to the preview. */
function RemindAll({ view, campaign, kind, counts }: Shown & { counts: Counts }) {
  const say = view.say(text);
  if (!kind || counts[kind] === 0) return null;
  const verdict = mayRemind(view.actor, campaign);
  if (!verdict.allowed)
    return verdict.when === 'never' ? null : <p className="why-not">{view.sayRefusal(verdict.refusal)}</p>;
  return (
    <p>
      <a className="button is-main" href={`/office/campaigns/${campaign.id}/reminders/new?kind=${kind}`}>
        {say('remind.all', { count: counts[kind] })}
      </a>
    </p>
  );
}

/** The rows; under a filter each can be ticked, and those ticked be reminded. */
function Chooser({ view, campaign, kind, rows }: Shown & { rows: readonly Standing[] }) {
  const say = view.say(text);
  const table = <Rows view={view} campaign={campaign} kind={kind} rows={rows} />;
  if (!kind || !mayRemind(view.actor, campaign).allowed) return table;
  const hand = formOf(view, chooseOf(campaign));
  return (
    <Form hand={hand} className="form-wide">
      <input type="hidden" name="kind" value={kind} />
      {table}
      <SendButton screen={view} label={say('remind.ticked')} tone="calm" />
    </Form>
  );
}

function Rows({ view, campaign, kind, rows }: Shown & { rows: readonly Standing[] }) {
  const say = view.say(text);
  const { language } = view;
  const hasTicks = kind !== undefined && mayRemind(view.actor, campaign).allowed;
  const tick = {
    key: 'choose',
    head: say('column.choose'),
    cell: (one: Standing) => (
      <input
        type="checkbox"
        name="to"
        value={one.organisationId}
        aria-label={say('choose', { organisation: one.name })}
        disabled={one.isOutside || one.officers === 0}
      />
    ),
  };
  return (
    <Table
      caption={say('standing')}
      rows={rows}
      keyOf={(one) => one.organisationId}
      columns={[
        ...(hasTicks ? [tick] : []),
        {
          key: 'organisation',
          head: say('organisation'),
          cell: (one) => (
            <>
              <a href={`/office/organisations/${one.organisationId}`}>{nameIn(one.name, language)}</a>
              {one.isOutside || one.officers === 0 ? (
                <small className="quiet"> {one.isOutside ? say('outside') : say('no-account')}</small>
              ) : null}
            </>
          ),
        },
        {
          key: 'sign',
          head: say('column.sign'),
          cell: (one) =>
            one.signedForAt ? (
              sayDay(one.signedForAt, language)
            ) : (
              <Missing view={view} standing={one} kind="sign" />
            ),
        },
        { key: 'adopt', head: say('column.adopt'), cell: (one) => <Adopted view={view} standing={one} /> },
        {
          key: 'report',
          head: say('column.report'),
          cell: (one) => <Missing view={view} standing={one} kind="report" />,
        },
        {
          key: 'last',
          head: say('column.last'),
          cell: (one) => {
            const at = lastOf(one);
            return at ? sayInstant(at, language) : <span className="quiet">{say('never')}</span>;
          },
        },
      ]}
    />
  );
}

function lastOf(standing: Standing): Date | undefined {
  return Object.values(standing.remindedAt).sort((a, b) => b.getTime() - a.getTime())[0];
}

function Missing({ view, standing, kind }: { view: View; standing: Standing; kind: ReminderKind }) {
  const say = view.say(text);
  if (standing.missing.includes(kind)) return <Badge tone="wait">{say('missing')}</Badge>;
  if (kind !== 'report' && !standing.noticeId) return <span className="quiet">{say('not-asked')}</span>;
  return <Badge tone="good">{say('done')}</Badge>;
}

function Adopted({ view, standing }: { view: View; standing: Standing }) {
  const say = view.say(text);
  if (standing.missing.includes('amend')) return <Badge tone="warn">{say('stale')}</Badge>;
  if (standing.adoptedVersion !== undefined) return <Badge tone="good">{say('done')}</Badge>;
  if (standing.isAdoptedByHand) return <Badge tone="good">{say('by-hand')}</Badge>;
  return <Missing view={view} standing={standing} kind="adopt" />;
}

function AutomaticPart({ view, campaign, automatic }: Shown & { automatic: Automatic }) {
  const say = view.say(text);
  const action = `/office/campaigns/${campaign.id}/standing/automatic`;
  const hand = formOf(view, action);
  const isStale = view.form?.action === action && view.form.refusals.some((r) => r.code === 'http.stale');
  const dues = reminderKinds.flatMap((kind) => {
    const until = dueOf(campaign, kind);
    return until ? [{ kind, until }] : [];
  });
  return (
    <Section title={say('automatic')}>
      <p>{say('automatic.lead')}</p>
      <ul>
        {dues.map(({ kind, until }) => (
          <li key={kind}>
            {say(`kind.${kind}`)} · {say('preview.due', { until })}
          </li>
        ))}
      </ul>
      {isStale ? (
        <Note tone="warn">
          {say('automatic.stored')} {automatic.isAutomatic ? say('automatic.on') : say('automatic.off')}
        </Note>
      ) : null}
      <Form hand={hand}>
        <input type="hidden" name="version" value={automatic.version} />
        <TickField
          hand={hand}
          name="automatic"
          label={say('automatic.tick')}
          ticked={automatic.isAutomatic}
        />
        <SendButton screen={view} label={say('save')} tone="calm" verdict={mayRemind(view.actor, campaign)} />
      </Form>
    </Section>
  );
}
