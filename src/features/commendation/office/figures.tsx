/** The figures of one unit, for who gives the award: each beside its definition, its source and the points it made. */

import { nameIn } from '../../../kernel/text.ts';
import type { Ask, ShownPage, View } from '../../../platform/route.ts';
import { Heading, Table } from '../../../ui/parts.tsx';
import type { Commendation } from '../commendation.ts';
import { sayFigure, sayMeasure, sayPart, saySource } from '../formula.tsx';
import { campaignMeasures, type Measure, type Part, workMeasures } from '../measure.ts';
import { maySee } from '../policy.ts';
import { type ListedPlace, listPlaces } from '../store/place.ts';
import { text as measureText } from '../text/measure.ts';
import { text } from '../text.ts';
import { crumbsOf, deskOf, findAsked } from './desk.tsx';

export type AskedFigures = { of: Commendation; place: ListedPlace };

/** Nobody but the giver's own people has such a page. */
export async function findFigures(ask: Ask): Promise<AskedFigures | undefined> {
  const of = await findAsked(ask);
  if (!of || !maySee(ask.actor, of.organisationPath).allowed) return undefined;
  const places = await listPlaces(ask.tx, of.id);
  const place = places.find((one) => !one.nominationId && one.organisationId === ask.params.organisation);
  return place && { of, place };
}

/** Where the records lie that a figure was counted from, as far as the reader may see them. */
function recordsOf(view: View, of: Commendation, measure: Measure) {
  const say = view.say(text);
  const isOf = (list: readonly Measure[]) => list.includes(measure);
  if (measure === 'hand') return { href: `${deskOf(of)}#points`, label: say('points') };
  if (isOf(workMeasures)) return { href: '/office/entries', label: say('figures.link.works') };
  if (measure === 'visits' || measure === 'promoters')
    return { href: '/office/promoters', label: say('figures.link.promoters') };
  if (isOf(campaignMeasures) && (measure === 'activities' || measure === 'participants'))
    return { href: '/office/activities', label: say('figures.link.activities') };
  return {
    href: `/office/campaigns/${of.campaignId}/progress`,
    label: say('figures.link.progress'),
  };
}

export async function figuresPage(view: View, { of, place }: AskedFigures): Promise<ShownPage> {
  const say = view.say(text);
  const title = say('figures.of', { unit: place.unitName });
  const crumbs = [...(await crumbsOf(view, of)), [nameIn(of.name, view.language), deskOf(of)] as const];
  return {
    title,
    body: (
      <>
        <Heading screen={view} title={title} crumbs={crumbs}>
          {of.computedAt ? (
            <p>{say('table.lead', { at: of.computedAt, giver: of.organisationName })}</p>
          ) : null}
        </Heading>
        <FigureTable view={view} of={of} place={place} />
      </>
    ),
  };
}

function FigureTable({ view, of, place }: { view: View } & AskedFigures) {
  const say = view.say(text);
  const { language } = view;
  const measured = view.say(measureText);
  const figureOf = (part: Part) => place.figures.find((one) => one.measure === part.measure);
  return (
    <Table
      caption={say('figures.of', { unit: place.unitName })}
      rows={of.rule.parts}
      keyOf={(part) => part.measure}
      foot={
        <tr>
          <th scope="row" colSpan={4}>
            {say('formula.sum')}
          </th>
          <td className="is-end">
            <strong>{place.points.toFixed(2)}</strong>
          </td>
        </tr>
      }
      columns={[
        {
          key: 'item',
          head: say('formula.item'),
          cell: (part) => (
            <>
              <strong>{sayMeasure(part.measure, language)}</strong>{' '}
              <small className="quiet">{measured(`is.${part.measure}`)}</small>
            </>
          ),
        },
        {
          key: 'value',
          head: say('figures.value'),
          cell: (part) => {
            const figure = figureOf(part);
            return figure ? sayFigure(figure, language) : measured('value.none');
          },
        },
        {
          key: 'from',
          head: say('figures.from'),
          cell: (part) => {
            const { href, label } = recordsOf(view, of, part.measure);
            return (
              <>
                {saySource(part.measure, language)} <a href={href}>{label}</a>
              </>
            );
          },
        },
        { key: 'how', head: say('formula.how'), cell: (part) => sayPart(part, language) },
        {
          key: 'points',
          head: say('figures.points'),
          align: 'end',
          cell: (part) => (figureOf(part)?.points ?? 0).toFixed(2),
        },
      ]}
    />
  );
}
