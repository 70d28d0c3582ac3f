/** The doors by which a person writes an entry: begin, save, send, withdraw, take it to one more call. */

import { act, type Route } from '../../../platform/route.ts';
import { objectToHiding } from '../actions/object-to-hiding.ts';
import { mayCopy, mayEdit, mayEnterAsPerson, mayObjectToHiding, mayWithdraw } from '../policy.ts';
import { HidingObjection } from '../schema.ts';
import { text as hidingText } from '../text/hiding.ts';
import { findOwnAsked, findOwnCopy, findPlaceAsked } from './asked.ts';
import { type OwnPage, ownHref, writingAt } from './typed.ts';

export function writing(shows: OwnPage): Route[] {
  const at = writingAt('/entries', shows);
  const [frame, finds] = ['site' as const, findOwnAsked];
  const objecting = { takes: HidingObjection, does: objectToHiding, tells: hidingText['told.objected'] };
  return [
    act({
      post: '/entries/new/:call/:unit',
      frame,
      finds: findPlaceAsked,
      may: mayEnterAsPerson,
      ...at.begin,
    }),
    act({ post: '/entries/:entry/save', frame, finds, may: mayEdit, ...at.save }),
    act({ post: '/entries/:entry/send', frame, finds, may: mayEdit, ...at.send }),
    act({ post: '/entries/:entry/withdraw', frame, finds, may: mayWithdraw, ...at.withdraw }),
    act({
      post: '/entries/:entry/hiding/objection',
      frame,
      finds,
      may: mayObjectToHiding,
      ...objecting,
      leadsTo: (entry) => ownHref('/entries', entry),
      shows,
    }),
    act({ post: '/entries/:entry/copies/:call', frame, finds: findOwnCopy, may: mayCopy, ...at.copy }),
  ];
}
