/** The page of targets: what a campaign is to reach, how it is shared out, and what the levels above set. */

import { askPage, type Page, pageOf } from '../../../kernel/page.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { Ask, ShownPage, View } from '../../../platform/route.ts';
import { Empty, Heading, Note, Section, Table } from '../../../ui/parts.tsx';
import { getRootCampaignId, listProgress } from '../../activity/store.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { findCampaign, listLineage } from '../../campaign/store.ts';
import type { Organisation } from '../../organisation/organisation.ts';
import { listChildren } from '../../organisation/store.ts';
import {
  type Allocation,
  type Indicator,
  indicators,
  reachedOf,
  sharesMax,
  type Target,
  targetOf,
} from '../allocation.ts';
import { mayAllocate, mayReadFigures } from '../policy.ts';
import { getAllocation, listGivenFor, listTargets } from '../store.ts';
import { sayAmount, text } from '../text.ts';
import { AllocatePart } from './allocate.tsx';
import { SharesPart } from './shares.tsx';

/** The campaign, for those in its line of the tree; for others there is no such page. */
export async function findCampaignInLine(ask: Ask): Promise<Campaign | undefined> {
  const campaign = await findCampaign(ask.tx, ask.actor, ask.params.campaign!);
  return campaign && mayReadFigures(ask.actor, campaign).allowed ? campaign : undefined;
}

export async function targetsPage(view: View, campaign: Campaign): Promise<ShownPage> {
  const say = view.say(text);
  const { tx, language } = view;
  const base = `/office/campaigns/${campaign.id}`;
  const allocation = await getAllocation(tx, campaign.id);
  const beneath = pageOfChildren(await listChildren(tx, campaign.organisationId), view);
  const progress = await listProgress(tx, await getRootCampaignId(tx, campaign), [campaign.organisationId]);
  const events = progress.get(campaign.organisationId)?.events ?? 0;
  return {
    title: say('targets'),
    body: (
      <>
        <Heading screen={view} title={say('targets')} crumbs={[[nameIn(campaign.title, language), base]]}>
          <p>
            <a href={`${base}/progress`}>{say('progress')}</a>
          </p>
        </Heading>
        {await GivenPart(view, campaign)}
        <OwnPart view={view} campaign={campaign} allocation={allocation} events={events} />
        <SharesPart view={view} campaign={campaign} allocation={allocation} beneath={beneath} />
        <AllocatePart view={view} campaign={campaign} allocation={allocation} beneath={beneath.items} />
        {await AbovePart(view, campaign)}
      </>
    ),
  };
}

/** The page asked for; when a form came back, the page on which it was filled in. */
function pageOfChildren(children: readonly Organisation[], view: View): Page<Organisation> {
  const first = view.form?.raw['shares.0.organisationId']?.[0];
  const at = children.findIndex((o) => o.id === first);
  const ask = askPage(at < 0 ? view.query.page : String(Math.floor(at / sharesMax) + 1), sharesMax);
  return pageOf(children.slice((ask.page - 1) * ask.size, ask.page * ask.size), children.length, ask);
}

function OwnPart(props: { view: View; campaign: Campaign; allocation: Allocation; events: number }) {
  const { view, allocation, events } = props;
  const say = view.say(text);
  return (
    <Section title={say('targets.own')}>
      {allocation.targets.length === 0 ? (
        <Empty title={say('targets.own.none')}>
          {mayAllocate(view.actor, props.campaign).allowed ? <p>{say('targets.own.next')}</p> : null}
        </Empty>
      ) : (
        <TargetTable
          view={view}
          caption={say('targets.own')}
          targets={allocation.targets}
          reached={(indicator) => sayReached(view, indicator, targetOf(allocation, indicator), events)}
        />
      )}
    </Section>
  );
}

/** Targets by indicator, each with its definition; what was reached only where it is asked for. */
function TargetTable(props: {
  view: View;
  caption: string;
  targets: readonly Target[];
  reached?: (indicator: Indicator) => string;
}) {
  const { view, targets, reached } = props;
  const say = view.say(text);
  return (
    <Table
      caption={props.caption}
      rows={indicators}
      keyOf={(indicator) => indicator}
      columns={[
        {
          key: 'indicator',
          head: say('indicator'),
          cell: (i) => (
            <div>
              {say(`indicator.${i}`)} <small className="quiet">{say(`definition.${i}`)}</small>
            </div>
          ),
        },
        {
          key: 'target',
          head: say('target'),
          align: 'end',
          cell: (i) => sayTarget(view, targetOf({ targets }, i)),
        },
        ...(reached ? [{ key: 'reached', head: say('reached'), align: 'end' as const, cell: reached }] : []),
        { key: 'printed', head: say('printed'), cell: (i) => targetOf({ targets }, i)?.words ?? '' },
      ]}
    />
  );
}

function sayTarget(view: View, target: Target | undefined): string {
  if (!target) return view.say(text)('target.none');
  return nameIn(sayAmount(target.indicator, target.amount, target.unit), view.language);
}

function sayReached(view: View, indicator: Indicator, target: Target | undefined, events: number): string {
  const say = view.say(text);
  const reached = reachedOf(indicator, target, events);
  if (reached.kind === 'counted') return nameIn(sayAmount(indicator, reached.amount), view.language);
  return reached.kind === 'no-base'
    ? say('reached.no-base', { percent: reached.percent })
    : say('reached.not-yet');
}

/** What the level above gave the owner of this campaign. */
async function GivenPart(view: View, campaign: Campaign) {
  const say = view.say(text);
  const given = campaign.parentId
    ? await listGivenFor(view.tx, campaign.parentId, campaign.organisationId)
    : [];
  if (given.length === 0) return null;
  const [above] = (await listLineage(view.tx, campaign.lineage)).slice(-2);
  return (
    <Note tone="accent" title={say('targets.given')}>
      <ul>
        {given.map(({ indicator, amount }) => (
          <li key={indicator}>
            {say('targets.given.is', {
              campaign: above!.title,
              organisation: campaign.organisationShortName,
              amount: sayAmount(indicator, amount),
            })}
          </li>
        ))}
      </ul>
    </Note>
  );
}

/** What the levels above set themselves: to be read, and kept apart. */
async function AbovePart(view: View, campaign: Campaign) {
  const say = view.say(text);
  const above = (await listLineage(view.tx, campaign.lineage)).slice(0, -1);
  const targets = await listTargets(
    view.tx,
    above.map((one) => one.id),
  );
  const shown = above.filter((one) => targets.has(one.id));
  if (shown.length === 0) return null;
  return (
    <Section title={say('targets.above')}>
      <p className="quiet">{say('targets.above.lead')}</p>
      {shown.map((one) => (
        <details key={one.id}>
          <summary>{nameIn(one.organisationName, view.language)}</summary>
          <TargetTable
            view={view}
            caption={nameIn(one.organisationName, view.language)}
            targets={targets.get(one.id)!}
          />
        </details>
      ))}
    </Section>
  );
}
