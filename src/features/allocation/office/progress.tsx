/** The dashboard: the rings of an organisation, its own figures, and the units beneath it side by side, level by level. */

import { sayClock } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import { isWithin, parentOf } from '../../../kernel/tree.ts';
import { page, type Route, raw, type ShownPage, type View } from '../../../platform/route.ts';
import { Heading, Note, Pairs, Section, Table } from '../../../ui/parts.tsx';
import { listLine } from '../../organisation/store.ts';
import { type Counter, counters, percentOf, statedCounters } from '../../progress/progress.ts';
import { ByHand, sayNumber } from '../../progress/stated.tsx';
import { text as counted } from '../../progress/text.ts';
import { type Indicator, listInUse } from '../indicator.ts';
import { type Figure, readOrder } from '../progress.ts';
import { RingsFigure, RingsTable } from '../rings.tsx';
import { listIndicators } from '../store/indicator.ts';
import { type Comparison, compareUnits, ringsOf } from '../store/rings.ts';
import { progressText } from '../text/progress.ts';
import { addressOf, findProgressAsked, mayAskProgress, type ProgressAsked } from './asked.ts';
import { pageOfUnits, RateCell, UnitsPart } from './comparison.tsx';
import { csvOfProgress, xlsxOfProgress } from './progress-sheet.ts';

async function progressPage(view: View, asked: ProgressAsked): Promise<ShownPage> {
  const say = view.say(progressText);
  const { campaign, at, indicator } = asked;
  const base = `/office/campaigns/${campaign.id}`;
  const line = (await listLine(view.tx, at.path)).filter((o) => isWithin(o.path, campaign.organisationPath));
  const { root, isCut } = await ringsOf(view.tx, campaign, at, indicator);
  const comparison = await compareUnits(view.tx, campaign, at, indicator);
  const above = line.find((o) => o.path === parentOf(at.path));
  const hrefAt = (id: string) => addressOf(asked, { at: id, order: treeOrder });
  const hrefOf = (figure: Figure) => (figure.id === at.id ? above && hrefAt(above.id) : hrefAt(figure.id));
  const title = say('progress.of', { organisation: at.name });
  return {
    title,
    body: (
      <>
        <Heading
          screen={view}
          title={title}
          crumbs={[
            [nameIn(campaign.title, view.language), base],
            ...line
              .slice(0, -1)
              .map((o): [string, string] => [nameIn(o.shortName, view.language), hrefAt(o.id)]),
          ]}
        >
          <p className="quiet">{say('as-of', { clock: sayClock(view.now) })}</p>
          <p className="no-print">
            <a href={`${base}/targets`}>{say('targets')}</a>
          </p>
        </Heading>
        <Indicators
          view={view}
          asked={asked}
          indicators={listInUse(await listIndicators(view.tx, campaign))}
        />
        <OwnFigures view={view} asked={asked} own={comparison.own} />
        <p className="quiet no-print">{say('progress.lead')}</p>
        {isCut ? <Note>{say('progress.cut')}</Note> : null}
        <RingsFigure view={view} root={root} indicator={indicator} hrefOf={hrefOf} />
        <UnitsPart
          view={view}
          asked={asked}
          comparison={comparison}
          units={pageOfUnits(comparison.beneath, asked)}
        />
        <details>
          <summary>{say('figures.drawn')}</summary>
          <RingsTable view={view} root={root} indicator={indicator} hrefOf={hrefOf} />
        </details>
        <Meanings view={view} indicator={indicator} comparison={comparison} />
      </>
    ),
  };
}

const treeOrder = readOrder(undefined)!;

