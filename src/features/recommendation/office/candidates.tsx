/** What an organisation can hand on next: where it came from, what the level above would refuse, the button. */

import { all, type Verdict } from '../../../kernel/verdict.ts';
import type { View } from '../../../platform/route.ts';
import { ActButton } from '../../../ui/form.tsx';
import { Empty, Table } from '../../../ui/parts.tsx';
import { judgeSlots } from '../actions/judge-leaving.ts';
import type { Place } from '../actions/recommend-entry.ts';
import { type Fault, refusalsOf } from '../fault.ts';
import { mayRecommend, unlessRefused } from '../policy.ts';
import type { Candidate } from '../store/candidate.ts';
import type { HeldSlots } from '../store/quota.ts';
import { text as faultText } from '../text/fault.ts';
import { text } from '../text.ts';
import { FaultList } from './faults.tsx';
import { nameOf, recommendHref, WorkCell } from './parts.tsx';

type Props = {
  view: View;
  place: Place;
  candidates: readonly Candidate[];
  faults: ReadonlyMap<string, Fault[]>;
  /** Every slot that a work from here takes up. */
  onWay: readonly HeldSlots[];
};

export function Candidates({ view, place, candidates, faults, onWay }: Props) {
  const say = view.say(text);
  const { call, organisation } = place;
  if (candidates.length === 0) {
    return (
      <Empty title={say('candidates.none')}>
        <p>
          {say('candidates.none.next')} <a href="/office/entries">{say('candidates.admit')}</a>
        </p>
      </Empty>
    );
  }
  const cameFrom = (c: Candidate) =>
    c.camefrom
      ? say('came-from.place', { from: c.camefrom.fromName, place: c.camefrom.place })
      : say('came-from.own');
  const slotOf = (c: Candidate) =>
    onWay
      .map((slots) => judgeSlots(slots, { ...c, id: c.entryId }, undefined))
      .find((one) => one !== undefined);
  const verdictOf = (c: Candidate): Verdict =>
    all(
      mayRecommend(view.actor, place, view.now),
      unlessRefused(slotOf(c)),
      unlessRefused(refusalsOf(faults.get(c.entryId) ?? [])[0]),
    );
  return (
    <>
      <p className="hint">{view.say(faultText)('faults.lead', { host: call.hostName ?? call.ownerName })}</p>
      <Table
        caption={say('candidates')}
        rows={candidates}
        keyOf={(c) => c.entryId}
        columns={[
          { key: 'work', head: say('work'), cell: (c) => <WorkCell view={view} work={c} /> },
          { key: 'unit', head: say('unit'), cell: (c) => nameOf(view, c.unitName) },
          { key: 'from', head: say('came-from'), cell: cameFrom },
          {
            key: 'faults',
            head: view.say(faultText)('faults'),
            cell: (c) => {
              const slot = slotOf(c);
              const isFull = slot?.code === 'recommendation.cap-reached';
              return (
                <FaultList
                  view={view}
                  call={call}
                  faults={faults.get(c.entryId) ?? []}
                  slot={slot && !isFull ? view.sayRefusal(slot) : undefined}
                />
              );
            },
          },
          {
            key: 'do',
            head: say('act'),
            align: 'end',
            cell: (c) => (
              <ActButton
                screen={view}
                action={recommendHref(call.id, organisation.id, c.entryId)}
                verdict={verdictOf(c)}
                label={say('recommend')}
              />
            ),
          },
        ]}
      />
    </>
  );
}
