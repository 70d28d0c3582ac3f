/** The ranking as a table: every figure the composite is made of, beside it; what was decided by hand says so. */

import { nameIn } from '../../../kernel/text.ts';
import type { View } from '../../../platform/route.ts';
import { Badge, Section, Table } from '../../../ui/parts.tsx';
import type { Call } from '../../call/call.ts';
import { sayAward } from '../../reckoning/text.ts';
import { countsVotes } from '../../vote/vote.ts';
import { type PrizeWon, type Result, sayFigure } from '../award.ts';
import type { ListedPlace } from '../store.ts';
import { text } from '../text.ts';

type Props = { view: View; call: Call; result: Result; places: readonly ListedPlace[] };

export function PlacesTable({ view, call, result, places }: Props) {
  const say = view.say(text);
  const votes = [
    { key: 'votes', head: say('votes'), align: 'end' as const, cell: (p: ListedPlace) => p.votes },
    {
      key: 'points',
      head: say('vote-points'),
      align: 'end' as const,
      cell: (p: ListedPlace) => sayFigure(p.votePoints),
    },
  ];
  return (
    <Table
      caption={say('result.of', { call: call.name })}
      rows={places}
      keyOf={(place) => place.entryId}
      columns={[
        { key: 'rank', head: say('rank'), cell: (p) => (isOut(p) ? '–' : p.rank) },
        { key: 'work', head: say('work'), cell: (p) => <Work place={p} /> },
        {
          key: 'makers',
          head: say('makers'),
          cell: (p) => p.makers.map((maker) => maker.name).join(say('separator')),
        },
        { key: 'unit', head: say('unit'), cell: (p) => nameIn(p.unitName, view.language) },
        { key: 'mean', head: say('judges-mean'), align: 'end', cell: (p) => sayFigure(p.judgesMean) },
        ...(countsVotes(result.formula) ? votes : []),
        {
          key: 'composite',
          head: say('composite'),
          align: 'end',
          cell: (p) => <Composite view={view} result={result} place={p} />,
        },
        {
          key: 'award',
          head: say('award'),
          cell: (p) => <AwardCell view={view} result={result} place={p} />,
        },
      ]}
    />
  );
}

const isOut = (place: ListedPlace): boolean =>
  place.outReason !== undefined || place.figures?.disqualified !== undefined;

function Work({ place }: { place: ListedPlace }) {
  return place.isShown ? <a href={`/works/${place.entryId}`}>{place.title}</a> : <span>{place.title}</span>;
}

/** The composite, and beneath it what else went in. */
function Composite({ view, result, place }: { view: View; result: Result; place: ListedPlace }) {
  const say = view.say(text);
  const { bonus, penalty, direct, ...figures } = place.figures ?? {};
  const more = [
    ...(result.formula.figures ?? []).map(
      ({ key, name }) => `${nameIn(name, view.language)} ${sayFigure(figures[`figure.${key}`] ?? 0)}`,
    ),
    bonus === undefined ? '' : say('figure.bonus', { points: sayFigure(bonus) }),
    penalty === undefined ? '' : say('figure.penalty', { points: sayFigure(penalty) }),
    direct === undefined ? '' : say('figure.direct'),
  ].filter(Boolean);
  return (
    <>
      <strong>{sayFigure(place.composite)}</strong>
      {more.map((words) => (
        <span key={words} className="quiet">
          {' '}
          {words}
        </span>
      ))}
    </>
  );
}

function AwardCell({ view, result, place }: { view: View; result: Result; place: ListedPlace }) {
  const say = view.say(text);
  const named = (award: string) => sayAward(result.formula, award, view.language);
  if (place.outReason !== undefined)
    return <span className="quiet">{say('place.out', { reason: place.outReason })}</span>;
  if (isOut(place)) return <span className="quiet">{say('place.disqualified')}</span>;
  return (
    <span>
      {place.award ? <Badge tone="accent">{named(place.award)}</Badge> : null}{' '}
      {place.award && result.state === 'standing' && !place.isHidden ? (
        <a href={`/certificates/${result.id}/${place.entryId}`}>{say('certificate')}</a>
      ) : null}
      <HandNote view={view} result={result} place={place} />
    </span>
  );
}

/** Where the award is not what the rule would give this rank: said, with what the rule gave. */
function HandNote({ view, result, place }: { view: View; result: Result; place: ListedPlace }) {
  const say = view.say(text);
  if (!place.decidedReason) return null;
  const words = place.computedAward
    ? say('place.by-hand', { award: sayAward(result.formula, place.computedAward, view.language) })
    : say('place.by-hand.none');
  return (
    <span className="quiet">
      {words}: {place.decidedReason}
    </span>
  );
}

type Prizes = Omit<Props, 'call'> & { prizes: readonly PrizeWon[] };

/** Prizes apart from the ranking. */
export function PrizesTable({ view, result, places, prizes }: Prizes) {
  const say = view.say(text);
  if (prizes.length === 0) return null;
  const placeOf = (id: string) => places.find((place) => place.entryId === id);
  return (
    <Section title={say('prizes')}>
      <Table
        caption={say('prizes')}
        rows={prizes}
        keyOf={(prize) => `${prize.key}${prize.entryId}`}
        columns={[
          {
            key: 'prize',
            head: say('prizes.prize'),
            cell: (prize) => (
              <Badge tone="accent">{sayAward(result.formula, prize.key, view.language)}</Badge>
            ),
          },
          {
            key: 'work',
            head: say('work'),
            cell: (prize) => {
              const place = placeOf(prize.entryId);
              return place ? <Work place={place} /> : null;
            },
          },
          {
            key: 'unit',
            head: say('unit'),
            cell: (prize) => {
              const place = placeOf(prize.entryId);
              return place ? nameIn(place.unitName, view.language) : null;
            },
          },
        ]}
      />
    </Section>
  );
}
