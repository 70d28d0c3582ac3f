/** The dashboard of a campaign: the rings of its tree, the same figures beneath, a click goes deeper. */

import { nameIn } from '../../../kernel/text.ts';
import { isWithin, parentOf } from '../../../kernel/tree.ts';
import type { Ask, ShownPage, View } from '../../../platform/route.ts';
import { Heading, Note, Section } from '../../../ui/parts.tsx';
import type { Campaign } from '../../campaign/campaign.ts';
import { findCampaign } from '../../campaign/store.ts';
import type { Organisation } from '../../organisation/organisation.ts';
import { findOrganisation, listLine } from '../../organisation/store.ts';
import { mayReadFigures } from '../policy.ts';
import type { Figure } from '../progress.ts';
import { RingsFigure, RingsTable } from '../rings.tsx';
import { ringsOf } from '../store.ts';
import { text } from '../text.ts';

export type ProgressAsked = { campaign: Campaign; at: Organisation };

/** The campaign for those in its line, and the organisation looked at: the owner, or one beneath it. */
export async function findProgressAsked(ask: Ask): Promise<ProgressAsked | undefined> {
  const campaign = await findCampaign(ask.tx, ask.actor, ask.params.campaign!);
  if (!campaign || !mayReadFigures(ask.actor, campaign).allowed) return undefined;
  const at = await findOrganisation(ask.tx, ask.query.at ?? campaign.organisationId);
  return at && isWithin(at.path, campaign.organisationPath) ? { campaign, at } : undefined;
}

export async function progressPage(view: View, { campaign, at }: ProgressAsked): Promise<ShownPage> {
  const say = view.say(text);
  const { language, tx } = view;
  const base = `/office/campaigns/${campaign.id}`;
  const hrefAt = (id: string) =>
    id === campaign.organisationId ? `${base}/progress` : `${base}/progress?at=${id}`;
  const line = (await listLine(tx, at.path)).filter((o) => isWithin(o.path, campaign.organisationPath));
  const { root, isCut } = await ringsOf(tx, campaign, at);
  const above = line.find((o) => o.path === parentOf(at.path));
  const hrefOf = (figure: Figure) => (figure.id === at.id ? above && hrefAt(above.id) : hrefAt(figure.id));
  const crumbs: [string, string][] = [
    [nameIn(campaign.title, language), base],
    ...line.slice(0, -1).map((o): [string, string] => [nameIn(o.shortName, language), hrefAt(o.id)]),
  ];
  const title = say('progress.of', { organisation: at.name });
  return {
    title,
    body: (
      <>
        <Heading screen={view} title={title} crumbs={crumbs}>
          <p>{say('progress.lead')}</p>
          <p>
            <a href={`${base}/targets`}>{say('targets')}</a>
          </p>
        </Heading>
        {isCut ? <Note>{say('progress.cut')}</Note> : null}
        <RingsFigure view={view} root={root} hrefOf={hrefOf} />
        <Section title={say('progress.table')}>
          <RingsTable view={view} root={root} hrefOf={hrefOf} />
        </Section>
      </>
    ),
  };
}
