/** The ranking as a table: every figure the composite is made of, beside it. */

import { nameIn } from '../../../kernel/text.ts';
import type { View } from '../../../platform/route.ts';
import { Badge, Table } from '../../../ui/parts.tsx';
import type { Call } from '../../call/call.ts';
import { text as callText } from '../../call/text.ts';
import { type Result, sayFigure } from '../award.ts';
import type { ListedPlace } from '../store.ts';
import { text } from '../text.ts';

type Props = { view: View; call: Call; result: Result; places: readonly ListedPlace[] };

export function PlacesTable({ view, call, result, places }: Props) {
  const say = view.say(text);
  return (
    <Table
      caption={say('result.of', { call: call.name })}
      rows={places}
      keyOf={(place) => place.entryId}
      columns={[
        { key: 'rank', head: say('rank'), cell: (p) => p.rank },
        { key: 'work', head: say('work'), cell: (p) => <Work place={p} /> },
        {
          key: 'makers',
          head: say('makers'),
          cell: (p) => p.makers.map((maker) => maker.name).join(say('separator')),
        },
        { key: 'unit', head: say('unit'), cell: (p) => nameIn(p.unitName, view.language) },
        { key: 'mean', head: say('judges-mean'), align: 'end', cell: (p) => sayFigure(p.judgesMean) },
        { key: 'votes', head: say('votes'), align: 'end', cell: (p) => p.votes },
        { key: 'points', head: say('vote-points'), align: 'end', cell: (p) => sayFigure(p.votePoints) },
        {
          key: 'composite',
          head: say('composite'),
          align: 'end',
          cell: (p) => <strong>{sayFigure(p.composite)}</strong>,
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

function Work({ place }: { place: ListedPlace }) {
  return place.isShown ? <a href={`/works/${place.entryId}`}>{place.title}</a> : <span>{place.title}</span>;
}

function AwardCell({ view, result, place }: { view: View; result: Result; place: ListedPlace }) {
  if (!place.award) return null;
  const name = view.say(callText)(`award.${place.award}`);
  return (
    <span>
      <Badge tone="accent">{name}</Badge>{' '}
      {result.publishedAt ? (
        <a href={`/certificates/${result.id}/${place.entryId}`}>{view.say(text)('certificate')}</a>
      ) : null}
    </span>
  );
}
