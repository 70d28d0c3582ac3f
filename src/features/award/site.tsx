/** The public doors of results: the public notice of a call's ranking, and certificates. */

import type { ReactNode } from 'react';
import { nameIn } from '../../kernel/text.ts';
import { type Ask, anyone, page, type Route, type ShownPage, type View } from '../../platform/route.ts';
import { Badge, Heading, Section } from '../../ui/parts.tsx';
import type { Call } from '../call/call.ts';
import { findCall } from '../call/store.ts';
import { text as callText } from '../call/text.ts';
import { getCampaign } from '../campaign/store.ts';
import type { Entry } from '../entry/entry.ts';
import type { Result } from './award.ts';
import { certificatePage, findCertificate } from './site/certificate.tsx';
import { PlacesTable } from './site/places.tsx';
import { findHonour, findPublished, listPlaces } from './store.ts';
import { text } from './text.ts';

type Found = { call: Call; result: Result & { publishedAt: Date } };

/** Until it is published there is no such page, whoever asks (AC-178). */
async function findPublicNotice({ tx, actor, params }: Ask): Promise<Found | undefined> {
  const call = await findCall(tx, actor, params.call!);
  if (!call || call.campaignId !== params.campaign) return undefined;
  const result = await findPublished(tx, call.id);
  return result?.publishedAt && { call, result: { ...result, publishedAt: result.publishedAt } };
}

async function publicNoticePage(view: View, { call, result }: Found): Promise<ShownPage> {
  const say = view.say(text);
  const campaign = await getCampaign(view.tx, call.campaignId);
  const { judgesPercent: judges, votesPercent: votes } = result.formula;
  const base = `/campaigns/${call.campaignId}/calls/${call.id}`;
  const title = say('result.public-notice', { call: call.name });
  const published = say('result.published', { owner: result.organisationName, at: result.publishedAt });
  return {
    title,
    share: { description: published },
    body: (
      <>
        <Heading
          screen={view}
          title={title}
          crumbs={[
            [nameIn(campaign.title, view.language), `/campaigns/${campaign.id}`],
            [nameIn(call.name, view.language), base],
          ]}
        >
          <p>{published}</p>
          <p>{say('result.by-method')}</p>
        </Heading>
        <PlacesTable view={view} call={call} result={result} places={await listPlaces(view.tx, result.id)} />
        <Section title={say('result.method')}>
          <p>{view.say(callText)('formula.words', { judges, votes })}</p>
          <p>
            <a href={`${base}/rules#formula`}>{say('result.rules')}</a>
          </p>
        </Section>
      </>
    ),
  };
}

/** For a work's page: what it has won. */
export async function aboutWork(view: View, entry: Entry): Promise<ReactNode> {
  const honour = await findHonour(view.tx, entry.id);
  if (!honour) return null;
  return (
    <p className="honour">
      <Badge tone="good">{view.say(callText)(`award.${honour.award}`)}</Badge>{' '}
      <a href={`/certificates/${honour.resultId}/${entry.id}`}>{view.say(text)('certificate')}</a>
    </p>
  );
}

export const routes: Route[] = [
  page({
    get: '/campaigns/:campaign/calls/:call/result',
    frame: 'site',
    finds: findPublicNotice,
    may: anyone,
    shows: publicNoticePage,
  }),
  page({
    get: '/certificates/:result/:entry',
    frame: 'site',
    finds: findCertificate,
    may: anyone,
    shows: certificatePage,
  }),
];
