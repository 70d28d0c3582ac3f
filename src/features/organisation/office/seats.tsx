/** Who serves at a node: the list, granting, ending. */

import { sayDay } from '../../../kernel/period.ts';
import type { View } from '../../../platform/route.ts';
import { ActButton, ChoiceField, Form, formOf, SendButton, TextField } from '../../../ui/form.tsx';
import { Empty, Section, Table } from '../../../ui/parts.tsx';
import { isClosed, type Organisation, roles } from '../organisation.ts';
import { mayEndSeat, mayGrantSeat } from '../policy.ts';
import { listSeatsAt } from '../store.ts';
import { text } from '../text.ts';

export async function SeatsPart(view: View, organisation: Organisation) {
  const say = view.say(text);
  const seats = await listSeatsAt(view.tx, organisation.id, view.now);
  const hand = formOf(view, `/office/organisations/${organisation.id}/seats`);
  const mayGrant = mayGrantSeat(view.actor, { role: 'officer', place: organisation.path });
  return (
    <Section title={say('seats')}>
      {seats.length === 0 ? (
        <Empty title={say('seats.none')} />
      ) : (
        <Table
          caption={say('seats')}
          rows={seats}
          keyOf={(s) => s.id}
          columns={[
            {
              key: 'person',
              head: say('seat.person'),
              cell: (s) => say('seat.who', { name: s.personName, username: s.username }),
            },
            { key: 'role', head: say('seat.role'), cell: (s) => say(`role.${s.role}`) },
            { key: 'since', head: say('seat.since'), cell: (s) => sayDay(s.validFrom, view.language) },
            {
              key: 'end',
              head: '',
              align: 'end',
              cell: (s) => (
                <ActButton
                  screen={view}
                  tone="calm"
                  label={say('seat.end')}
                  action={`/office/seats/${s.id}/end`}
                  verdict={mayEndSeat(view.actor, { place: organisation.path, personId: s.personId })}
                />
              ),
            },
          ]}
        />
      )}
      {mayGrant.allowed && !isClosed(organisation, view.now) ? (
        <details open={hand.problem('username') !== undefined || view.form?.action === hand.action}>
          <summary>{say('seat.grant')}</summary>
          <Form hand={hand}>
            <TextField hand={hand} name="username" label={say('seat.username')} />
            <ChoiceField
              hand={hand}
              name="role"
              label={say('seat.role')}
              value="officer"
              choices={roles.map((r) => ({ value: r, label: say(`role.${r}`) }))}
            />
            <TextField hand={hand} name="until" type="date" label={say('seat.until')} optional />
            <SendButton screen={view} label={say('seat.grant')} />
          </Form>
        </details>
      ) : null}
    </Section>
  );
}
