/** What waits for whoever looks: each kind asked of its feature a page at a time, with its count, never the whole. */

import type { Page } from '../../kernel/page.ts';
import type { View } from '../../platform/route.ts';
import type { Source, WaitingItem } from './source.ts';
import { campaignSources } from './waiting/campaign.ts';
import { honourSources } from './waiting/honour.ts';
import { memberSources } from './waiting/member.ts';
import { noticeSources } from './waiting/notice.ts';
import { voteSources } from './waiting/vote.ts';
import { workSources } from './waiting/work.ts';

export type WaitingGroup = { source: Source; page: Page<WaitingItem> };

export const sources: readonly Source[] = [
  ...noticeSources,
  ...campaignSources,
  ...workSources,
  ...voteSources,
  ...honourSources,
  ...memberSources,
];

const shownFirst = 3;

/** Every kind that has anything, with its first few; those with something overdue first, then the urgent. */
export async function listWaiting(view: View): Promise<WaitingGroup[]> {
  const groups: WaitingGroup[] = [];
  for (const source of sources) {
    const page = await source.list(view, { page: 1, size: shownFirst });
    if (page.total > 0) groups.push({ source, page });
  }
  const rank = (group: WaitingGroup) => {
    if (group.page.items.some((item) => isOverdue(item, view.now))) return 0;
    return group.source.isUrgent ? 1 : 2;
  };
  return groups.sort((a, b) => rank(a) - rank(b));
}

export function isOverdue(item: WaitingItem, now: Date): boolean {
  return item.dueAt !== undefined && item.dueAt <= now;
}
