/** An organisation within a campaign: its works on show, its activities, what it won, the units beneath it. */

import { listProgramme } from '../../features/activity/store/programme.ts';
import { listWonWithin, type Won } from '../../features/award/store/public.ts';
import type { Campaign } from '../../features/campaign/campaign.ts';
import { findCampaign, getRootCampaignId } from '../../features/campaign/store.ts';
import type { Organisation } from '../../features/organisation/organisation.ts';
import { findOrganisation, listLine, pageChildren } from '../../features/organisation/store.ts';
import { sayAward } from '../../features/reckoning/text.ts';
import { listShownCalls } from '../../features/vote/site/works.tsx';
import { countByUnit } from '../../features/vote/store/gallery.ts';
import { askPage } from '../../kernel/page.ts';
import { nameIn } from '../../kernel/text.ts';
import { isWithin } from '../../kernel/tree.ts';
import type { Ask, ShownPage, View } from '../../platform/route.ts';
import { Badge, Heading, Pager, Section } from '../../ui/parts.tsx';
import { ProgrammeList } from './programme.tsx';
import { text } from './text.ts';
import { findShownWorks, WorksPart } from './works.tsx';

type Found = { campaign: Campaign; organisation: Organisation };

/** Only where the campaign reaches: at its owner and beneath. */
export async function findWithin({ tx, actor, params }: Ask): Promise<Found | undefined> {
  const campaign = await findCampaign(tx, actor, params.campaign!);
  const organisation = campaign && (await findOrganisation(tx, params.organisation!));
  const isInside = organisation && isWithin(organisation.path, campaign.organisationPath);
  return isInside ? { campaign, organisation } : undefined;
}

const addressOf = (campaign: Campaign, organisation: Pick<Organisation, 'id'>): string =>
  `/campaigns/${campaign.id}/organisations/${organisation.id}`;

export async function organisationPage(view: View, found: Found): Promise<ShownPage> {
  const say = view.say(text);
  const { campaign, organisation } = found;
  const { language } = view;
  const line = (await listLine(view.tx, organisation.path)).filter(
    (one) => one.id !== organisation.id && isWithin(one.path, campaign.organisationPath),
  );
  const about = { organisation: organisation.name, campaign: campaign.title };
  return {
    title: say('organisation.of', about),
    accent: campaign.accent,
    share: { description: say('organisation.share', about), canonical: addressOf(campaign, organisation) },
    body: (
      <>
        <Heading
          screen={view}
          title={nameIn(organisation.name, language)}
          crumbs={[
            [nameIn(campaign.title, language), `/campaigns/${campaign.id}`],
            ...line.map((one) => [nameIn(one.shortName, language), addressOf(campaign, one)] as const),
          ]}
        />
        {
          await WorksPart(view, campaign, {
            works: await findShownWorks(view, campaign, organisation.path),
            organisationId: organisation.id,
            none: say('organisation.works.none'),
          })
        }
        {await WonPart(view, found)}
        {await ActivitiesPart(view, found)}
        {await UnitsPart(view, found)}
      </>
    ),
  };
}

async function WonPart(view: View, { campaign, organisation }: Found) {
  const say = view.say(text);
  const calls = (await listShownCalls(view, campaign)).map(({ hosted }) => hosted.id);
  const won = await listWonWithin(view.tx, calls, organisation.path, view.now);
  return (
    <Section title={say('organisation.won')} id="won">
      {won.length === 0 ? (
        <p className="quiet">{say('organisation.won.none')}</p>
      ) : (
        <ul>
          {won.map((one) => (
            <WonLine key={`${one.resultId}${one.entryId}`} view={view} won={one} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function WonLine({ view, won }: { view: View; won: Won }) {
  const { language } = view;
  return (
    <li>
      <Badge tone="good">{sayAward(won.formula, won.award, language)}</Badge>{' '}
      <a href={`/works/${won.entryId}`}>{won.title}</a>{' '}
      <span className="quiet">
        {nameIn(won.callName, language)} · {nameIn(won.unitName, language)}
      </span>
    </li>
  );
}

async function ActivitiesPart(view: View, { campaign, organisation }: Found) {
  const say = view.say(text);
  const rootCampaignId = await getRootCampaignId(view.tx, campaign);
  const of = { rootCampaignId, within: organisation.path };
  const { items, total } = await listProgramme(view.tx, of, { page: 1, size: 10 });
  const all = `/campaigns/${campaign.id}/programme?place=${organisation.id}`;
  return (
    <Section
      title={say('programme')}
      id="programme"
      aside={total > items.length ? <a href={all}>{say('programme.all')}</a> : null}
    >
      {items.length === 0 ? (
        <p className="quiet">{say('programme.none')}</p>
      ) : (
        <ProgrammeList view={view} campaignId={campaign.id} activities={items} />
      )}
    </Section>
  );
}

/** Straight beneath, with how many works are shown of each and everything under it. */
async function UnitsPart(view: View, { campaign, organisation }: Found) {
  const say = view.say(text);
  const page = await pageChildren(view.tx, organisation.id, askPage(view.query.page, 60));
  if (page.total === 0) return null;
  const lineages = (await listShownCalls(view, campaign)).map(({ hosted }) => hosted.lineage);
  const counts = await countByUnit(view.tx, { lineages, place: organisation.path });
  const worksOf = (unit: Organisation) =>
    counts.filter(({ path }) => isWithin(path, unit.path)).reduce((sum, one) => sum + one.works, 0);
  return (
    <Section title={say('organisation.units')} id="units">
      <ul className="units">
        {page.items.map((unit) => {
          const count = worksOf(unit);
          return (
            <li key={unit.id}>
              <a href={addressOf(campaign, unit)}>{nameIn(unit.name, view.language)}</a>{' '}
              {count > 0 ? <span className="quiet">{say('organisation.unit.works', { count })}</span> : null}
            </li>
          );
        })}
      </ul>
      <Pager
        screen={view}
        page={page}
        href={(at) => `${addressOf(campaign, organisation)}?page=${at}#units`}
      />
    </Section>
  );
}
