/** Choosing what to do with what a query found: the acts, and what the chosen one has to be told. */

import { seatsOf } from '../../../kernel/actor.ts';
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
} from '../../../ui/form.tsx';
import { Empty, Heading, Note, Pairs, Refused } from '../../../ui/parts.tsx';
import { actOf, type BulkAct, type BulkRoom, type Target } from '../actions/act.ts';
import { seatOf } from '../actions/freeze-bulk.ts';
import { audiences, labelMax, lists, type SettingName, wordsMax } from '../bulk.ts';
import { KeepForm } from '../found.tsx';
import { text } from '../text.ts';

const forms = ['/office/bulk', '/office/queries'] as const;

/** What the address asks for, or what was typed when the form came back. */
function askedOf(view: View, name: 'list' | 'q' | 'act'): string {
  return view.form?.raw[name]?.[0] ?? view.query[name] ?? '';
}

export function newPageWith(room: BulkRoom) {
  return async (view: View): Promise<ShownPage> => {
    const say = view.say(text);
    const list = lists.find((one) => one === askedOf(view, 'list')) ?? 'entry';
    const q = askedOf(view, 'q');
    const act = actOf(room, askedOf(view, 'act'));
    const acts = room.acts.filter((one) => one.list === list);
    const title = act ? say('new.title', { act: act.name }) : say('bulks');
    const href = (key: string) => `/office/bulk/new?${new URLSearchParams({ list, q, act: key })}`;
    return {
      title,
      body: (
        <>
          <Heading screen={view} title={title} crumbs={[[say('bulks'), '/office/bulk']]}>
            <Pairs pairs={[[say('new.query'), q || say('new.query.all')]]} />
          </Heading>
          <Refused screen={view} shown={act ? [...forms] : ['/office/queries']} />
          {view.form?.action === '/office/queries' ? <KeepForm view={view} list={list} q={q} /> : null}
          <ul className="choices">
            {acts.map((one) => (
              <li key={one.key}>
                <a href={href(one.key)} aria-current={one.key === act?.key ? 'true' : undefined}>
                  {nameIn(one.name, view.language)}
                </a>{' '}
                <span className="quiet">{nameIn(one.tells, view.language)}</span>
              </li>
            ))}
          </ul>
          {act ? await SettingForm({ view, act, list, q }) : null}
          {acts.length === 0 ? <Empty title={say('found.empty')} /> : null}
        </>
      ),
    };
  };
}

async function SettingForm({ view, act, list, q }: { view: View; act: BulkAct; list: string; q: string }) {
  const say = view.say(text);
  const hand = formOf(view, '/office/bulk');
  const seats = seatsOf(view.actor).filter((seat) => seat.role === 'officer');
  const seat = seatOf(view, undefined);
  const targets =
    act.targets && seat
      ? await act.targets({
          ...view,
          organisation: { organisationId: seat.organisationId, organisationPath: seat.path },
        })
      : [];
  return (
    <Form hand={hand}>
      <input type="hidden" name="list" value={list} />
      <input type="hidden" name="act" value={act.key} />
      <input type="hidden" name="q" value={q} />
      <Note>{say(act.way === 'held' ? 'preview.held' : 'preview.at-once')}</Note>
      {seats.length > 1 ? (
        <ChoiceField
          hand={hand}
          name="organisation"
          label={say('new.organisation')}
          choices={seats.map((one) => ({
            value: one.organisationId,
            label: nameIn(one.organisationName, view.language),
          }))}
        />
      ) : null}
      {[...act.asks, ...(act.mayAsk ?? [])].map((name) => (
        <Setting
          key={name}
          view={view}
          hand={hand}
          name={name}
          targets={targets}
          optional={act.mayAsk?.includes(name)}
        />
      ))}
      <SendButton screen={view} label={say('new.preview')} />
    </Form>
  );
}

type SettingProps = {
  view: View;
  hand: FormHand;
  name: SettingName;
  targets: readonly Target[];
  optional?: boolean;
};

function Setting({ view, hand, name, targets, optional }: SettingProps) {
  const say = view.say(text);
  if (name === 'to')
    return (
      <ChoiceField
        hand={hand}
        name="to"
        label={say('setting.to')}
        choices={audiences.map((to) => ({ value: to, label: say(`to.${to}`) }))}
      />
    );
  if (name === 'target')
    return (
      <ChoiceField
        hand={hand}
        name="target"
        label={say('setting.target')}
        choices={targets.map((one) => ({ value: one.id, label: nameIn(one.name, view.language) }))}
      />
    );
  if (name === 'label')
    return (
      <TextField
        hand={hand}
        name="label"
        label={say('setting.label')}
        hint={say('setting.label.hint')}
        maxLength={labelMax}
      />
    );
  return (
    <ProseField
      hand={hand}
      name={name}
      label={say(`setting.${name}`)}
      optional={optional}
      hint={say(`setting.${name}.hint`)}
      maxLength={wordsMax}
    />
  );
}
