/** Feeds in the form readers follow (Atom, RFC 4287); the one file that knows the package. */

import { Feed } from 'feed';

export type FeedItem = {
  id: string;
  title: string;
  link: string;
  summary: string;
  author: string;
  publishedAt: Date;
  updatedAt: Date;
};
export type FeedHead = { id: string; title: string; link: string; self: string; language: string };

/** Signs that no XML may hold, however they are written. */
const plain = (words: string): string =>
  words.replace(
    /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    '',
  );

/** A feed as text; it was last changed when its newest item was, or at `now` when it has none. */
export function writeAtom(head: FeedHead, items: readonly FeedItem[], now: Date): string {
  const newest = Math.max(...items.map((item) => item.updatedAt.getTime()));
  const feed = new Feed({
    id: head.id,
    title: plain(head.title),
    link: head.link,
    language: head.language,
    feedLinks: { atom: head.self },
    updated: items.length > 0 ? new Date(newest) : now,
    generator: 'Tongxin',
    author: { name: plain(head.title) },
  });
  for (const item of items) {
    feed.addItem({
      id: item.id,
      title: plain(item.title),
      link: item.link,
      description: plain(item.summary),
      author: [{ name: plain(item.author) }],
      published: item.publishedAt,
      date: item.updatedAt,
    });
  }
  return feed.atom1();
}

/** Asked for again each time: what is hidden is gone from it at once (AC-111). */
export function atomAnswer(text: string): Response {
  return new Response(text, {
    headers: { 'content-type': 'application/atom+xml; charset=utf-8', 'cache-control': 'no-cache' },
  });
}