/** Every indicator of the campaign as a choice; the rings are drawn for one, and what it counts is said. */
function Indicators(props: { view: View; asked: ProgressAsked; indicators: readonly Indicator[] }) {
  const { view, asked, indicators } = props;
  const say = view.say(progressText);
  const { indicator } = asked;
  return (
    <>
      <nav className="choices no-print" aria-label={say('indicators')}>
        <ul>
          {indicators.map((one) => (
            <li key={one.key}>
              <a
                href={addressOf(asked, { indicator: one.key })}
                aria-current={one.key === indicator.key ? 'page' : undefined}
              >
                {nameIn(one.name, view.language)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <p>
        <strong>{nameIn(indicator.name, view.language)}</strong>{' '}
        {say('indicator.defined', { definition: indicator.definition })}
        {indicator.source ? (
          <span className="quiet">{say('indicator.source', { source: indicator.source })}</span>
        ) : null}
      </p>
    </>
  );
}

/** The figures of the organisation looked at. */
function OwnFigures({ view, asked, own }: { view: View; asked: ProgressAsked; own: Figure }) {
  const say = view.say(progressText);
  const { unit } = asked.indicator;
  const amount = (count: number) => say('amount', { count: sayNumber(count), unit });
  const over = (own.reached ?? 0) - (own.target ?? 0);
  const stated = `/office/campaigns/${asked.campaign.id}/stated/${own.id}`;
  return (
    <Pairs
      pairs={[
        [say('target'), own.target === undefined ? say('target.none') : amount(own.target)],
        [
          say('reached'),
          <span key="reached">
            {own.reached === undefined ? say('uncounted') : amount(own.reached)}
            {own.byHand > 0 || own.isOutside ? (
              <>
                {' '}
                <ByHand view={view} amount={own.byHand} href={own.isOutside ? stated : undefined} />
              </>
            ) : null}
          </span>,
        ],
        own.share !== undefined && [
          say('share'),
          `${say('percent', { percent: percentOf(own.share) })}${over > 0 ? ` · ${say('surplus', { by: amount(over) })}` : ''}`,
        ],
        [say('size'), sayNumber(own.size)],
        own.perTen !== undefined && [say('per-ten'), String(own.perTen)],
        [say('completeness'), <RateCell key="completeness" view={view} rate={own.completeness} />],
        [say('punctuality'), <RateCell key="punctuality" view={view} rate={own.punctuality} />],
      ]}
    />
  );
}

const sourceOf: Partial<Record<Counter, 'source.promoter' | 'source.both'>> = {
  ...{ visits: 'source.promoter', promoters: 'source.promoter' },
  ...{ contacts: 'source.both', enterprises: 'source.both', organisations: 'source.both' },
};

/** Everything counted at or beneath, each with what it means and where it comes from; then what the columns mean. */
function Meanings(props: { view: View; indicator: Indicator; comparison: Comparison }) {
  const { view, indicator, comparison } = props;
  const say = view.say(progressText);
  const sayCounted = view.say(counted);
  const { byHand } = comparison.reached;
  const handOf = (counter: Counter) => byHand[statedCounters.find((one) => one === counter) ?? 'activities'];
  return (
    <details id="meanings">
      <summary>{say('meanings')}</summary>
      <Table
        caption={say('meanings')}
        rows={counters}
        keyOf={(counter) => counter}
        columns={[
          {
            key: 'counter',
            head: say('meanings.counter'),
            cell: (counter) => (
              <span>
                {sayCounted(`counter.${counter}`)}
                {indicator.counters.includes(counter) ? ` · ${nameIn(indicator.name, view.language)}` : ''}
              </span>
            ),
          },
          {
            key: 'amount',
            head: say('meanings.amount'),
            align: 'end',
            cell: (counter) => {
              const hand = (statedCounters as readonly Counter[]).includes(counter)
                ? handOf(counter)
                : undefined;
              return (
                <span>
                  {sayNumber(comparison.reached[counter])}{' '}
                  {hand ? <ByHand view={view} amount={hand} /> : null}
                </span>
              );
            },
          },
          {
            key: 'definition',
            head: say('meanings.definition'),
            cell: (counter) => (
              <span>
                {sayCounted(`definition.${counter}`)}{' '}
                <small className="quiet">{sayCounted(sourceOf[counter] ?? 'source.activity')}</small>
              </span>
            ),
          },
        ]}
      />
      <Section title={say('meanings.columns')}>
        <Pairs
          pairs={[
            [say('target'), say('meaning.target')],
            [say('share'), say('meaning.share')],
            [say('size'), say('meaning.size')],
            [say('per-ten'), say('meaning.per-ten')],
            [say('completeness'), sayCounted('rate.completeness.is')],
            [say('punctuality'), sayCounted('rate.punctuality.is')],
            [say('by-hand'), sayCounted('by-hand.why')],
          ]}
        />
      </Section>
    </details>
  );
}

export const progressRoutes: Route[] = [
  page({
    get: '/office/campaigns/:campaign/progress',
    frame: 'office',
    finds: findProgressAsked,
    may: mayAskProgress,
    asks: ['sort'],
    shows: progressPage,
  }),
  raw({
    get: '/office/campaigns/:campaign/progress.xlsx',
    frame: 'office',
    finds: findProgressAsked,
    may: mayAskProgress,
    answers: xlsxOfProgress,
  }),
  raw({
    get: '/office/campaigns/:campaign/progress.csv',
    frame: 'office',
    finds: findProgressAsked,
    may: mayAskProgress,
    answers: csvOfProgress,
  }),
];
