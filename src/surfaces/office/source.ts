/** What a kind of waiting thing is made of: its name, its urgency, and how a page of it is asked. */

import { type Page, type PageAsk, pageOf } from '../../kernel/page.ts';
import type { View } from '../../platform/route.ts';

export type WaitingItem = {
  key: string;
  title: string;
  /** Where, from whom, how far. */
  about?: string;
  href: string;
  /** By when; past it the item is marked. */
  dueAt?: Date;
};

export type Source = {
  kind: string;
  title: (view: View) => string;
  /** What keeps others waiting stands first. */
  isUrgent: boolean;
  /** The feature's own list of just these, where it has one. */
  href?: string;
  list: (view: View, ask: PageAsk) => Promise<Page<WaitingItem>>;
};

/** A page of a list that is short by its nature. */
export function cut<T>(all: readonly T[], ask: PageAsk): Page<T> {
  const from = (ask.page - 1) * ask.size;
  return pageOf(all.slice(from, from + ask.size), all.length, ask);
}

/** A page of something as a page of what waits. */
export function asItems<T>(page: Page<T>, itemOf: (one: T) => WaitingItem): Page<WaitingItem> {
  return { ...page, items: page.items.map(itemOf) };
}
