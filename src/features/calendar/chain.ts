/** The chain of deadlines: each level's ends beside those of the level above, with the days between them. */

import { daysBetween } from '../../kernel/period.ts';
import type { Named } from '../../kernel/text.ts';
import type { Call } from '../call/call.ts';
import type { Campaign } from '../campaign/campaign.ts';
import { reportWindowOf } from './calendar.ts';
import { text } from './text.ts';

type DatedCall = Pick<Call, 'lineage' | 'name' | 'closesAt' | 'recommendUntil' | 'hostId'>;
type Dated = Parameters<typeof reportWindowOf>[0] & Pick<Campaign, 'organisationShortName'>;

/** One level: a campaign and its calls. */
export type Level = { campaign: Dated; calls: readonly DatedCall[] };

/** One thing due at two levels, the lower first. */
export type Link = {
  key: string;
  what: Named;
  own: { owner: Named; at: Date };
  above: { owner: Named; at: Date };
  /** Days from the lower end to the upper one: what is left to gather and hand on. */
  bufferDays: number;
};

/** Fewer days than this between two levels are tight. */
export const bufferDaysEnough = 5;

type End = { key: string; what: Named; at: Date };

/** What is due at a level, under names by which the level above is found: its end, its reports, its calls. */
function endsOf({ campaign, calls }: Level, above: Level): End[] {
  const report = reportWindowOf(campaign).dueAt;
  const ends: End[] = [{ key: 'end', what: text['chain.end'], at: campaign.closesAt }];
  if (campaign.reportDueAt ?? above.campaign.reportDueAt)
    ends.push({ key: 'activities', what: text['what.activities'], at: report });
  return [...ends, ...calls.map((call) => ({ key: call.lineage, what: call.name, at: call.closesAt }))];
}

/** The link of every thing that the level above asks for as well. */
export function linksBetween(own: Level, above: Level): Link[] {
  const upper = endsOf(above, above);
  return endsOf(own, above).flatMap((end) => {
    const match = upper.find((one) => one.key === parentKeyOf(end.key) || one.key === end.key);
    if (!match) return [];
    return [
      {
        key: end.key,
        what: end.what,
        own: { owner: own.campaign.organisationShortName, at: end.at },
        above: { owner: above.campaign.organisationShortName, at: match.at },
        bufferDays: daysBetween(end.at, match.at),
      },
    ];
  });
}

/** A call's lineage without its own label: the call it was adopted from. */
function parentKeyOf(key: string): string {
  return key.includes('.') ? key.slice(0, key.lastIndexOf('.')) : '';
}

/** All links from the lowest level up, the pairs in their order. */
export function chainOf(levels: readonly Level[]): Link[] {
  return levels.flatMap((level, index) => {
    const above = levels[index + 1];
    return above ? linksBetween(level, above) : [];
  });
}
