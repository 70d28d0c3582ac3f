/** A few of the works on show, with the way to all of them. */

import type { Campaign } from '../../features/campaign/campaign.ts';
import { galleryQuery } from '../../features/vote/gallery.ts';
import { CardItem } from '../../features/vote/site/card.tsx';
import { postersOf } from '../../features/vote/site/finding.ts';
import { listShownCalls } from '../../features/vote/site/works.tsx';
import { listWorkIds } from '../../features/vote/store/gallery.ts';
import { listCards } from '../../features/vote/store.ts';
import { orderOfDay } from '../../features/vote/vote.ts';
import type { OrganisationId } from '../../kernel/id.ts';
import { dayOf } from '../../kernel/period.ts';
import type { TreePath } from '../../kernel/tree.ts';
import type { View } from '../../platform/route.ts';
import { Section } from '../../ui/parts.tsx';
import { text } from './text.ts';

const worksShown = 8;

/** What a campaign shows of a place, in its own rounds and in those its works go to. */
export async function findShownWorks(view: View, campaign: Campaign, place: TreePath) {
  const calls = await listShownCalls(view, campaign);
  const lineages = [...new Set(calls.map(({ hosted }) => hosted.lineage))];
  return listWorkIds(view.tx, { lineages, place });
}

type WorksOf = {
  works: Awaited<ReturnType<typeof findShownWorks>>;
  organisationId?: OrganisationId;
  none?: string;
};

/** Shuffled daily, so that none stands there for good. Nothing where nothing is shown, unless said so. */
export async function WorksPart(view: View, campaign: Campaign, of: WorksOf) {
  const say = view.say(text);
  const all = of.works;
  const some = orderOfDay(all, dayOf(view.now)).slice(0, worksShown);
  const cards = await listCards(
    view.tx,
    some.map((work) => work.id),
  );
  const posters = await postersOf(view, cards);
  const href = `/campaigns/${campaign.id}/works${galleryQuery({ place: of.organisationId })}`;
  if (cards.length === 0 && !of.none) return null;
  return (
    <Section
      title={say('works.some')}
      id="works"
      aside={cards.length > 0 ? <a href={href}>{say('works.all', { count: all.length })}</a> : null}
    >
      {cards.length === 0 ? (
        <p className="quiet">{of.none}</p>
      ) : (
        <ul className="cards is-works">
          {cards.map((card) => (
            <CardItem key={card.id} view={view} card={card} poster={posters.get(card.file?.id ?? '')} />
          ))}
        </ul>
      )}
    </Section>
  );
}
