/** The page of one shown work: the work itself, who made it, and the vote. */

import { nameIn } from '../../../kernel/text.ts';
import type { Ask, ShownPage, View } from '../../../platform/route.ts';
import { Badge, Heading, Pairs, Section } from '../../../ui/parts.tsx';
import { findHostedCall, getCall } from '../../call/store.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { getCampaign } from '../../campaign/store.ts';
import type { Entry } from '../../entry/entry.ts';
import { Exhibit } from '../../entry/exhibit.tsx';
import { listShownFiles } from '../../entry/store/exhibit.ts';
import { findEntry } from '../../entry/store.ts';
import { findNeighbours, type Neighbour } from '../store/gallery.ts';
import { listPollsOf } from '../store/poll.ts';
import { findTally } from '../store.ts';
import { text } from '../text.ts';
import { pollAt, type ShownEntry } from '../vote.ts';
import { fileBaseOf, pictureOf } from './card.tsx';
import { addressOf, crumbsOf, type Slots } from './gallery.tsx';
import { LikePart } from './like-part.tsx';
import { dataOfWork, ShareWork } from './share.tsx';
import { VotePart } from './vote-part.tsx';
import { findVoterHere } from './voter.ts';

/** Whatever the actor may see; a work that is not shown is voted for by nobody, and says so to those who see it. */
export async function findVotable(ask: Ask): Promise<ShownEntry | undefined> {
  const entry = await findEntry(ask.tx, ask.actor, ask.params.entry!);
  const call = entry && (await findHostedCall(ask.tx, await getCall(ask.tx, entry.callId)));
  return call && { entry, call, poll: pollAt(await listPollsOf(ask.tx, entry.id), ask.now) };
}

/** A work before the public; hidden and not yet shown ones are not here, for nobody. */
export async function findShown(ask: Ask): Promise<ShownEntry | undefined> {
  const found = await findVotable(ask);
  return found?.entry.shownAt ? found : undefined;
}

export async function workPage(view: View, shown: ShownEntry, slots: Slots): Promise<ShownPage> {
  const say = view.say(text);
  const { entry, call, poll } = shown;
  const campaign = await getCampaign(view.tx, call.campaignId);
  const files = await listShownFiles(view.tx, entry.id);
  const tally = poll && (await findTally(view.tx, poll.id, entry.id));
  const voter = await findVoterHere(view, poll);
  const callName = nameIn(call.name, view.language);
  const makers = entry.makers.map((maker) => maker.name).join(say('separator'));
  const [first] = files;
  const hasPoster = first?.renditions.some((one) => one.name === 'poster.jpg');
  const image = pictureOf(entry, first?.file, hasPoster);
  return {
    title: entry.title,
    islands: ['vote.js'],
    accent: campaign.accent,
    share: {
      description: say('share', { makers, unit: entry.unitName, call: call.name }),
      image,
      embeds: true,
      data: dataOfWork(view, { entry, call, campaign, first, image }),
    },
    body: (
      <article>
        <Heading
          screen={view}
          title={entry.title}
          crumbs={[...crumbsOf(view, campaign), [callName, addressOf(call)]]}
          state={
            entry.statements.ai && entry.statements.ai !== 'none' ? (
              <Badge tone="warn">{say(`ai.${entry.statements.ai}`)}</Badge>
            ) : undefined
          }
        />
        {await slots.aboutWork?.(view, entry)}
        <div className="work">
          <div>
            <Exhibit isPublic screen={view} entry={entry} files={files} base={fileBaseOf(entry)} />
          </div>
          <div>
            <VotePart {...{ view, shown, voter, tally, stamp: slots.stamp }} />
            {await LikePart(view, entry)}
          </div>
          <AboutPart view={view} entry={entry} campaign={campaign} />
        </div>
        <ShareWork view={view} entry={entry} />
        <Neighbours view={view} {...(await findNeighbours(view.tx, call.lineage, entry.number ?? ''))} />
      </article>
    ),
  };
}

function AboutPart({ view, entry, campaign }: { view: View; entry: Entry; campaign: Campaign }) {
  const say = view.say(text);
  const makers = entry.makers.map(({ name, role }) => (role ? say('maker.role', { name, role }) : name));
  return (
    <Section title={say('summary')}>
      <p className="prose">{entry.summary}</p>
      <Pairs
        pairs={[
          [say('makers'), makers.join(say('separator'))],
          [
            say('unit'),
            <a key="unit" href={`/campaigns/${campaign.id}/organisations/${entry.unitId}`}>
              {nameIn(entry.unitName, view.language)}
            </a>,
          ],
          [say('number'), entry.number],
        ]}
      />
    </Section>
  );
}

function Neighbours({ view, previous, next }: { view: View; previous?: Neighbour; next?: Neighbour }) {
  const say = view.say(text);
  if (!previous && !next) return null;
  return (
    <nav className="pager" aria-label={say('work.neighbours')}>
      {previous ? (
        <a rel="prev" href={`/works/${previous.id}`}>{`${say('work.previous')} · ${previous.title}`}</a>
      ) : (
        <span />
      )}
      {next ? <a rel="next" href={`/works/${next.id}`}>{`${say('work.next')} · ${next.title}`}</a> : null}
    </nav>
  );
}
