/** The public doors of objections: what a result's page says of them, the form, and the receipt. */

import type { ReactNode } from 'react';
import { type Ask, act, anyone, page, type Route, type View } from '../../platform/route.ts';
import { Badge, Section, Table } from '../../ui/parts.tsx';
import { findEdition, type Shown } from '../award/store/shown.ts';
import { fileObjection } from './actions/file.ts';
import { withdrawObjection } from './actions/handle.ts';
import { isOpen } from './objection.ts';
import { mayObject, mayWithdraw } from './policy.ts';
import { ObjectionFiling, ObjectionWithdrawing } from './schema.ts';
import { filingPage, receiptPage } from './site/filing.tsx';
import { findByCode, listOfCall } from './store.ts';
import { text } from './text.ts';

/** On a result's page: how to object, how many did, and what was decided; never by whom. */
export async function objectionsPart(view: View, { call, result }: Shown): Promise<ReactNode> {
  const say = view.say(text);
  const all = await listOfCall(view.tx, call.id);
  const decided = all.filter((one) => one.summary !== undefined);
  const mayFile = mayObject(view.actor, { result }, view.now).allowed;
  if (!mayFile && all.length === 0) return null;
  const counted = { all: all.length, decided: all.filter((one) => !isOpen(one.state)).length };
  return (
    <Section title={say('objections')} id="objections">
      <p>{say('objections.counted', counted)}</p>
      {decided.length > 0 ? (
        <Table
          caption={say('objections')}
          rows={decided}
          keyOf={(one) => one.id}
          columns={[
            { key: 'number', head: say('number'), cell: (one) => one.number },
            { key: 'work', head: say('work'), cell: (one) => one.entryTitle ?? say('whole') },
            { key: 'category', head: say('category'), cell: (one) => say(`category.${one.category}`) },
            {
              key: 'state',
              head: say('outcome'),
              cell: (one) => (
                <Badge tone={one.state === 'upheld' ? 'warn' : 'plain'}>{say(`state.${one.state}`)}</Badge>
              ),
            },
            { key: 'summary', head: say('words'), cell: (one) => one.summary },
          ]}
        />
      ) : null}
      {mayFile ? (
        <p className="links">
          <a className="button is-calm" href={`/results/${result.id}/objections`}>
            {say('object')}
          </a>
        </p>
      ) : null}
    </Section>
  );
}

const findEditionAsked = ({ tx, actor, params, now }: Ask) => findEdition(tx, actor, params.result!, now);
const findReceipt = ({ tx, params }: Ask) => findByCode(tx, params.code!);

export const routes: Route[] = [
  page({
    get: '/results/:result/objections',
    frame: 'site',
    finds: findEditionAsked,
    may: anyone,
    shows: filingPage,
  }),
  act({
    post: '/results/:result/objections',
    frame: 'site',
    finds: findEditionAsked,
    may: mayObject,
    takes: ObjectionFiling,
    does: fileObjection,
    leadsTo: (objection) => `/objections/${objection.code}`,
    tells: text['told.filed'],
    shows: filingPage,
  }),
  page({ get: '/objections/:code', frame: 'site', finds: findReceipt, may: anyone, shows: receiptPage }),
  act({
    post: '/objections/:code/withdraw',
    frame: 'site',
    finds: findReceipt,
    may: mayWithdraw,
    takes: ObjectionWithdrawing,
    does: withdrawObjection,
    leadsTo: (objection) => `/objections/${objection.code}`,
    tells: text['told.withdrawn'],
    shows: receiptPage,
  }),
];
