/** The table of shares with its computed totals, and how they stand to the own targets, in words. */

import { seatsOf } from '../../../kernel/actor.ts';
import type { Page } from '../../../kernel/page.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { View } from '../../../platform/route.ts';
import { Badge, Empty, Pager, Section, Table } from '../../../ui/parts.tsx';
import type { Campaign } from '../../campaign/campaign.ts';
import type { Organisation } from '../../organisation/organisation.ts';
import {
  type Allocation,
  compare,
  type SharedIndicator,
  sharedIndicators,
  sharesMax,
  sumOf,
  targetOf,
} from '../allocation.ts';
import { sayAmount, sayCount, text } from '../text.ts';

type Props = { view: View; campaign: Campaign; allocation: Allocation; beneath: Page<Organisation> };

export function SharesPart({ view, campaign, allocation, beneath }: Props) {
  const say = view.say(text);
  const shown = sharedIndicators.filter((indicator) => sumOf(allocation.shares, indicator) > 0);
  return (
    <Section title={say('shares')} id="shares">
      {shown.length === 0 ? (
        <Empty title={say('shares.none')} />
      ) : (
        <ShareTable view={view} allocation={allocation} beneath={beneath.items} shown={shown} />
      )}
      <Comparisons view={view} allocation={allocation} />
      {beneath.pages > 1 ? <p className="hint">{say('shares.page', { size: sharesMax })}</p> : null}
      <Pager
        screen={view}
        page={beneath}
        href={(n) => `/office/campaigns/${campaign.id}/targets?page=${n}`}
      />
    </Section>
  );
}

function ShareTable(props: {
  view: View;
  allocation: Allocation;
  beneath: readonly Organisation[];
  shown: readonly SharedIndicator[];
}) {
  const { view, shown } = props;
  const { shares } = props.allocation;
  const say = view.say(text);
  const own = new Set(seatsOf(view.actor).map((seat) => seat.organisationId));
  const amountAt = (o: Organisation, indicator: SharedIndicator) =>
    shares.find((share) => share.organisationId === o.id && share.indicator === indicator)?.amount;
  return (
    <Table
      caption={say('shares')}
      rows={props.beneath}
      keyOf={(o) => o.id}
      columns={[
        {
          key: 'unit',
          head: say('unit'),
          cell: (o) => (
            <div>
              {nameIn(o.name, view.language)}{' '}
              {own.has(o.id) ? <Badge tone="accent">{say('shares.own')}</Badge> : null}
            </div>
          ),
        },
        ...shown.map((indicator) => ({
          key: indicator,
          head: say(`indicator.${indicator}`),
          align: 'end' as const,
          cell: (o: Organisation) => {
            const amount = amountAt(o, indicator);
            return amount === undefined ? '—' : sayCount(amount);
          },
        })),
      ]}
      foot={
        <tr>
          <th scope="row">{say('shares.sum')}</th>
          {shown.map((indicator) => (
            <td key={indicator} className="is-end" data-head={say(`indicator.${indicator}`)}>
              {sayCount(sumOf(shares, indicator))}
            </td>
          ))}
        </tr>
      }
    />
  );
}

function Comparisons({ view, allocation }: { view: View; allocation: Allocation }) {
  const say = view.say(text);
  const shown = sharedIndicators.filter((i) => targetOf(allocation, i) || sumOf(allocation.shares, i) > 0);
  const isPercent = targetOf(allocation, 'reach')?.unit === 'percent';
  return (
    <ul className="comparisons">
      {shown.map((indicator) => (
        <li key={indicator}>
          <strong>{say('compare.of', { indicator: say(`indicator.${indicator}`) })}</strong>
          {sayComparison(view, allocation, indicator)}
        </li>
      ))}
      {isPercent ? (
        <li>
          <strong>{say('compare.of', { indicator: say('indicator.reach') })}</strong>
          {say('compare.percent')}
        </li>
      ) : null}
    </ul>
  );
}

/** A surplus, a deficit, nothing shared out: each in its own sentence. */
export function sayComparison(
  view: Pick<View, 'say'>,
  allocation: Allocation,
  indicator: SharedIndicator,
): string {
  const say = view.say(text);
  const found = compare(targetOf(allocation, indicator)?.amount, sumOf(allocation.shares, indicator));
  const amount = (count: number) => sayAmount(indicator, count);
  switch (found.kind) {
    case 'none':
      return say('compare.none');
    case 'no-target':
      return say('compare.no-target', { sum: amount(found.sum) });
    case 'unshared':
      return say('compare.unshared', { target: amount(found.target) });
    case 'exact':
      return say('compare.exact', { sum: amount(found.sum) });
    default:
      return say(`compare.${found.kind}`, {
        sum: amount(found.sum),
        target: amount(found.target),
        by: amount(found.by),
      });
  }
}
