/** The office doors of objections: the list with names masked, one objection and its steps, the unit's statement. */

import type { ReactNode } from 'react';
import { sayInstant } from '../../kernel/period.ts';
import { nameIn } from '../../kernel/text.ts';
import { type Ask, act, page, type Route, type ShownPage, type View } from '../../platform/route.ts';
import { Badge, Empty, Heading, Note, Table } from '../../ui/parts.tsx';
import type { Result } from '../award/award.ts';
import type { Call } from '../call/call.ts';
import { findCall } from '../call/store.ts';
import { decideObjection } from './actions/decide.ts';
import { askUnit, giveBack, giveStatement, putForward, takeUp } from './actions/handle.ts';
import { isOpen, maskContact, maskName, type Objection } from './objection.ts';
import { objectionPage } from './office/objection.tsx';
import { statementPage } from './office/statement.tsx';
import { mayAsk, mayDecide, mayGiveBack, mayPut, maySee, mayState, mayTakeUp } from './policy.ts';
import * as form from './schema.ts';
import { findAskedOf, findObjection, listOfCall } from './store.ts';
import { text } from './text.ts';

/** On the desk of a result: how many are open, and the way to them. */
export async function deskObjections(view: View, result: Result): Promise<ReactNode> {
  if (!maySee(view.actor, result.organisationPath).allowed) return null;
  const say = view.say(text);
  const all = await listOfCall(view.tx, result.callId);
  if (all.length === 0) return null;
  const open = all.filter((one) => isOpen(one.state)).length;
  return (
    <Note tone={open > 0 ? 'warn' : 'plain'} title={say('objections')}>
      {say('objections.open', { count: open })}{' '}
      <a href={`/office/calls/${result.callId}/objections`}>{say('objections.all')}</a>
    </Note>
  );
}

/** For everybody but the owner's officers and leaders there is no such list. */
async function findListAsked({ tx, actor, params }: Ask): Promise<Call | undefined> {
  const call = await findCall(tx, actor, params.call!);
  return call && maySee(actor, call.ownerPath).allowed ? call : undefined;
}

async function listPage(view: View, call: Call): Promise<ShownPage> {
  const say = view.say(text);
  const title = say('objections.of', { call: call.name });
  const all = await listOfCall(view.tx, call.id);
  return {
    title,
    body: (
      <>
        <Heading
          screen={view}
          title={title}
          crumbs={[[nameIn(call.name, view.language), `/office/calls/${call.id}/result`]]}
        />
        {all.length === 0 ? <Empty title={say('objections.none')} /> : <ListTable view={view} all={all} />}
      </>
    ),
  };
}

function ListTable({ view, all }: { view: View; all: readonly Objection[] }) {
  const say = view.say(text);
  return (
    <Table
      caption={say('objections')}
      rows={all}
      keyOf={(one) => one.id}
      columns={[
        {
          key: 'number',
          head: say('number'),
          cell: (one) => <a href={`/office/objections/${one.id}`}>{one.number}</a>,
        },
        { key: 'at', head: say('at'), cell: (one) => sayInstant(one.at, view.language) },
        {
          key: 'who',
          head: say('who'),
          cell: (one) => `${maskName(one.name)} ${maskContact(one.contact)}`,
        },
        { key: 'work', head: say('work'), cell: (one) => one.entryTitle ?? say('whole') },
        { key: 'category', head: say('category'), cell: (one) => say(`category.${one.category}`) },
        {
          key: 'state',
          head: say('state'),
          cell: (one) => (
            <Badge tone={isOpen(one.state) ? 'wait' : 'plain'}>{say(`state.${one.state}`)}</Badge>
          ),
        },
      ]}
    />
  );
}

const findAsked = ({ tx, actor, params }: Ask) => findObjection(tx, actor, params.objection!);
const findStatement = ({ tx, actor, params }: Ask) => findAskedOf(tx, actor, params.objection!);

const step = {
  frame: 'office',
  finds: findAsked,
  leadsTo: (objection: Objection) => `/office/objections/${objection.id}`,
  shows: objectionPage,
} as const;

export const routes: Route[] = [
  page({
    get: '/office/calls/:call/objections',
    frame: 'office',
    finds: findListAsked,
    may: (actor, call) => maySee(actor, call.ownerPath),
    shows: listPage,
  }),
  page({
    get: '/office/objections/:objection',
    frame: 'office',
    finds: findAsked,
    may: (actor, objection) => maySee(actor, objection.organisationPath),
    shows: objectionPage,
  }),
  act({
    post: '/office/objections/:objection/take-up',
    ...step,
    may: mayTakeUp,
    takes: form.ObjectionStep,
    does: takeUp,
    tells: text['told.taken-up'],
  }),
  act({
    post: '/office/objections/:objection/ask',
    ...step,
    may: mayAsk,
    takes: form.ObjectionAsking,
    does: askUnit,
    tells: text['told.asked'],
  }),
  act({
    post: '/office/objections/:objection/put',
    ...step,
    may: mayPut,
    takes: form.ObjectionPutting,
    does: putForward,
    tells: text['told.put'],
  }),
  act({
    post: '/office/objections/:objection/give-back',
    ...step,
    may: mayGiveBack,
    takes: form.ObjectionReturning,
    does: giveBack,
    tells: text['told.given-back'],
  }),
  act({
    post: '/office/objections/:objection/decide',
    ...step,
    may: mayDecide,
    takes: form.ObjectionDeciding,
    does: decideObjection,
    tells: text['told.decided'],
  }),
  page({
    get: '/office/statements/:objection',
    frame: 'office',
    finds: findStatement,
    may: (actor, objection) => {
      const verdict = mayState(actor, objection);
      return verdict.allowed || verdict.when === 'not-now' ? { allowed: true } : verdict;
    },
    shows: statementPage,
  }),
  act({
    post: '/office/statements/:objection',
    frame: 'office',
    finds: findStatement,
    may: mayState,
    takes: form.ObjectionStating,
    does: giveStatement,
    leadsTo: (objection) => `/office/statements/${objection.id}`,
    tells: text['told.stated'],
    shows: statementPage,
  }),
];
