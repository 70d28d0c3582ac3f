/** The page on which it is laid down how people vote in a call: ready rules, rules of its own, and what the public will read. */

import type { Actor } from '../../../kernel/actor.ts';
import { type Named, nameIn } from '../../../kernel/text.ts';
import { check, decodeForm } from '../../../platform/form.ts';
import type { Ask, ShownPage, View } from '../../../platform/route.ts';
import { Form, formOf } from '../../../ui/form.tsx';
import { Heading, Note, Section } from '../../../ui/parts.tsx';
import { getCampaign } from '../../campaign/store.ts';
import type { Organisation } from '../../organisation/organisation.ts';
import { findOrganisationByPath, listChildren, listLine } from '../../organisation/store.ts';
import { type Ballot, ballotTyped, judgeBallotRules } from '../ballot.ts';
import { BallotFields, BallotList, type Region } from '../ballot.tsx';
import type { Call } from '../call.ts';
import { mayLayBallot } from '../policy.ts';
import { BallotForm } from '../schema.ts';
import { findCall } from '../store.ts';
import { text } from '../text/ballot.ts';
import type { FoundCall } from './amend.tsx';
import { ConsentButtons, ConsentPreview, VersionInput } from './consent.tsx';

export async function findBallot({ tx, actor, params }: Ask): Promise<FoundCall | undefined> {
  const call = await findCall(tx, actor, params.call!);
  return call && { call, campaign: await getCampaign(tx, call.campaignId) };
}

export const mayLayFound = (actor: Actor, { call, campaign }: FoundCall, now: Date) =>
  mayLayBallot(actor, call, campaign, now);

/** The places a vote may be kept to: the owner, those above it, and those right beneath it. */
export async function listRegions(
  { tx, language }: View,
  owner: { id: Organisation['id']; path: string },
): Promise<Region[]> {
  const line = await listLine(tx, owner.path);
  const beneath = await listChildren(tx, owner.id);
  const known = new Map([...line, ...beneath].map((one) => [one.id, one]));
  return [...known.values()].map(({ id, path, name }) => ({ id, path, label: nameIn(name, language) }));
}

/** The name of the place that a ballot is kept to. */
export async function regionOf({ tx }: Pick<View, 'tx'>, { regionPath }: Ballot): Promise<Named | undefined> {
  return regionPath ? (await findOrganisationByPath(tx, regionPath))?.name : undefined;
}

/** What was typed, as the call it would make; nothing when it cannot be read or does not stand. */
function nextOf({ form }: View, call: Call, regions: readonly Region[]): Call | undefined {
  if (!form) return undefined;
  const read = check(BallotForm, decodeForm(BallotForm, form.raw));
  if (!('value' in read)) return undefined;
  const region = regions.find(({ id }) => id === read.value.regionId);
  const ballot = ballotTyped(read.value, region?.path);
  return judgeBallotRules(ballot, call.ownerPath).length > 0 ? undefined : { ...call, ballot };
}

export async function ballotPage(view: View, found: FoundCall): Promise<ShownPage> {
  const say = view.say(text);
  const { call, campaign } = found;
  const here = `/office/calls/${call.id}`;
  const hand = formOf(view, `${here}/ballot`);
  const verdict = mayLayFound(view.actor, found, view.now);
  const regions = await listRegions(view, { id: call.ownerId, path: call.ownerPath });
  const next = nextOf(view, call, regions);
  const drawn = next ?? call;
  return {
    title: say('lay'),
    body: (
      <div className="narrow">
        <Heading
          screen={view}
          title={say('lay')}
          crumbs={[
            [nameIn(campaign.title, view.language), `/office/campaigns/${campaign.id}`],
            [nameIn(call.name, view.language), here],
          ]}
        >
          <p>{say('lay.lead')}</p>
        </Heading>
        {verdict.allowed ? null : <Note>{view.sayRefusal(verdict.refusal)}</Note>}
        <ConsentPreview view={view} call={call} next={next} />
        <Section title={say(next ? 'lay.words' : 'lay.now')} id="words">
          <BallotList screen={view} ballot={drawn.ballot} region={await regionOf(view, drawn.ballot)} />
        </Section>
        {verdict.allowed ? (
          <Form hand={hand}>
            <VersionInput view={view} hand={hand} call={call} />
            <BallotFields screen={view} hand={hand} ballot={call.ballot} regions={regions} />
            <ConsentButtons view={view} hand={hand} found={found} />
          </Form>
        ) : null}
      </div>
    ),
  };
}
