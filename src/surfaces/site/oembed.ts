/** How another site shows a work in its page (oEmbed 1.0): asked by the work's address, answered with its frame. */

import { getCampaign } from '../../features/campaign/store.ts';
import { listShownFiles } from '../../features/entry/store/exhibit.ts';
import { pictureOf } from '../../features/vote/site/card.tsx';
import { findEmbedded } from '../../features/vote/site/embed.tsx';
import { embedMarkup, embedSize } from '../../features/vote/site/share.tsx';
import type { ShownEntry } from '../../features/vote/vote.ts';
import { isId } from '../../kernel/id.ts';
import { nameIn } from '../../kernel/text.ts';
import type { Ask } from '../../platform/route.ts';

/** The work of an address of ours; whatever else is asked is not there, hidden ones least of all (AC-111). */
export function findByAddress(origin: string) {
  return async (ask: Ask): Promise<ShownEntry | undefined> => {
    if (!URL.canParse(ask.query.url ?? '')) return undefined;
    const asked = new URL(ask.query.url!);
    const [, entry] = /^\/works\/([^/]+)(?:\/embed)?$/.exec(asked.pathname) ?? [];
    if (asked.origin !== new URL(origin).origin || !entry || !isId(entry)) return undefined;
    return findEmbedded({ ...ask, params: { entry } });
  };
}

/** Never larger than was asked for, and never too small to be seen. */
function sizeOf(asked: string | undefined, own: number): number {
  const most = /^\d{1,5}$/.test(asked ?? '') ? Number(asked) : own;
  return Math.max(1, Math.min(most, own));
}

export async function oembedAnswer(origin: string, ask: Ask, { entry, call }: ShownEntry): Promise<Response> {
  // The other form of the answer is XML, which nobody has to give.
  if (ask.query.format !== undefined && ask.query.format !== 'json')
    return new Response(null, { status: 501 });
  const campaign = await getCampaign(ask.tx, call.campaignId);
  const [first] = await listShownFiles(ask.tx, entry.id);
  const width = sizeOf(ask.query.maxwidth, embedSize.width);
  const height = sizeOf(ask.query.maxheight, embedSize.height);
  const poster = first?.renditions.find((one) => one.name === 'poster.jpg');
  const drawn = poster ?? first?.file.renditions.find((one) => one.name === 'small.jpg');
  const picture = pictureOf(entry, first?.file, poster !== undefined);
  const thumbnail =
    picture && drawn?.width && drawn.height
      ? {
          thumbnail_url: `${origin}${picture}`,
          thumbnail_width: drawn.width,
          thumbnail_height: drawn.height,
        }
      : {};
  const answer = {
    version: '1.0',
    type: first?.file.kind === 'video' ? 'video' : 'rich',
    title: entry.title,
    author_name: entry.makers.map((maker) => maker.name).join(', '),
    provider_name: nameIn(campaign.title, ask.language),
    provider_url: origin,
    cache_age: 300,
    html: embedMarkup(origin, entry, { width, height }),
    width,
    height,
    ...thumbnail,
  };
  return new Response(JSON.stringify(answer), {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-cache',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
    },
  });
}
