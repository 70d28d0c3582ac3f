/** What features above have to say on the pages of the vote, and the ways to its scrutiny: put there by main. */

import { aboutWork } from '../features/award/site.tsx';
import { findPublished } from '../features/award/store.ts';
import { BulletinsOfCall } from '../features/bulletin/words.tsx';
import type { Call } from '../features/call/call.ts';
import type { CallSlots } from '../features/call/office.tsx';
import type { CampaignSlots } from '../features/campaign/office.tsx';
import { CommendationsPart } from '../features/commendation/site.tsx';
import { AlterationsPart } from '../features/scrutiny/alteration.tsx';
import { LadderPart } from '../features/scrutiny/ladder.tsx';
import { maySanction } from '../features/scrutiny/policy.ts';
import { findScene } from '../features/scrutiny/store/held.ts';
import { text as countText } from '../features/scrutiny/text/appeal.ts';
import { text as ladderText } from '../features/scrutiny/text/ladder.ts';
import { text as scrutinyText } from '../features/scrutiny/text/scrutiny.ts';
import type { routes as voteRoutes } from '../features/vote/site.tsx';
import { listPolls } from '../features/vote/store/poll.ts';
import { gateOf, pollAt } from '../features/vote/vote.ts';
import { nameIn } from '../kernel/text.ts';
import type { View } from '../platform/route.ts';
import { Note } from '../ui/parts.tsx';
import { text } from './text.ts';

/** For officers and leaders of owner, host and arbiter: the scrutiny of each poll that has opened. */
export const scrutinyOfCall: CallSlots['links'][number] = async (view, call) => {
  const polls = (await listPolls(view.tx, call.id)).filter((poll) => view.now >= poll.opensAt);
  const scenes = await Promise.all(polls.map((poll) => findScene(view, poll.id)));
  return polls.flatMap((poll, index) => {
    if (!scenes[index]) return [];
    const gate = gateOf(poll, call);
    const name = view.say(scrutinyText)('scrutiny');
    const label = gate ? `${name} · ${nameIn(gate, view.language)}` : name;
    return [{ label, href: `/office/polls/${poll.id}/scrutiny` }];
  });
};

/** For the owner's officers and leaders: the ladder and its log. */
export const sanctionsOfCampaign: CampaignSlots['links'][number] = (view, campaign) =>
  maySanction(view.actor, { campaign }).allowed
    ? [{ label: view.say(ladderText)('sanctions'), href: `/office/campaigns/${campaign.id}/sanctions` }]
    : [];

/** The way to how the votes of a call count and to what altered its vote, once it has opened. */
async function countLink(view: View, call: Call) {
  const poll = pollAt(await listPolls(view.tx, call.id), view.now);
  if (!poll || view.now < poll.opensAt) return null;
  return (
    <a className="button is-calm" href={`/votes/${poll.id}`}>
      {view.say(countText)('count.title')}
    </a>
  );
}

type VoteSlots = NonNullable<Parameters<typeof voteRoutes>[0]>;

/** On the gallery of a call: the way to its published result, its bulletins, its host's own awards; on a work's page: what it has won. */
export const voteSlots: VoteSlots = {
  aboutWork,
  aboutRules: async (view, call) => (
    <>
      {await AlterationsPart(view, call)}
      {await LadderPart(view, call)}
    </>
  ),
  linkOfCall: countLink,
  aboutCall: async (view, call) => {
    const isPublished = (await findPublished(view.tx, call.id, view.now)) !== undefined;
    return (
      <>
        {isPublished ? (
          <Note tone="good">
            <a href={`/campaigns/${call.campaignId}/calls/${call.id}/result`}>
              {view.say(text)('result.published')}
            </a>
          </Note>
        ) : null}
        {await BulletinsOfCall(view, call)}
        {await CommendationsPart(view, { campaignId: call.campaignId, callId: call.id })}
      </>
    );
  },
};
