/** The doors by which owner and host hide a work from the public and show it again, and its unit objects. */

import type { Doing } from '../../../platform/db.ts';
import { type Ask, act, type Route } from '../../../platform/route.ts';
import { hideEntry } from '../actions/hide-entry.ts';
import { liftHiding } from '../actions/lift-hiding.ts';
import { objectToHiding } from '../actions/object-to-hiding.ts';
import { type OnStage, stageOf } from '../hiding.tsx';
import { hidesFor, mayHide, mayLift, mayObjectToHiding } from '../policy.ts';
import { HidingObjection, HidingReason } from '../schema.ts';
import { type OwnPage, ownHref } from '../site/typed.ts';
import { text } from '../text/hiding.ts';
import { findAsked } from './asked.ts';

async function findOnStage(ask: Ask): Promise<OnStage | undefined> {
  const entry = await findAsked(ask);
  return entry && stageOf(ask, entry);
}

type Reason = { reason: string };
const by = ({ actor }: Doing, { stage }: OnStage, { reason }: Reason) => ({
  reason,
  organisationId: hidesFor(actor, stage),
});

export function hiding(shows: OwnPage): Route[] {
  const door = { frame: 'office' as const, finds: findOnStage, takes: HidingReason };
  const leadsTo = ({ id }: { id: string }) => `/office/entries/${id}`;
  return [
    act({
      post: '/office/entries/:entry/hide',
      ...door,
      may: mayHide,
      does: (doing, staged, taken) => hideEntry(doing, staged.entry, by(doing, staged, taken)),
      leadsTo,
      tells: text['told.hidden'],
      shows: (view, { entry }) => shows(view, entry),
    }),
    act({
      post: '/office/entries/:entry/unhide',
      ...door,
      may: mayLift,
      does: (doing, staged, taken) => liftHiding(doing, staged.entry, by(doing, staged, taken)),
      leadsTo,
      tells: text['told.unhidden'],
      shows: (view, { entry }) => shows(view, entry),
    }),
    act({
      post: '/office/entries/:entry/hiding/objection',
      frame: 'office',
      finds: findAsked,
      may: mayObjectToHiding,
      takes: HidingObjection,
      does: objectToHiding,
      leadsTo: (entry) => ownHref('/office/entries', entry),
      tells: text['told.objected'],
      shows,
    }),
  ];
}
