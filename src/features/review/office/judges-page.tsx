/** Inviting judges: find their own unit, give their username. */

import { askPage } from '../../../kernel/page.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { ChoiceField, Form, formOf, SendButton, TextField } from '../../../ui/form.tsx';
import { Empty, Heading, Refused, Section, Table } from '../../../ui/parts.tsx';
import type { Organisation } from '../../organisation/organisation.ts';
import { searchOrganisations } from '../../organisation/store/search.ts';
import { mayArrange } from '../policy.ts';
import type { Round } from '../review.ts';
import { listJudges } from '../store/judging.ts';
import { text } from '../text.ts';
import { roundHref } from './hosting-page.tsx';

export const judgesHref = (roundId: string) => `${roundHref(roundId)}/judges`;

export async function judgesPage(view: View, { round }: { round: Round }): Promise<ShownPage> {
  const say = view.say(text);
  const q = (view.form?.raw._q?.[0] ?? view.query.q ?? '').trim();
  const units = q ? (await searchOrganisations(view.tx, q, askPage(undefined, 50))).items : [];
  const judges = await listJudges(view.tx, round.id);
  const crumbs = [[say('round.title', { call: round.callName }), roundHref(round.id)]] as const;
  return {
    title: say('judge.invite'),
    body: (
      <>
        <Heading screen={view} title={say('judge.invite')} crumbs={crumbs}>
          <p>{say('judge.invite.lead')}</p>
        </Heading>
        <Refused screen={view} shown={units.length > 0 ? [judgesHref(round.id)] : []} />
        <form method="get" action={judgesHref(round.id)} className="search" role="search">
          <label htmlFor="q">{say('judge.search')}</label>
          <input id="q" name="q" type="search" defaultValue={q} maxLength={40} />
          <button type="submit" className="button is-calm">
            {say('judge.search.do')}
          </button>
        </form>
        {q && units.length === 0 ? <Empty title={say('judge.search.none', { q })} /> : null}
        {units.length > 0 ? <Invite view={view} round={round} q={q} units={units} /> : null}
        <Section title={say('judges')}>
          {judges.length === 0 ? (
            <Empty title={say('judges.none')} />
          ) : (
            <Table
              caption={say('judges')}
              rows={judges}
              keyOf={(j) => j.personId}
              columns={[
                { key: 'name', head: say('judge'), cell: (j) => j.name },
                { key: 'unit', head: say('judge.unit'), cell: (j) => nameIn(j.unitName, view.language) },
              ]}
            />
          )}
        </Section>
      </>
    ),
  };
}

function Invite({
  view,
  round,
  q,
  units,
}: {
  view: View;
  round: Round;
  q: string;
  units: readonly Organisation[];
}) {
  const say = view.say(text);
  const hand = formOf(view, judgesHref(round.id));
  const choices = units.map((unit) => ({ value: unit.id, label: nameIn(unit.name, view.language) }));
  return (
    <Form hand={hand}>
      <input type="hidden" name="_q" value={q} />
      <ChoiceField
        hand={hand}
        name="unitId"
        label={say('judge.unit')}
        choices={choices}
        empty={say('judge.unit.choose')}
        value={units.length === 1 ? units[0]!.id : ''}
      />
      <TextField
        hand={hand}
        name="username"
        label={say('judge.username')}
        autoComplete="off"
        maxLength={64}
      />
      <SendButton screen={view} verdict={mayArrange(view.actor, round)} label={say('judge.invite.do')} />
    </Form>
  );
}
