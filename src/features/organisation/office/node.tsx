/** The page of one organisation: where it stands, who serves there, what stands beneath it, what it was before. */

import { askPage } from '../../../kernel/page.ts';
import { sayDay, startOfDay } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { Verdict } from '../../../kernel/verdict.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { ChoiceField, Form, formOf, SendButton, TextField } from '../../../ui/form.tsx';
import { Empty, Heading, Pager, Pairs, Refused, Section } from '../../../ui/parts.tsx';
import { isClosed, kinds, type Organisation } from '../organisation.ts';
import {
  mayAddOrganisation,
  mayClose,
  mayImport,
  mayLead,
  mayMarkOutside,
  mayMerge,
  mayMove,
  mayRename,
  mayReopen,
  maySeeSeats,
  maySplit,
} from '../policy.ts';
import { listSecondLeaders, listSecondLed } from '../store/line.ts';
import { findOrganisation, listLine, pageChildren } from '../store.ts';
import { changeText } from '../text/change.ts';
import { text } from '../text.ts';
import { HistoryPart } from './history.tsx';
import { SeatsPart } from './seats.tsx';
import { hrefOf, Marks, OrganisationTable } from './tree.tsx';

/** The way down to an organisation: every level above it. */
export async function crumbsOf(view: View, organisation: Organisation, itself = false) {
  const line = await listLine(view.tx, organisation.path);
  return line
    .slice(0, itself ? undefined : -1)
    .map((one) => [nameIn(one.shortName, view.language), hrefOf(one)] as const);
}

const nameLink = (view: View, one: Organisation) => (
  <a key={one.id} href={hrefOf(one)}>
    {nameIn(one.name, view.language)}
  </a>
);

async function FactsPart(view: View, organisation: Organisation) {
  const say = view.say(text);
  const leaders = await listSecondLeaders(view.tx, organisation.id);
  const into = organisation.mergedInto && (await findOrganisation(view.tx, organisation.mergedInto));
  const day = (one: string) => sayDay(startOfDay(one), view.language);
  return (
    <Pairs
      pairs={[
        [say('kind'), say(`kind.${organisation.kind}`)],
        [say('units'), String(organisation.units)],
        organisation.openedOn !== undefined && [say('opened-on'), day(organisation.openedOn)],
        organisation.closedOn !== undefined && [say('closed-on'), day(organisation.closedOn)],
        into ? [say('merged-into'), nameLink(view, into)] : undefined,
        leaders.length > 0 && [say('second.leaders'), leaders.map((one) => nameLink(view, one))],
      ]}
    />
  );
}

/** The ways to change this organisation that are open to the reader. */
function ChangePart({ view, organisation }: { view: View; organisation: Organisation }) {
  const say = view.say(changeText);
  const { actor, now } = view;
  const ways: [string, string, Verdict][] = [
    ['rename', say('rename'), mayRename(actor, organisation)],
    ['move', say('move'), mayMove(actor, organisation, now)],
    ['merge', say('merge'), mayMerge(actor, organisation, now)],
    ['split', say('split'), maySplit(actor, organisation, now)],
    ['second-lines', say('lead'), mayLead(actor, organisation, now)],
    [
      'outside',
      say(organisation.isOutside ? 'mark.inside' : 'mark.outside'),
      mayMarkOutside(actor, organisation, now),
    ],
    ['close', say('close'), mayClose(actor, organisation, now)],
    ['reopen', say('reopen'), mayReopen(actor, organisation, now)],
    ['import', view.say(text)('import'), mayImport(actor, organisation, now)],
  ];
  const open = ways.filter(([, , verdict]) => verdict.allowed);
  if (open.length === 0) return null;
  return (
    <Section title={say('change')}>
      <ul className="ways">
        {open.map(([way, label]) => (
          <li key={way}>
            <a className="button is-calm" href={`${hrefOf(organisation)}/${way}`}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function AddPart({ view, organisation }: { view: View; organisation: Organisation }) {
  const say = view.say(text);
  const hand = formOf(view, `${hrefOf(organisation)}/children`);
  if (isClosed(organisation, view.now) || !mayAddOrganisation(view.actor, organisation.path).allowed)
    return null;
  return (
    <details open={view.form?.action === hand.action}>
      <summary>{say('add')}</summary>
      <Form hand={hand}>
        <TextField hand={hand} name="name" label={say('name')} maxLength={60} />
        <TextField hand={hand} name="shortName" label={say('short-name')} maxLength={20} />
        <TextField hand={hand} name="nameEn" label={say('name.en')} optional maxLength={120} />
        <ChoiceField
          hand={hand}
          name="kind"
          label={say('kind')}
          value="grassroots"
          choices={kinds.map((k) => ({ value: k, label: say(`kind.${k}`) }))}
        />
        <TextField
          hand={hand}
          name="levelName"
          label={say('level')}
          hint={say('level.hint')}
          optional
          maxLength={30}
        />
        <TextField hand={hand} name="openedOn" type="date" label={say('opened-on')} optional />
        <SendButton screen={view} label={say('add')} />
      </Form>
    </details>
  );
}

async function ChildrenPart(view: View, organisation: Organisation) {
  const say = view.say(text);
  const children = await pageChildren(view.tx, organisation.id, askPage(view.query.page));
  return (
    <Section title={say('children')}>
      {children.items.length === 0 ? (
        <Empty title={say('children.none')} />
      ) : (
        <OrganisationTable view={view} caption={say('children')} rows={children.items} />
      )}
      <Pager screen={view} page={children} href={(n) => `${hrefOf(organisation)}?page=${n}`} />
    </Section>
  );
}

async function SecondPart(view: View, organisation: Organisation) {
  const say = view.say(text);
  const led = await listSecondLed(view.tx, organisation.id);
  if (led.length === 0) return null;
  return (
    <Section title={say('second.led')}>
      <p className="quiet">{say('second.led.lead')}</p>
      <OrganisationTable view={view} caption={say('second.led')} rows={led} />
    </Section>
  );
}

export async function organisationPage(view: View, organisation: Organisation): Promise<ShownPage> {
  const title = nameIn(organisation.name, view.language);
  const isOpen = !isClosed(organisation, view.now);
  const shown = isOpen ? ['seats', 'children'].map((way) => `${hrefOf(organisation)}/${way}`) : [];
  return {
    title,
    body: (
      <>
        <Heading
          screen={view}
          title={title}
          crumbs={await crumbsOf(view, organisation)}
          state={<Marks view={view} organisation={organisation} />}
        />
        <Refused screen={view} shown={shown} />
        {await FactsPart(view, organisation)}
        {maySeeSeats(view.actor, organisation.path).allowed ? await SeatsPart(view, organisation) : null}
        {await ChildrenPart(view, organisation)}
        <AddPart view={view} organisation={organisation} />
        {await SecondPart(view, organisation)}
        <ChangePart view={view} organisation={organisation} />
        {await HistoryPart(view, organisation)}
      </>
    ),
  };
}
