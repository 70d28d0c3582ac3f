/** The office doors of bulletins: writing, editing, submitting, signing, returning, revising, withdrawing. */

import { type Ask, act, page, type Route } from '../../platform/route.ts';
import type { Call } from '../call/call.ts';
import { findCall } from '../call/store.ts';
import { editBulletin } from './actions/edit-bulletin.ts';
import type { Asked } from './actions/move-on.ts';
import { returnBulletin } from './actions/return.ts';
import { revise } from './actions/revise.ts';
import { sign } from './actions/sign.ts';
import { submit } from './actions/submit.ts';
import { withdraw } from './actions/withdraw.ts';
import { writeBulletin } from './actions/write-bulletin.ts';
import { deskOf, deskPage, findAsked } from './office/desk.tsx';
import { listPage } from './office/list.tsx';
import {
  mayEdit,
  mayReturn,
  mayRevise,
  maySee,
  maySeeDesk,
  maySign,
  maySubmit,
  mayWithdraw,
  mayWriteFor,
} from './policy.ts';
import { BulletinEdited, BulletinStep, BulletinStepWithReason, NewBulletin } from './schema.ts';
import { text } from './text.ts';

/** The desk of a call's bulletins is there for the people of its host and its owner. */
async function findDesk({ tx, actor, params }: Ask): Promise<Call | undefined> {
  const call = await findCall(tx, actor, params.call!);
  return call && maySeeDesk(actor, call).allowed ? call : undefined;
}

const shared = { frame: 'office', finds: findAsked, leadsTo: deskOf, shows: deskPage } as const;
const onBulletin =
  <V,>(may: (actor: Ask['actor'], bulletin: Asked['bulletin']) => V) =>
  (actor: Ask['actor'], { bulletin }: Asked): V =>
    may(actor, bulletin);

export const routes: Route[] = [
  page({
    get: '/office/calls/:call/bulletins',
    frame: 'office',
    finds: findDesk,
    may: maySeeDesk,
    shows: listPage,
  }),
  act({
    post: '/office/calls/:call/bulletins',
    frame: 'office',
    finds: findDesk,
    may: mayWriteFor,
    takes: NewBulletin,
    does: writeBulletin,
    leadsTo: deskOf,
    tells: text['told.saved'],
    shows: listPage,
  }),
  page({
    get: '/office/bulletins/:bulletin',
    frame: 'office',
    finds: findAsked,
    may: onBulletin(maySee),
    shows: deskPage,
  }),
  act({
    ...shared,
    post: '/office/bulletins/:bulletin/edit',
    may: onBulletin(mayEdit),
    takes: BulletinEdited,
    does: editBulletin,
    tells: text['told.saved'],
  }),
  act({
    ...shared,
    post: '/office/bulletins/:bulletin/submit',
    may: (actor, { bulletin, call }: Asked, now) => maySubmit(actor, bulletin, call, now),
    takes: BulletinStep,
    does: submit,
    tells: text['told.submitted'],
  }),
  act({
    ...shared,
    post: '/office/bulletins/:bulletin/sign',
    may: onBulletin(maySign),
    takes: BulletinStep,
    does: sign,
    tells: text['told.signed'],
  }),
  act({
    ...shared,
    post: '/office/bulletins/:bulletin/return',
    may: onBulletin(mayReturn),
    takes: BulletinStepWithReason,
    does: returnBulletin,
    tells: text['told.returned'],
  }),
  act({
    ...shared,
    post: '/office/bulletins/:bulletin/revise',
    may: onBulletin(mayRevise),
    takes: BulletinStep,
    does: revise,
    tells: text['told.revised'],
  }),
  act({
    ...shared,
    post: '/office/bulletins/:bulletin/withdraw',
    may: onBulletin(mayWithdraw),
    takes: BulletinStepWithReason,
    does: withdraw,
    tells: text['told.withdrawn'],
  }),
];
