/** The doors of quotas: the table, saving it, trying a pasted one, putting a version back, the sheet. */

import { isWithin } from '../../../kernel/tree.ts';
import { type Ask, act, page, type Route, raw } from '../../../platform/route.ts';
import { findCall } from '../../call/store.ts';
import { isGrassroots } from '../../organisation/organisation.ts';
import { findOrganisation } from '../../organisation/store.ts';
import { type GiverPlace, giveQuotas, restoreQuotas } from '../actions/give-quotas.ts';
import { discardQuotas, pasteQuotas } from '../actions/paste-quotas.ts';
import { mayGiveQuotas, maySeeQuotas } from '../policy.ts';
import { DiscardForm, PasteForm, QuotaForm, RestoreForm } from '../schema.ts';
import { text } from '../text/quota.ts';
import { quotasHref } from './parts.tsx';
import { quotaSheet } from './quota-sheet.ts';
import { quotasPage } from './quotas.tsx';

/** Only at hosted calls, at the owner or beneath it, where somebody stands beneath. */
async function findGiverAsked({ tx, actor, params }: Ask): Promise<GiverPlace | undefined> {
  const call = await findCall(tx, actor, params.call!);
  const giver = await findOrganisation(tx, params.organisation!);
  if (!call?.hostId || !giver || isGrassroots(giver) || !isWithin(giver.path, call.ownerPath))
    return undefined;
  return maySeeQuotas(actor, { giver }).allowed ? { call, giver } : undefined;
}

const itsPage = ({ call, giver }: GiverPlace) => quotasHref(call.id, giver.id);
const door = { frame: 'office', finds: findGiverAsked } as const;

export const routes: Route[] = [
  page({
    get: '/office/recommendations/:call/:organisation/quotas',
    ...door,
    may: maySeeQuotas,
    shows: quotasPage,
  }),
  act({
    post: '/office/recommendations/:call/:organisation/quotas',
    ...door,
    may: mayGiveQuotas,
    takes: QuotaForm,
    does: giveQuotas,
    leadsTo: itsPage,
    tells: text['told.given'],
    shows: quotasPage,
  }),
  act({
    post: '/office/recommendations/:call/:organisation/quotas/paste',
    ...door,
    may: mayGiveQuotas,
    takes: PasteForm,
    does: pasteQuotas,
    leadsTo: (place) => `${itsPage(place)}?draft=1`,
    tells: text['told.tried'],
    shows: quotasPage,
  }),
  act({
    post: '/office/recommendations/:call/:organisation/quotas/discard',
    ...door,
    may: mayGiveQuotas,
    takes: DiscardForm,
    does: discardQuotas,
    leadsTo: itsPage,
    tells: text['told.discarded'],
    shows: quotasPage,
  }),
  act({
    post: '/office/recommendations/:call/:organisation/quotas/restore',
    ...door,
    may: mayGiveQuotas,
    takes: RestoreForm,
    does: restoreQuotas,
    leadsTo: itsPage,
    tells: text['told.restored'],
    shows: quotasPage,
  }),
  raw({
    get: '/office/recommendations/:call/:organisation/quotas.xlsx',
    ...door,
    may: maySeeQuotas,
    answers: quotaSheet,
  }),
];
