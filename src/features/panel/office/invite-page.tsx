/** Inviting: find the judge's own unit, then by their account, or by a link. */

import { askPage } from '../../../kernel/page.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import {
  ChoiceField,
  Form,
  type FormHand,
  formOf,
  SendButton,
  TextField,
  TickField,
} from '../../../ui/form.tsx';
import { Empty, Heading, Refused, Section } from '../../../ui/parts.tsx';
import type { Organisation } from '../../organisation/organisation.ts';
import { searchOrganisations } from '../../organisation/store/search.ts';
import { conflictRule, makersOf } from '../conflict.ts';
import { linkDaysDefault } from '../invitation.ts';
import { type Judge, judgeRoles } from '../panel.ts';
import { mayArrange } from '../policy.ts';
import { spoken } from '../schema.ts';
import { text } from '../text/office.ts';
import { text as shared } from '../text.ts';
import { type FoundPanel, panelHref } from './panel-page.tsx';

export const inviteHref = (panelId: string) => `${panelHref(panelId)}/invite`;

export async function invitePage(view: View, found: FoundPanel): Promise<ShownPage> {
  const say = view.say(text);
  const { panel } = found;
  const q = (view.form?.raw._q?.[0] ?? view.query.q ?? '').trim();
  const units = q ? (await searchOrganisations(view.tx, q, askPage(undefined, 20))).items : [];
  const href = inviteHref(panel.id);
  const links = `${panelHref(panel.id)}/links`;
  const choices = unitChoices(view, found, units);
  return {
    title: say('invite'),
    body: (
      <>
        <Heading
          screen={view}
          title={say('invite')}
          crumbs={[[say('title', { panel: panel.name }), panelHref(panel.id)]]}
        >
          <p>{say('invite.lead')}</p>
        </Heading>
        <Refused screen={view} shown={units.length > 0 ? [href, links] : []} />
        <form method="get" action={href} className="search" role="search">
          <label htmlFor="q">{say('invite.search')}</label>
          <input id="q" name="q" type="search" defaultValue={q} maxLength={40} />
          <button type="submit" className="button is-calm">
            {say('invite.search.do')}
          </button>
        </form>
        {q && units.length === 0 ? <Empty title={say('invite.search.none', { q })} /> : null}
        {units.length > 0 ? (
          <>
            <ByName view={view} found={found} q={q} choices={choices} />
            <ByLink view={view} found={found} q={q} choices={choices} />
          </>
        ) : null}
      </>
    ),
  };
}

type Choices = { value: string; label: string }[];

/** Each unit with how much of the judging somebody from there would stay away from. */
function unitChoices(view: View, { panel, task }: FoundPanel, units: readonly Organisation[]): Choices {
  const works = task?.works ?? [];
  const makers = works.map(makersOf);
  return units.map((unit) => {
    const name = nameIn(unit.name, view.language);
    const rule = conflictRule(
      { personId: '' as Judge['personId'], name: ' ', unitPath: unit.path },
      panel,
      [],
    );
    const count = works.filter((work, index) => rule(work, makers[index]) !== undefined).length;
    const label =
      count === 0 ? name : view.say(text)('invite.unit.count', { unit: name, works: works.length, count });
    return { value: unit.id, label };
  });
}

type Part = { view: View; found: FoundPanel; q: string; choices: Choices };

function ByName({ view, found, q, choices }: Part) {
  const say = view.say(text);
  const hand = formOf(view, inviteHref(found.panel.id));
  return (
    <Section title={say('invite.by-name')}>
      <Form hand={hand}>
        <input type="hidden" name="_q" value={q} />
        <TextField
          hand={hand}
          name="username"
          label={say('invite.username')}
          autoComplete="off"
          maxLength={64}
        />
        <PlaceFields view={view} hand={hand} choices={choices} />
        <SendButton screen={view} verdict={mayArrange(view.actor, found)} label={say('invite.do')} />
      </Form>
    </Section>
  );
}

function ByLink({ view, found, q, choices }: Part) {
  const say = view.say(text);
  const hand = formOf(view, `${panelHref(found.panel.id)}/links`);
  return (
    <Section title={say('invite.by-link')}>
      <Form hand={hand}>
        <input type="hidden" name="_q" value={q} />
        <TextField hand={hand} name="name" label={say('invite.name')} autoComplete="off" maxLength={30} />
        <TextField
          hand={hand}
          name="contact"
          label={say('invite.contact')}
          hint={say('invite.contact.hint')}
          autoComplete="off"
          maxLength={120}
          optional
        />
        <PlaceFields view={view} hand={hand} choices={choices} />
        <TextField
          hand={hand}
          name="days"
          type="number"
          inputMode="numeric"
          label={say('invite.days')}
          value={linkDaysDefault}
        />
        <SendButton screen={view} verdict={mayArrange(view.actor, found)} label={say('invite.link.do')} />
      </Form>
    </Section>
  );
}

function PlaceFields({ view, hand, choices }: { view: View; hand: FormHand; choices: Choices }) {
  const say = view.say(text);
  return (
    <>
      <ChoiceField
        hand={hand}
        name="unitId"
        label={say('invite.unit')}
        choices={choices}
        empty={say('invite.unit.choose')}
        value={choices.length === 1 ? choices[0]!.value : ''}
      />
      <PartFields view={view} hand={hand} />
      {hand.problem('anyway') ? <TickField hand={hand} name="anyway" label={say('invite.anyway')} /> : null}
    </>
  );
}

/** What the runner sets of a judge, before and after inviting them. */
export function PartFields(props: {
  view: View;
  hand: FormHand;
  part?: Pick<Judge, 'role' | 'languages' | 'loadCap'>;
}) {
  const { view, hand, part } = props;
  const [say, both] = [view.say(text), view.say(shared)];
  return (
    <>
      <ChoiceField
        hand={hand}
        name="role"
        label={say('invite.role')}
        choices={judgeRoles.map((role) => ({ value: role, label: both(`role.${role}`) }))}
        value={part?.role ?? 'judge'}
      />
      <fieldset>
        <legend>{say('invite.languages')}</legend>
        {spoken.map((language) => (
          <TickField
            key={language}
            hand={hand}
            name="languages"
            choice={language}
            label={both(`language.${language}`)}
            ticked={part?.languages.includes(language)}
          />
        ))}
      </fieldset>
      <TextField
        hand={hand}
        name="loadCap"
        type="number"
        inputMode="numeric"
        label={say('invite.cap')}
        hint={say('invite.cap.hint')}
        value={part?.loadCap ?? ''}
        optional
      />
    </>
  );
}
