/** The quarantines of a poll, and those that wait for the second person: several are ticked and confirmed together. */

import { sayInstant } from '../../../kernel/period.ts';
import type { View } from '../../../platform/route.ts';
import { Form, formOf, ProseField, SendButton, TickField } from '../../../ui/form.tsx';
import { Badge, type Column, Note, Section, Table } from '../../../ui/parts.tsx';
import { mayConfirm, mayConfirmSeveral } from '../policy.ts';
import { isAsked, type Quarantine, seenMark } from '../quarantine.ts';
import { hasOpenAppeal } from '../store/held.ts';
import type { Scene } from '../store/preview.ts';
import { sayRule } from '../text/rule.ts';
import { text } from '../text/scrutiny.ts';

export const confirmationsOf = (poll: { id: string }) => `/office/polls/${poll.id}/confirmations`;

/** What waits for this very person stands apart. */
function isFor(view: View, scene: Scene): (one: Quarantine) => boolean {
  const isSecond = mayConfirmSeveral(view.actor, scene).allowed;
  return (one) => isSecond && isAsked(one.state);
}

type Props = { view: View; scene: Scene; quarantines: readonly Quarantine[] };

export function QuarantinesPart({ view, scene, quarantines }: Props) {
  const say = view.say(text);
  const isWaiting = isFor(view, scene);
  const rows = quarantines.filter((one) => !isWaiting(one));
  if (rows.length === 0 && quarantines.length > 0) return null;
  return (
    <Section title={say('quarantines')}>
      {rows.length === 0 ? (
        <p className="quiet">{say('quarantines.none')}</p>
      ) : (
        <Table caption={say('quarantines')} rows={rows} keyOf={(one) => one.id} columns={columnsOf(view)} />
      )}
    </Section>
  );
}

function columnsOf(view: View): Column<Quarantine>[] {
  const say = view.say(text);
  return [
    {
      key: 'work',
      head: say('work'),
      cell: (one) => <a href={`/office/quarantines/${one.id}`}>{one.entryTitle}</a>,
    },
    { key: 'rule', head: say('rule'), cell: (one) => sayRule(view, one.rule) },
    { key: 'votes', head: say('votes'), align: 'end', cell: (one) => one.count },
    { key: 'reason', head: say('reason.step'), cell: (one) => one.reason },
    {
      key: 'state',
      head: say('state'),
      cell: (one) => (
        <Badge tone={isAsked(one.state) ? 'wait' : one.state === 'standing' ? 'warn' : 'plain'}>
          {say(`quarantine.${one.state}`)}
        </Badge>
      ),
    },
  ];
}

/** Each row with its tick, or why this one is not to be confirmed now; what was refused stands by its row. */
export async function WaitingPart({ view, scene, quarantines }: Props) {
  const say = view.say(text);
  const waiting = quarantines.filter(isFor(view, scene));
  const left = Number(view.query.left);
  const note = left > 0 ? <Note tone="warn">{say('confirm.left', { left })}</Note> : null;
  if (waiting.length === 0) return note;
  const hand = formOf(view, confirmationsOf(scene.poll));
  const rows = await Promise.all(
    waiting.map(async (quarantine) => {
      const hasAppeal = await hasOpenAppeal(view.tx, quarantine);
      return { ...quarantine, verdict: mayConfirm(view.actor, { ...scene, quarantine, hasAppeal }) };
    }),
  );
  return (
    <Section title={say('waiting')}>
      {note}
      <p>{say('confirm.several')}</p>
      <Form hand={hand} className="form is-wide">
        <div id={hand.idOf('ticked')} tabIndex={-1}>
          {hand.problem('ticked') ? <p className="problem">{hand.problem('ticked')}</p> : null}
        </div>
        <Table
          caption={say('waiting')}
          rows={rows}
          keyOf={(one) => one.id}
          columns={[
            {
              key: 'tick',
              head: say('chosen'),
              cell: (one) =>
                one.verdict.allowed ? (
                  <TickField
                    hand={hand}
                    name="ticked"
                    row={one.id}
                    choice={seenMark(one)}
                    label={
                      <span className="visually-hidden">
                        {say('confirm.tick', { title: one.entryTitle })}
                      </span>
                    }
                  />
                ) : (
                  <span className="quiet">{view.sayRefusal(one.verdict.refusal)}</span>
                ),
            },
            ...columnsOf(view),
            {
              key: 'at',
              head: say('proposed'),
              cell: (one) => sayInstant(one.proposedAt, view.language),
            },
          ]}
        />
        <ProseField hand={hand} name="reason" label={say('reason.step')} rows={2} maxLength={1000} />
        <SendButton screen={view} label={say('confirm.ticked')} tone="danger" />
      </Form>
    </Section>
  );
}
