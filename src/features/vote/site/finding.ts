/** What a gallery was asked for becomes works: in the order asked, one page of them, in a fixed number of queries. */

import type { EntryId } from '../../../kernel/id.ts';
import { askPage, offsetOf, type Page, pageOf } from '../../../kernel/page.ts';
import { dayOf } from '../../../kernel/period.ts';
import { isWithin, type TreePath } from '../../../kernel/tree.ts';
import type { View } from '../../../platform/route.ts';
import { wordsOf } from '../../entry/store/search.ts';
import { findOrganisation } from '../../organisation/store.ts';
import type { Rendition } from '../../rendition/rendition.ts';
import { listRenditionsOf } from '../../rendition/store.ts';
import type { GalleryAsk, GalleryOrder } from '../gallery.ts';
import { type GalleryWhere, listWorkIds, pageWorks } from '../store/gallery.ts';
import type { Card } from '../store.ts';
import { orderOfDay } from '../vote.ts';

const pageSize = 60;

/** Where to look: nothing when what was asked for is not there at all. */
export async function whereOf(
  view: View,
  lineages: readonly TreePath[],
  base: TreePath,
  ask: GalleryAsk,
): Promise<GalleryWhere | undefined> {
  const place = ask.place === undefined ? undefined : await findOrganisation(view.tx, ask.place);
  const unit = ask.unit === undefined ? undefined : await findOrganisation(view.tx, ask.unit);
  const isLost = (ask.place !== undefined && !place) || (ask.unit !== undefined && !unit);
  if (isLost || (place && !isWithin(place.path, base))) return undefined;
  const words = wordsOf(ask.q);
  return { lineages, words, place: place?.path ?? base, unitId: unit?.id, kind: ask.kind };
}

/** One page of works by their ids. Shuffled, they are the same for everybody all day. */
export async function findWorks(
  view: View,
  where: GalleryWhere | undefined,
  order: GalleryOrder,
): Promise<Page<EntryId>> {
  const ask = askPage(view.query.page, pageSize);
  if (!where || where.lineages.length === 0) return pageOf([], 0, ask);
  if (order !== 'day') return pageWorks(view.tx, where, order, ask);
  const all = orderOfDay(await listWorkIds(view.tx, where), dayOf(view.now));
  const ids = all.slice(offsetOf(ask), offsetOf(ask) + ask.size).map((work) => work.id);
  return pageOf(ids, all.length, ask);
}

/** The stills of films among cards, by the films they were taken from: one query for a page. */
export async function postersOf(view: View, cards: readonly Card[]): Promise<ReadonlyMap<string, Rendition>> {
  const films = cards.flatMap(({ file }) => (file?.kind === 'video' ? [file.id] : []));
  const made = await listRenditionsOf(view.tx, films);
  return new Map(
    films.flatMap((id) => {
      const poster = made.get(id)?.find((one) => one.name === 'poster.jpg');
      return poster ? [[id, poster] as const] : [];
    }),
  );
}
