/** What does not fit in a paper as it stands, beside the paper: dates, sums, hosts, headings; for whoever writes it. */

import { dayOf } from '../../kernel/period.ts';
import type { Named } from '../../kernel/text.ts';
import type { View } from '../../platform/route.ts';
import { Note, Section } from '../../ui/parts.tsx';
import { type Allocation, sumOf } from '../allocation/allocation.ts';
import type { Indicator } from '../allocation/indicator.ts';
import { listGiven } from '../allocation/store/acknowledgement.ts';
import { listIndicators } from '../allocation/store/indicator.ts';
import { getAllocation } from '../allocation/store/table.ts';
import { listCalls } from '../call/store.ts';
import { type Campaign, lastDayOf } from '../campaign/campaign.ts';
import { getCampaign, getRootCampaignId } from '../campaign/store.ts';
import type { Notice } from './notice.ts';
import type { Paper } from './oddity/saying.ts';
import { findOddities } from './oddity.ts';
import { proseOf } from './section.ts';
import { text } from './text/oddity.ts';

/** A list of what does not fit; nothing where everything does. It never holds the paper back. */
export async function OdditiesPart(view: View, notice: Notice) {
  const { tx, language } = view;
  const campaign = await getCampaign(tx, notice.campaignId);
  const root = await getAllocation(tx, await getRootCampaignId(tx, campaign));
  const found = findOddities(
    paperOf(
      notice,
      campaign,
      {
        ...(await getAllocation(tx, campaign.id)),
        indicators: await listIndicators(tx, campaign),
        given: Object.fromEntries(await listGiven(tx, campaign)),
        calls: (await listCalls(tx, campaign.id)).map((call) => call.name.zh),
      },
      dayOf(notice.issuedAt ?? view.now),
    ),
    campaign.parentId ? amountsOf(root, 'own') : undefined,
  );
  if (found.length === 0) return null;
  const say = view.say(text);
  return (
    <Section title={say('heading')} id="oddities">
      <Note tone="warn">
        <p>{say('lead')}</p>
        <ul>
          {found.map(({ code, sentence }) => (
            <li key={`${code} ${sentence.zh}`}>{sentence[language]}</li>
          ))}
        </ul>
      </Note>
    </Section>
  );
}

type Figures = Allocation & {
  indicators: readonly Indicator[];
  /** What the level above gave in the system. */
  given: Readonly<Record<string, number>>;
  calls: readonly string[];
};

function amountsOf({ targets }: Pick<Allocation, 'targets'>, origin: 'own' | 'quoted') {
  const counted = targets.filter((target) => target.origin === origin && target.unit === 'count');
  return Object.fromEntries(counted.map(({ indicator, amount }) => [indicator, amount]));
}

/** A paper of the system as it would be read by somebody who has only the paper and its table. */
function paperOf(notice: Notice, campaign: Campaign, figures: Figures, issuedOn: string): Paper {
  const { rows, indicators } = figures;
  const columns = indicators
    .map((indicator) => indicator.key)
    .filter((indicator) => rows.some((row) => row.shares[indicator] !== undefined));
  const { calendar } = campaign;
  const own = { ...figures.given, ...amountsOf(figures, 'own') };
  const shared = new Set(indicators.filter((one) => one.isShared).map((one) => one.key));
  return {
    title: notice.title,
    issuedOn,
    period: { start: dayOf(campaign.opensAt), end: lastDayOf(campaign.closesAt) },
    phases: calendar
      .filter((item) => item.kind === 'phase')
      .map((item) => ({ name: item.name.zh, start: dayOf(item.opensAt), end: lastDayOf(item.closesAt) })),
    deadlines: calendar
      .filter((item) => item.kind === 'deadline')
      .map((item) => ({ what: item.name.zh, date: lastDayOf(item.closesAt) })),
    schedule: [],
    targets: {
      // What is never shared out by its nature is no gap in the table.
      own: Object.fromEntries(Object.entries(own).filter(([indicator]) => shared.has(indicator))),
      quoted: amountsOf(figures, 'quoted'),
    },
    names: Object.fromEntries(indicators.map((one): [string, Named] => [one.key, one.name])),
    table:
      rows.length > 0
        ? {
            indicators: columns,
            sums: Object.fromEntries(columns.map((column) => [column, sumOf(rows, column)])),
            hosts: [],
          }
        : undefined,
    projects: figures.calls.map((name) => ({ name })),
    attachments: notice.attachments,
    text: proseOf(notice.sections),
  };
}
