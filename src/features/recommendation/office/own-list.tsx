/** A unit's own list in order, with its moves, and where each work is now. */

import type { View } from '../../../platform/route.ts';
import { ActButton, ChoiceField, Form, formOf, SendButton } from '../../../ui/form.tsx';
import { Badge, Empty, Table } from '../../../ui/parts.tsx';
import type { Place } from '../actions/recommend-entry.ts';
import { mayMove, mayRecommend, mayReplace, mayWithdraw } from '../policy.ts';
import type { Recommendation } from '../recommendation.ts';
import type { Candidate } from '../store/candidate.ts';
import { text } from '../text.ts';
import { moveHref, nameOf, replaceHref, WorkCell, withdrawHref } from './parts.tsx';

type Chains = Map<string, Recommendation[]>;

type Props = {
  view: View;
  place: Place;
  own: readonly Recommendation[];
  chains: Chains;
  candidates: readonly Candidate[];
};

export function OwnList({ view, place, own, chains, candidates }: Props) {
  const say = view.say(text);
  if (own.length === 0) {
    return (
      <Empty title={say('own.none')}>
        {mayRecommend(view.actor, place, view.now).allowed ? <p>{say('own.none.next')}</p> : null}
      </Empty>
    );
  }
  const foundOf = (recommendation: Recommendation) => ({
    recommendation,
    call: place.call,
    granted: place.granted,
    chain: chains.get(recommendation.entryId) ?? [],
  });
  return (
    <Table
      caption={say('own')}
      rows={own}
      keyOf={(r) => r.id}
      columns={[
        { key: 'place', head: say('place'), cell: (r) => r.place },
        { key: 'work', head: say('work'), cell: (r) => <WorkCell view={view} work={r} /> },
        { key: 'unit', head: say('unit'), cell: (r) => nameOf(view, r.unitName) },
        {
          key: 'stands',
          head: say('standing'),
          cell: (r) => <Stands view={view} recommendation={r} chain={foundOf(r).chain} />,
        },
        {
          key: 'do',
          head: say('act'),
          align: 'end',
          cell: (r, index) => {
            const moving = mayMove(view.actor, foundOf(r), view.now);
            const withdrawing = mayWithdraw(view.actor, foundOf(r));
            return (
              <>
                {moving.allowed && index > 0 ? (
                  <ActButton
                    screen={view}
                    tone="calm"
                    action={moveHref(r.id)}
                    verdict={moving}
                    label={say('up')}
                    hidden={{ direction: 'up' }}
                  />
                ) : null}
                {moving.allowed && index < own.length - 1 ? (
                  <ActButton
                    screen={view}
                    tone="calm"
                    action={moveHref(r.id)}
                    verdict={moving}
                    label={say('down')}
                    hidden={{ direction: 'down' }}
                  />
                ) : null}
                {withdrawing.allowed ? (
                  <ActButton
                    screen={view}
                    tone="danger"
                    action={withdrawHref(r.id)}
                    verdict={withdrawing}
                    label={say('withdraw')}
                  />
                ) : null}
                <ReplacePart view={view} found={foundOf(r)} candidates={candidates} />
              </>
            );
          },
        },
      ]}
    />
  );
}

type Found = Parameters<typeof mayReplace>[1] & { recommendation: Recommendation };

/** Another work in its place, in one act. */
function ReplacePart(props: { view: View; found: Found; candidates: readonly Candidate[] }) {
  const { view, found, candidates } = props;
  const say = view.say(text);
  const { id, place } = found.recommendation;
  const verdict = mayReplace(view.actor, found, view.now);
  if (!verdict.allowed || candidates.length === 0) return null;
  const hand = formOf(view, replaceHref(id));
  const choices = candidates.map((one) => ({
    value: one.entryId,
    label: [one.title, one.number].filter(Boolean).join(' '),
  }));
  return (
    <details open={view.form?.action === hand.action}>
      <summary>{say('replace')}</summary>
      <Form hand={hand}>
        <ChoiceField
          hand={hand}
          name="entryId"
          label={say('replace.with')}
          hint={say('replace.hint', { place })}
          choices={choices}
          empty={say('replace.choose')}
        />
        <SendButton screen={view} verdict={verdict} label={say('replace')} />
      </Form>
    </details>
  );
}

/** Where a work of the list is now. */
function Stands({
  view,
  recommendation,
  chain,
}: {
  view: View;
  recommendation: Recommendation;
  chain: readonly Recommendation[];
}) {
  const say = view.say(text);
  const to = recommendation.toName;
  if (chain.some((r) => r.leg === 'to-owner')) return <Badge tone="good">{say('standing.owner')}</Badge>;
  if (recommendation.takenAt) return <Badge tone="accent">{say('standing.taken')}</Badge>;
  const isHandedOn = recommendation.leg === 'upward' && chain.some((r) => r.fromId === recommendation.toId);
  if (isHandedOn) return <Badge tone="good">{say('standing.on', { to })}</Badge>;
  return recommendation.receivedAt ? (
    <Badge tone="good">{say('standing.received', { to })}</Badge>
  ) : (
    <Badge tone="wait">{say('standing.here', { to })}</Badge>
  );
}
