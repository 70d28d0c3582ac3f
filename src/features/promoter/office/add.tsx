/** Adding promoters: one by a form, many pasted from a spreadsheet. */

import { seatsOf } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import {
  ChoiceField,
  Form,
  type FormHand,
  formOf,
  ProseField,
  SendButton,
  TextField,
  TickField,
} from '../../../ui/form.tsx';
import { Heading } from '../../../ui/parts.tsx';
import { listOrganisations } from '../../organisation/store.ts';
import type { Promoter } from '../promoter.ts';
import { text } from '../text.ts';

type Choice = { value: string; label: string };

/** The units an officer keeps registers for; one of a level on paper is asked for by its address. */
export async function unitChoices(view: View): Promise<Choice[]> {
  const own = seatsOf(view.actor)
    .filter((seat) => seat.role === 'officer')
    .map((seat) => seat.organisationId as string);
  const asked = [view.form?.raw.unitId?.[0] ?? view.query.unit ?? ''].filter((id) =>
    /^[0-9a-f-]{36}$/.test(id),
  );
  const units = await listOrganisations(view.tx, [...asked, ...own]);
  const isShown = (unit: { id: string; isOutside: boolean }) => own.includes(unit.id) || unit.isOutside;
  const chosen = (id: string) => (id === asked[0] ? 0 : 1);
  return units
    .filter(isShown)
    .map((unit) => ({ value: unit.id as string, label: nameIn(unit.name, view.language) }))
    .reverse()
    .sort((a, b) => chosen(a.value) - chosen(b.value));
}

export function UnitField({ view, hand, units }: { view: View; hand: FormHand; units: readonly Choice[] }) {
  const say = view.say(text);
  if (units.length === 1) return <input type="hidden" name="unitId" value={units[0]!.value} />;
  return (
    <ChoiceField hand={hand} name="unitId" label={say('unit')} choices={units} value={units[0]?.value} />
  );
}

export function PromoterFields(props: { view: View; hand: FormHand; promoter?: Promoter }) {
  const { view, hand, promoter } = props;
  const say = view.say(text);
  return (
    <>
      <TextField hand={hand} name="name" label={say('name')} value={promoter?.name} maxLength={30} />
      <TextField
        hand={hand}
        name="role"
        label={say('role')}
        hint={say('role.hint')}
        value={promoter?.role}
        maxLength={60}
        optional
      />
      <TextField
        hand={hand}
        name="since"
        type="date"
        label={say('since')}
        value={promoter?.since ?? dayOf(view.now)}
      />
    </>
  );
}

const crumbsOf = (view: View): [string, string][] => [[view.say(text)('promoters'), '/office/promoters']];

export async function addPage(view: View): Promise<ShownPage> {
  const say = view.say(text);
  const hand = formOf(view, '/office/promoters');
  const units = await unitChoices(view);
  return {
    title: say('add'),
    body: (
      <div className="narrow">
        <Heading screen={view} title={say('add')} crumbs={crumbsOf(view)} />
        <Form hand={hand}>
          <UnitField view={view} hand={hand} units={units} />
          <PromoterFields view={view} hand={hand} />
          {hand.problem('twice') ? <TickField hand={hand} name="twice" label={say('twice')} /> : null}
          <SendButton screen={view} label={say('add.do')} />
        </Form>
        <p>
          <a href="/office/promoters/many">{say('many')}</a>
        </p>
      </div>
    ),
  };
}

export async function manyPage(view: View): Promise<ShownPage> {
  const say = view.say(text);
  const hand = formOf(view, '/office/promoters/many');
  const units = await unitChoices(view);
  return {
    title: say('many'),
    body: (
      <div className="narrow">
        <Heading screen={view} title={say('many')} crumbs={crumbsOf(view)}>
          <p>{say('many.lead')}</p>
        </Heading>
        <Form hand={hand}>
          <UnitField view={view} hand={hand} units={units} />
          <ProseField hand={hand} name="content" label={say('many.content')} rows={12} />
          {hand.problem('twice') ? <TickField hand={hand} name="twice" label={say('twice')} /> : null}
          <SendButton screen={view} label={say('many.do')} />
        </Form>
      </div>
    ),
  };
}
