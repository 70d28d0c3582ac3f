/** The list of public pages for search machines, in parts where there are many, and what they should leave alone. */

import { listHostedIds } from '../../features/call/store/hosted.ts';
import { pagePublicCampaigns } from '../../features/campaign/store.ts';
import { countShown, listShownIds } from '../../features/vote/store/gallery.ts';
import type { Ask } from '../../platform/route.ts';

type Listed = { path: string; changedAt?: Date };

/** As many as one file may hold by the protocol of sitemaps. */
export const partMax = 50_000;
const campaignsMax = 2000;

const escaped = (words: string): string => words.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
const space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

/** Addresses as a sitemap. */
export function writeSitemap(origin: string, pages: readonly Listed[]): string {
  const urls = pages.map(({ path, changedAt }) => {
    const changed = changedAt ? `<lastmod>${changedAt.toISOString()}</lastmod>` : '';
    return `<url><loc>${escaped(origin + path)}</loc>${changed}</url>`;
  });
  return `${head}<urlset ${space}>\n${urls.join('\n')}\n</urlset>\n`;
}

/** Several sitemaps as the list of them. */
export function writeSitemapIndex(origin: string, parts: number): string {
  const all = Array.from(
    { length: parts },
    (_, at) => `<sitemap><loc>${escaped(origin)}/sitemaps/${at + 1}</loc></sitemap>`,
  );
  return `${head}<sitemapindex ${space}>\n${all.join('\n')}\n</sitemapindex>\n`;
}

/** How many parts so many works need; the first part holds everything else as well. */
export function partsOf(works: number, others: number, most = partMax): number {
  return 1 + Math.max(0, Math.ceil((works - (most - Math.min(others, most))) / most));
}

const xml = (text: string): Response =>
  new Response(text, {
    headers: { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'no-cache' },
  });

/** Homes, campaigns with what belongs to them, and their calls. */
async function listOthers({ tx }: Ask): Promise<Listed[]> {
  const pages: Listed[] = [{ path: '/' }, { path: '/archive' }];
  const campaigns = (await pagePublicCampaigns(tx, { page: 1, size: campaignsMax })).items;
  const calls = await listHostedIds(
    tx,
    campaigns.map(({ id }) => id),
  );
  for (const { id } of campaigns) {
    const base = `/campaigns/${id}`;
    pages.push({ path: base }, { path: `${base}/works` }, { path: `${base}/programme` });
    for (const callId of calls.get(id) ?? []) {
      const path = `${base}/calls/${callId}`;
      pages.push({ path }, { path: `${path}/rules` });
    }
  }
  return pages;
}

/** One part; the works of the parts before it are left out. Nothing past the last. */
async function listPart(ask: Ask, part: number, most: number): Promise<Listed[] | undefined> {
  const others = (await listOthers(ask)).slice(0, most);
  const works = await countShown(ask.tx);
  if (part > partsOf(works, others.length, most)) return undefined;
  const room = most - others.length;
  const [skip, take] = part === 1 ? [0, room] : [room + (part - 2) * most, most];
  const shown = await listShownIds(ask.tx, skip, take);
  const listed = shown.map(({ id, changedAt }) => ({ path: `/works/${id}`, changedAt }));
  return part === 1 ? [...others, ...listed] : listed;
}

/** The whole list, or the list of its parts. */
export async function sitemapAnswer(origin: string, ask: Ask, most = partMax): Promise<Response> {
  const others = (await listOthers(ask)).length;
  const parts = partsOf(await countShown(ask.tx), others, most);
  if (parts > 1) return xml(writeSitemapIndex(origin, parts));
  return xml(writeSitemap(origin, (await listPart(ask, 1, most)) ?? []));
}

export async function sitemapPartAnswer(origin: string, ask: Ask, most = partMax): Promise<Response> {
  const part = /^[1-9]\d{0,4}$/.test(ask.params.part!) ? Number(ask.params.part) : 0;
  const listed = part > 0 ? await listPart(ask, part, most) : undefined;
  return listed ? xml(writeSitemap(origin, listed)) : new Response(null, { status: 404 });
}

/** Search machines read what is for everybody; everything else asks them to sign in anyway. */
export function robotsAnswer(origin: string): Response {
  const closed = ['/office', '/my/', '/entries/', '/review', '/sign-in', '/sign-up', '/demo', '/oembed'];
  const lines = [
    'User-agent: *',
    ...closed.map((path) => `Disallow: ${path}`),
    `Sitemap: ${origin}/sitemap.xml`,
  ];
  return new Response(`${lines.join('\n')}\n`, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
}
