/** What a page of the site makes a phone load: every kind of page that anybody can reach from the front is weighed. */

import { gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { bundleAssets } from '../../bin/build.mjs';
import { useWorld } from '../../world/fixture.ts';
import { showWorks } from '../../world/shown-works.ts';

const world = useWorld();
const scriptBytesMax = 12 * 1024;
const pagesMax = 120;
const pagesOfKindMax = 8;

const sizes = new Map<string, number>();
beforeAll(async () => {
  // What a script fetches apart comes only when somebody asks for what it does, such as a recount: it is not weighed here.
  for (const [name, bytes] of await bundleAssets(async (name) => name))
    sizes.set(name, gzipSync(bytes).length);
}, 30_000);

/** `/assets/entry-0123456789.js` of a build, or `/assets/01234567-entry.js` before any. */
const nameOf = (address: string): string =>
  address.replace(/^\/assets\/(?:[0-9a-f]{8}-)?/, '').replace(/-[0-9a-f]{10}\.js$/, '.js');

const kindOf = (address: string): string =>
  address.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id').split('?')[0]!;

type Page = { address: string; scripts: string[] };

/** Pages as anybody who follows links finds them, a few of each kind. */
async function walk(): Promise<Page[]> {
  const anyone = world.anyone();
  const [seen, kinds] = [new Set<string>(), new Map<string, number>()];
  const pages: Page[] = [];
  const ahead = ['/', '/sign-in', '/sign-up'];
  while (ahead.length > 0 && pages.length < pagesMax) {
    const address = ahead.shift()!;
    const kind = kindOf(address);
    if (seen.has(address) || (kinds.get(kind) ?? 0) >= pagesOfKindMax) continue;
    seen.add(address);
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    const { status, text, headers } = await anyone.get(address);
    if (!headers.get('content-type')?.includes('text/html')) continue;
    const scripts = [...text.matchAll(/<script[^>]*\ssrc="([^"]+)"/g)].map((found) => found[1]!);
    pages.push({ address: kind, scripts });
    if (status !== 200) continue;
    for (const [, href] of text.matchAll(/<a [^>]*href="(\/[^"#]*)/g))
      ahead.push(href!.replace(/&amp;/g, '&'));
  }
  return pages;
}

test('no page of the site makes anybody load more than 12 KB of scripts, packed', async () => {
  await showWorks(world, 'platform', [{ unit: 'college-mechanics', title: '独' }]);
  const weights = (await walk()).map(({ address, scripts }) => {
    const names = scripts.map(nameOf);
    for (const name of names) expect([address, name, sizes.has(name)]).toEqual([address, name, true]);
    return { address, bytes: names.reduce((sum, name) => sum + sizes.get(name)!, 0) };
  });
  expect(weights.filter(({ bytes }) => bytes > scriptBytesMax)).toEqual([]);
  // The walk came as far as a gallery and a work.
  const addresses = weights.map(({ address }) => address);
  expect(addresses).toEqual(expect.arrayContaining(['/', '/campaigns/:id/calls/:id', '/works/:id']));
});
