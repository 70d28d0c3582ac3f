/** The doors by which an officer writes for a maker an entry: begin, save, send, withdraw, take it to one more call. */

import { act, type Route } from '../../../platform/route.ts';
import { mayCopy, mayEdit, mayEnterAsUnit, mayWithdraw } from '../policy.ts';
import { type OwnPage, writingAt } from '../site/typed.ts';
import { findAsked, findAskedCopy, findPlaceAsked } from './asked.ts';

export function writing(shows: OwnPage): Route[] {
  const at = writingAt('/office/entries', shows);
  const [frame, finds] = ['office' as const, findAsked];
  return [
    act({
      post: '/office/entries/new/:call/:unit',
      frame,
      finds: findPlaceAsked,
      may: mayEnterAsUnit,
      ...at.begin,
    }),
    act({ post: '/office/entries/:entry/save', frame, finds, may: mayEdit, ...at.save }),
    act({ post: '/office/entries/:entry/send', frame, finds, may: mayEdit, ...at.send }),
    act({ post: '/office/entries/:entry/withdraw', frame, finds, may: mayWithdraw, ...at.withdraw }),
    act({
      post: '/office/entries/:entry/copies/:call',
      frame,
      finds: findAskedCopy,
      may: mayCopy,
      ...at.copy,
    }),
  ];
}
