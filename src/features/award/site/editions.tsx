/** The editions of a result beside each other: none is ever edited, each stays readable. */

import { sayInstant } from '../../../kernel/period.ts';
import type { View } from '../../../platform/route.ts';
import { Badge, Table } from '../../../ui/parts.tsx';
import { isPublic, noticePhaseOf, type Result, sayHash } from '../award.ts';
import { text } from '../text.ts';

/** The first of `editions` is the newest. */
export function EditionsTable({ view, editions }: { view: View; editions: readonly Result[] }) {
  const say = view.say(text);
  const inForce = editions.find((one) => isPublic(one, view.now));
  const name = (one: Result) =>
    one.edition === 1 ? say('edition.first') : say('edition.correction', { edition: one.edition });
  const state = (one: Result) => {
    const phase = noticePhaseOf(one, view.now);
    if (phase === 'unsigned')
      return <Badge>{say(`state.${one.state === 'submitted' ? 'submitted' : 'prepared'}`)}</Badge>;
    const isReplaced = inForce !== undefined && inForce.edition > one.edition;
    return isReplaced ? (
      <Badge tone="warn">{say('state.replaced')}</Badge>
    ) : (
      <Badge tone={phase === 'standing' ? 'good' : 'accent'}>{say(`state.${phase}`)}</Badge>
    );
  };
  return (
    <Table
      caption={say('editions')}
      rows={editions}
      keyOf={(one) => one.id}
      columns={[
        {
          key: 'edition',
          head: say('editions'),
          cell: (one) =>
            isPublic(one, view.now) ? <a href={`/results/${one.id}`}>{name(one)}</a> : name(one),
        },
        {
          key: 'shown',
          head: say('editions.shown'),
          cell: (one) => (one.publishesAt ? sayInstant(one.publishesAt, view.language) : ''),
        },
        { key: 'state', head: say('editions.state'), cell: state },
        { key: 'reason', head: say('editions.reason'), cell: (one) => one.reason ?? '' },
        {
          key: 'hash',
          head: say('list'),
          cell: (one) => (one.sha256 ? <code className="fingerprint">{sayHash(one.sha256)}</code> : ''),
        },
      ]}
    />
  );
}
