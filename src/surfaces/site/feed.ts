/** Feeds of a campaign and of a call: works newly shown, results, bulletins; public things only, whoever asks. */

import { listPublicResults } from '../../features/award/store/public.ts';
import { paragraphsOf } from '../../features/bulletin/bulletin.ts';
import { listPublicBulletins } from '../../features/bulletin/store.ts';
import { addressOfBulletin } from '../../features/bulletin/words.tsx';
import type { Call } from '../../features/call/call.ts';
import { findCall, findHostedCall } from '../../features/call/store.ts';
import type { Campaign } from '../../features/campaign/campaign.ts';
import { findCampaign } from '../../features/campaign/store.ts';
import { listShownCalls, type ShownCall } from '../../features/vote/site/works.tsx';
import { listLatest } from '../../features/vote/store/gallery.ts';
import { text as voteText } from '../../features/vote/text.ts';
import type { CallId } from '../../kernel/id.ts';
import { nameIn, speaker } from '../../kernel/text.ts';
import { atomAnswer, type FeedItem, writeAtom } from '../../platform/atom.ts';
import type { Ask } from '../../platform/route.ts';
import { text } from './text.ts';

const itemsMax = 50;
const anybody = { kind: 'anyone', address: '' } as const;

export const findCampaignFed = (ask: Ask) => findCampaign(ask.tx, anybody, ask.params.campaign!);

export async function findCallFed({ tx, params }: Ask): Promise<ShownCall | undefined> {
  const call = await findCall(tx, anybody, params.call!);
  if (!call || call.campaignId !== params.campaign) return undefined;
  return { call, hosted: call.hostId ? call : ((await findHostedCall(tx, call)) ?? call) };
}

async function workItems(ask: Ask, origin: string, hosted: readonly Call[]): Promise<FeedItem[]> {
  const lineages = hosted.map((call) => call.lineage);
  return (await listLatest(ask.tx, lineages, itemsMax)).map((work) => ({
    id: `${origin}/works/${work.id}`,
    title: work.title,
    link: `${origin}/works/${work.id}`,
    summary: work.summary,
    author: nameIn(work.unitName, ask.language),
    publishedAt: work.shownAt,
    updatedAt: work.shownAt,
  }));
}

async function resultItems(ask: Ask, origin: string, campaign: Pick<Campaign, 'id'>, only?: CallId) {
  const say = speaker(text, ask.language);
  const results = await listPublicResults(ask.tx, [campaign.id], ask.now);
  return results
    .filter((one) => only === undefined || one.callId === only)
    .map((one): FeedItem => {
      const link = `${origin}/results/${one.id}`;
      const title = say('feed.result', { call: one.callName });
      const isAt = { publishedAt: one.publishedAt, updatedAt: one.publishedAt };
      return { id: link, title, link, summary: title, author: nameIn(one.callName, ask.language), ...isAt };
    });
}

async function bulletinItems(ask: Ask, origin: string, calls: readonly CallId[]): Promise<FeedItem[]> {
  return (await listPublicBulletins(ask.tx, calls)).map(({ bulletin, edition }) => ({
    id: `${origin}${addressOfBulletin(bulletin)}`,
    title: edition.title,
    link: `${origin}${addressOfBulletin(bulletin)}`,
    summary: paragraphsOf(edition.body)[0]?.slice(0, 200) ?? '',
    author: nameIn(bulletin.organisationName, ask.language),
    publishedAt: edition.publishedAt,
    updatedAt: edition.publishedAt,
  }));
}

const newest = (items: readonly FeedItem[]): FeedItem[] =>
  [...items].sort((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime()).slice(0, itemsMax);

const languageOf = (ask: Ask) => (ask.language === 'zh' ? 'zh-CN' : 'en');

export async function campaignFeed(origin: string, ask: Ask, campaign: Campaign): Promise<Response> {
  const shown = await listShownCalls(ask, campaign);
  const calls = shown.flatMap(({ call, hosted }) => [call.id, hosted.id]);
  const items = [
    ...(await workItems(
      ask,
      origin,
      shown.map(({ hosted }) => hosted),
    )),
    ...(await resultItems(ask, origin, campaign)),
    ...(await bulletinItems(ask, origin, [...new Set(calls)])),
  ];
  const link = `${origin}/campaigns/${campaign.id}`;
  const title = speaker(text, ask.language)('feed.campaign', { campaign: campaign.title });
  const head = { id: link, title, link, self: `${link}/feed.xml`, language: languageOf(ask) };
  return atomAnswer(writeAtom(head, newest(items), campaign.opensAt));
}

export async function callFeed(origin: string, ask: Ask, { call, hosted }: ShownCall): Promise<Response> {
  const items = [
    ...(await workItems(ask, origin, [hosted])),
    ...(await resultItems(ask, origin, { id: hosted.campaignId }, hosted.id)),
    ...(await bulletinItems(ask, origin, [...new Set([call.id, hosted.id])])),
  ];
  const link = `${origin}/campaigns/${call.campaignId}/calls/${call.id}`;
  const title = speaker(voteText, ask.language)('feed.call', { call: hosted.name });
  const head = { id: link, title, link, self: `${link}/feed.xml`, language: languageOf(ask) };
  return atomAnswer(writeAtom(head, newest(items), hosted.opensAt));
}
