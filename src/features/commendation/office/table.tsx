/** The table as reckoned, for who gives the award: every figure with its points, ties, decisions by hand, points by hand. */

import { nameIn } from '../../../kernel/text.ts';
import type { View } from '../../../platform/route.ts';
import { ChoiceField, Form, formOf, ProseField, SendButton, TextField } from '../../../ui/form.tsx';
import { Badge, Note, Pairs, Section, Table } from '../../../ui/parts.tsx';
import { type Commendation, ratioOf, ratioPercentMax } from '../commendation.ts';
import { sayFigure, sayMeasure } from '../formula.tsx';
import type { Part } from '../measure.ts';
import { mayDecide, mayGivePoints, mayRevokePlace } from '../policy.ts';
import { listMeant } from '../store/figure.ts';
import { type ListedPlace, listPlaces, listPoints } from '../store/place.ts';
import { text } from '../text.ts';

type Props = { view: View; of: Commendation };
type RowProps = Props & { place: ListedPlace };
const shownMax = 400;

export const tierName = (of: Commendation, key: string | undefined): string =>
  of.rule.tiers.find((tier) => tier.key === key)?.name ?? '';

const sayWho = (view: View, place: ListedPlace): string =>
  place.person?.name ?? nameIn(place.unitName, view.language);

export async function TablePart(view: View, of: Commendation) {
  const say = view.say(text);
  const places = await listPlaces(view.tx, of.id);
  if (places.length === 0 || !of.computedAt) return null;
  const awarded = places.filter((place) => place.tier !== undefined).length;
  const percent = ratioOf(awarded, places.length);
  const isReckoned = of.kind === 'organisations';
  return (
    <Section title={say('table')} id="table">
      <p>{say('table.lead', { at: of.computedAt, giver: of.organisationName })}</p>
      {isReckoned ? (
        <Pairs
          pairs={[[say('table.ratio.name'), say('table.ratio', { awarded, all: places.length, percent })]]}
        />
      ) : null}
      {isReckoned && percent > ratioPercentMax ? (
        <Note tone="warn">
          <p>{say('table.ratio.high')}</p>
        </Note>
      ) : null}
      <PlaceTable view={view} of={of} places={places.slice(0, shownMax)} />
    </Section>
  );
}

function PlaceTable({ view, of, places }: Props & { places: readonly ListedPlace[] }) {
  const say = view.say(text);
  const { language } = view;
  const isReckoned = of.kind === 'organisations';
  const figures = of.rule.parts.map((part: Part) => ({
    key: part.measure,
    head: `${sayMeasure(part.measure, language)} (${part.max})`,
    cell: (place: ListedPlace) => {
      const figure = place.figures.find((one) => one.measure === part.measure);
      if (!figure) return '';
      return say('table.figure', { value: sayFigure(figure, language), points: figure.points.toFixed(2) });
    },
  }));
  return (
    <Table
      caption={say('table')}
      rows={places}
      keyOf={(place) => place.id}
      columns={[
        { key: 'rank', head: say('table.rank'), cell: (place) => place.rank },
        {
          key: 'unit',
          head: say('table.unit'),
          cell: (place) => <Who view={view} of={of} place={place} />,
        },
        ...(isReckoned
          ? [
              {
                key: 'points',
                head: say('table.points'),
                align: 'end' as const,
                cell: (place: ListedPlace) => <strong>{place.points.toFixed(2)}</strong>,
              },
              ...figures,
            ]
          : []),
        {
          key: 'tier',
          head: say('table.tier'),
          cell: (place) => <TierCell view={view} of={of} place={place} />,
        },
      ]}
    />
  );
}

function Who({ view, of, place }: RowProps) {
  const say = view.say(text);
  const { language } = view;
  if (place.nominationId) {
    return (
      <>
        <a href={`/office/nominations/${place.nominationId}`}>{sayWho(view, place)}</a>{' '}
        <small className="quiet">{nameIn(place.unitName, language)}</small>
      </>
    );
  }
  const label = say('table.drill', { unit: place.unitName });
  return (
    <a
      href={`/office/commendations/${of.id}/figures/${place.organisationId}`}
      aria-label={label}
      title={label}
    >
      {nameIn(place.unitName, language)}
    </a>
  );
}

