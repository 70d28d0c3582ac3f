/** Asking one's unit: find it, say by what it knows one, send. */

import { askPage } from '../../../kernel/page.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { Form, formOf, SendButton, TextField } from '../../../ui/form.tsx';
import { Empty, Heading, Note, Table } from '../../../ui/parts.tsx';
import type { Organisation } from '../../organisation/organisation.ts';
import { searchOrganisations } from '../../organisation/store/search.ts';
import { findOrganisation } from '../../organisation/store.ts';
import type { Membership } from '../membership.ts';
import { mayAskMembership } from '../policy.ts';
import { text } from '../text.ts';

const foundSize = 20;

export async function unitPage(view: View, found: { membership?: Membership }): Promise<ShownPage> {
  const say = view.say(text);
  const to = view.form?.raw.to?.[0] ?? view.query.to;
  const unit = to ? await findOrganisation(view.tx, to) : undefined;
  const verdict = mayAskMembership(view.actor, found);
  const isOpen = verdict.allowed || view.form !== undefined;
  return {
    title: say('membership.ask'),
    body: (
      <div className="narrow">
        <Heading screen={view} title={say('membership.ask')} crumbs={[[say('identity'), '/me/identity']]} />
        {isOpen ? null : <Note tone="warn">{view.sayRefusal(verdict.refusal)}</Note>}
        {isOpen && unit ? <AskForm view={view} unit={unit} /> : null}
        {isOpen && !unit ? await Finding(view) : null}
      </div>
    ),
  };
}

async function Finding(view: View) {
  const say = view.say(text);
  const q = (view.query.q ?? '').trim();
  const found = q
    ? await searchOrganisations(view.tx, q, askPage(undefined, foundSize), { open: true, kind: 'grassroots' })
    : undefined;
  return (
    <>
      <form method="get" action="/me/identity/unit" className="form">
        <div className="field">
          <label htmlFor="q">{say('unit.find')}</label>
          <p className="hint" id="q-hint">
            {say('unit.find.hint')}
          </p>
          <input id="q" name="q" type="search" defaultValue={q} maxLength={60} aria-describedby="q-hint" />
        </div>
        <span className="send">
          <button type="submit" className="button is-main">
            {say('unit.find.do')}
          </button>
        </span>
      </form>
      {found && found.items.length === 0 ? (
        <Empty title={say('unit.none', { q })}>
          <p>{say('unit.none.next')}</p>
        </Empty>
      ) : null}
      {found && found.items.length > 0 ? (
        <Table
          caption={say('unit.find')}
          rows={found.items}
          keyOf={(one) => one.id}
          columns={[
            { key: 'name', head: say('unit.name'), cell: (one) => nameIn(one.name, view.language) },
            {
              key: 'choose',
              head: '',
              align: 'end',
              cell: (one) => (
                <a
                  className="button is-calm"
                  href={`/me/identity/unit?to=${one.id}`}
                  aria-label={`${say('unit.choose')} ${nameIn(one.name, view.language)}`}
                >
                  {say('unit.choose')}
                </a>
              ),
            },
          ]}
        />
      ) : null}
    </>
  );
}

function AskForm({ view, unit }: { view: View; unit: Organisation }) {
  const say = view.say(text);
  const hand = formOf(view, '/me/identity/memberships');
  return (
    <Form hand={hand}>
      <input type="hidden" name="to" value={unit.id} />
      <p id={hand.idOf('to')}>
        {say('unit.chosen', { unit: nameIn(unit.name, view.language) })}{' '}
        <a href="/me/identity/unit">{say('unit.other')}</a>
      </p>
      {hand.problem('to') ? <p className="problem">{hand.problem('to')}</p> : null}
      <TextField
        hand={hand}
        name="knownBy"
        label={say('known-by')}
        hint={say('known-by.hint')}
        maxLength={60}
      />
      <SendButton screen={view} label={say('membership.ask')} />
    </Form>
  );
}
