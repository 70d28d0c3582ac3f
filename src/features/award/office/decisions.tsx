/** Decisions over the computed table: what waits and what is applied, the table before and after, apply all, reverse. */

import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { ActButton, ChoiceField, Form, formOf, ProseField, SendButton } from '../../../ui/form.tsx';
import { Badge, Empty, Heading, Note, Refused, Section, Table } from '../../../ui/parts.tsx';
import { listNames } from '../../account/store.ts';
import { getCall } from '../../call/store.ts';
import { sayAward } from '../../reckoning/text.ts';
import type { Place, Result } from '../award.ts';
import {
  type Decision,
  type Difference,
  decisionKinds,
  differencesOf,
  isApplied,
  isPending,
  tierCountsOf,
} from '../decision.ts';
import { previewOf } from '../place.ts';
import { mayDecide } from '../policy.ts';
import { listDecisions } from '../store/decision.ts';
import { getInputs } from '../store/table.ts';
import { type ListedPlace, listPlaces } from '../store.ts';
import { text } from '../text/decision.ts';
import { text as awardText } from '../text.ts';

const base = (result: Result) => `/office/results/${result.id}`;

type Drawn = {
  view: View;
  result: Result;
  places: readonly ListedPlace[];
  decisions: readonly Decision[];
  names: Map<string, string>;
};

export async function decisionsPage(view: View, result: Result): Promise<ShownPage> {
  const say = view.say(text);
  const call = await getCall(view.tx, result.callId);
  const [places, decisions] = [await listPlaces(view.tx, result.id), await listDecisions(view.tx, result.id)];
  const names = await listNames(
    view.tx,
    decisions.flatMap((one) => one.byId ?? []),
  );
  const drawn = { view, result, places, decisions, names };
  return {
    title: say('decisions'),
    body: (
      <>
        <Heading
          screen={view}
          title={say('decisions')}
          crumbs={[
            [nameIn(call.name, view.language), `/office/calls/${call.id}`],
            [view.say(awardText)('result'), `/office/calls/${call.id}/result`],
          ]}
        >
          <p>{say('decisions.lead')}</p>
        </Heading>
        <Refused screen={view} shown={[`${base(result)}/decisions`, `${base(result)}/apply`]} />
        <ListPart {...drawn} />
        {await ComparePart(drawn)}
        <NotePart {...drawn} />
      </>
    ),
  };
}

const titleOf = (places: readonly ListedPlace[], id: string) =>
  places.find((place) => place.entryId === id)?.title ?? '';

function ListPart({ view, result, places, decisions, names }: Drawn) {
  const say = view.say(text);
  const verdict = mayDecide(view.actor, result);
  const state = (one: Decision) => {
    if (isPending(one)) return <Badge tone="wait">{say('pending')}</Badge>;
    return isApplied(one) ? <Badge tone="good">{say('applied')}</Badge> : <Badge>{say('reversed')}</Badge>;
  };
  if (decisions.length === 0) return <Empty title={say('pending.none')} />;
  return (
    <Table
      caption={say('decisions')}
      rows={decisions}
      keyOf={(one) => one.id}
      columns={[
        { key: 'work', head: say('work'), cell: (one) => titleOf(places, one.entryId) },
        { key: 'kind', head: say('kind'), cell: (one) => sayDecision(view, result, one) },
        { key: 'reason', head: say('reason'), cell: (one) => one.reason },
        {
          key: 'who',
          head: view.say(awardText)('history.who'),
          cell: (one) => names.get(one.byId ?? '') ?? '',
        },
        { key: 'state', head: view.say(awardText)('editions.state'), cell: state },
        {
          key: 'act',
          head: '',
          cell: (one) =>
            one.reversedAt || one.sanctionId || !verdict.allowed ? null : (
              <ActButton
                screen={view}
                action={`${base(result)}/decisions/${one.id}/reverse`}
                verdict={verdict}
                label={say(isPending(one) ? 'drop' : 'reverse')}
                tone="calm"
                hidden={{ version: String(result.version) }}
              />
            ),
        },
      ]}
    />
  );
}

function sayDecision(view: View, result: Result, { kind, award }: Decision): string {
  const say = view.say(text);
  if (kind === 'out') return say('kind.out');
  return award === undefined ? say('award.none') : sayAward(result.formula, award, view.language);
}

/** The whole table before and after, as far as it differs; then the button that lays it on. */
async function ComparePart({ view, result, places, decisions }: Drawn) {
  const say = view.say(text);
  if (!decisions.some(isPending)) return null;
  const preview = previewOf(result.formula, await getInputs(view.tx, result), decisions);
  const differences = differencesOf(preview.before, preview.after);
  const { language } = view;
  const awardOf = (place: Place | undefined) => {
    if (place?.outReason !== undefined) return say('change.out');
    return place?.award ? sayAward(result.formula, place.award, language) : say('none');
  };
  const change = (before: string, after: string) =>
    before === after ? before : say('change.to', { before, after });
  return (
    <Section title={say('compare')}>
      {differences.length === 0 ? <Note>{say('compare.none')}</Note> : null}
      <Table
        caption={say('compare')}
        rows={differences}
        keyOf={(one: Difference) => one.entryId}
        columns={[
          { key: 'work', head: say('work'), cell: (one) => titleOf(places, one.entryId) },
          {
            key: 'rank',
            head: say('compare.rank'),
            cell: (one) => change(String(one.before?.rank ?? '–'), String(one.after?.rank ?? '–')),
          },
          {
            key: 'award',
            head: say('compare.award'),
            cell: (one) => <strong>{change(awardOf(one.before), awardOf(one.after))}</strong>,
          },
        ]}
      />
      <p className="quiet">
        {say('counts')}:{' '}
        {tierCountsOf(result.formula, preview.after)
          .map(({ award, planned, given }) =>
            say('counts.words', { award: sayAward(result.formula, award, language), planned, given }),
          )
          .join(say('separator'))}
      </p>
      <ActButton
        screen={view}
        action={`${base(result)}/apply`}
        verdict={mayDecide(view.actor, result)}
        label={say('apply')}
        hidden={{ version: String(result.version) }}
      />
    </Section>
  );
}

function NotePart({ view, result, places }: Drawn) {
  const say = view.say(text);
  const verdict = mayDecide(view.actor, result);
  const hand = formOf(view, `${base(result)}/decisions`);
  if (!verdict.allowed && verdict.when === 'never') return null;
  return (
    <Section title={say('note')}>
      <Form hand={hand}>
        <input type="hidden" name="version" value={result.version} />
        <ChoiceField
          hand={hand}
          name="entryId"
          label={say('work')}
          empty=""
          choices={places
            .filter((place) => place.outReason === undefined)
            .map((place) => ({ value: place.entryId, label: `${place.rank}. ${place.title}` }))}
        />
        <ChoiceField
          hand={hand}
          name="kind"
          label={say('kind')}
          value="give"
          choices={decisionKinds.map((kind) => ({ value: kind, label: say(`kind.${kind}`) }))}
        />
        <ChoiceField
          hand={hand}
          name="award"
          label={say('award')}
          hint={say('award.hint')}
          empty={say('award.none')}
          optional
          choices={result.formula.awards.map(({ award }) => ({
            value: award,
            label: sayAward(result.formula, award, view.language),
          }))}
        />
        <ProseField hand={hand} name="reason" label={say('reason')} rows={2} maxLength={500} />
        <SendButton screen={view} verdict={verdict} label={say('note.do')} />
      </Form>
    </Section>
  );
}