function TierCell({ view, of, place }: RowProps) {
  const say = view.say(text);
  const isOpen = place.isEdge && !place.decidedReason;
  return (
    <>
      {place.tier ? (
        <Badge tone={place.revokedAt ? 'bad' : 'accent'}>{tierName(of, place.tier)}</Badge>
      ) : null}{' '}
      {isOpen ? <Badge tone="warn">{say('table.edge')}</Badge> : null}
      {place.decidedReason ? (
        <small className="quiet"> {say('table.by-hand', { reason: place.decidedReason })}</small>
      ) : null}
      {place.revokedReason ? (
        <small className="quiet"> {say('awarded.revoked', { reason: place.revokedReason })}</small>
      ) : null}
      {place.organisationId && !place.nominationId ? <DecideForm view={view} of={of} place={place} /> : null}
      {place.tier && !place.revokedAt ? <RevokeForm view={view} of={of} place={place} /> : null}
    </>
  );
}

function DecideForm({ view, of, place }: RowProps) {
  const say = view.say(text);
  const verdict = mayDecide(view.actor, of);
  const hand = formOf(view, `/office/commendations/${of.id}/places/${place.id}/decide`);
  if (!verdict.allowed) return null;
  return (
    <details open={view.form?.action === hand.action}>
      <summary aria-label={say('decide.of', { unit: sayWho(view, place) })}>{say('decide')}</summary>
      <Form hand={hand}>
        <input type="hidden" name="version" value={of.version} />
        <ChoiceField
          hand={hand}
          name="tier"
          label={say('decide.tier')}
          value={place.tier}
          empty={say('decide.none')}
          choices={of.rule.tiers.map((tier) => ({ value: tier.key, label: tier.name }))}
        />
        <ProseField hand={hand} name="reason" label={say('decide.reason')} rows={2} maxLength={500} />
        <SendButton screen={view} verdict={verdict} label={say('decide')} />
      </Form>
    </details>
  );
}

function RevokeForm({ view, of, place }: RowProps) {
  const say = view.say(text);
  const verdict = mayRevokePlace(view.actor, of);
  const hand = formOf(view, `/office/commendations/${of.id}/places/${place.id}/revoke`);
  if (!verdict.allowed) return null;
  return (
    <details open={view.form?.action === hand.action}>
      <summary>{say('revoke.place')}</summary>
      <Form hand={hand}>
        <ProseField hand={hand} name="reason" label={say('revoke.reason')} rows={2} maxLength={500} />
        <SendButton screen={view} verdict={verdict} label={say('revoke')} tone="danger" />
      </Form>
    </details>
  );
}

/** Points by hand: who has which, why, and giving more, where the rules know any. */
export async function PointsPart(view: View, of: Commendation) {
  const say = view.say(text);
  const max = of.rule.parts.find((part) => part.measure === 'hand')?.max;
  if (max === undefined) return null;
  const given = await listPoints(view.tx, of.id);
  const verdict = mayGivePoints(view.actor, of);
  const hand = formOf(view, `/office/commendations/${of.id}/points`);
  const meant = verdict.allowed ? (await listMeant(view.tx, of)).slice(0, shownMax) : [];
  return (
    <Section title={say('points')} id="points">
      <p>{say('points.lead', { max })}</p>
      {given.length > 0 ? (
        <Table
          caption={say('points')}
          rows={given}
          keyOf={(one) => one.organisationId}
          columns={[
            { key: 'unit', head: say('points.unit'), cell: (one) => nameIn(one.name, view.language) },
            { key: 'points', head: say('points.points'), align: 'end', cell: (one) => one.points },
            { key: 'reason', head: say('points.reason'), cell: (one) => one.reason },
          ]}
        />
      ) : null}
      {verdict.allowed ? (
        <Form hand={hand}>
          <ChoiceField
            hand={hand}
            name="organisationId"
            label={say('points.unit')}
            choices={meant.map((one) => ({ value: one.id, label: nameIn(one.name, view.language) }))}
          />
          <TextField hand={hand} name="points" label={say('points.points')} inputMode="decimal" />
          <ProseField hand={hand} name="reason" label={say('points.reason')} rows={2} maxLength={500} />
          <SendButton screen={view} verdict={verdict} label={say('points.give')} />
        </Form>
      ) : null}
    </Section>
  );
}
