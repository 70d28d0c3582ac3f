/** The doors of resemblances: the list, one pair beside each other, its files, and the decision. */

import { type Ask, act, nothing, page, type Route, raw } from '../../platform/route.ts';
import { entryFileResponse } from '../entry/actions/answer-file.ts';
import type { MediaRoom } from '../media/actions/examine-file.ts';
import { findFile } from '../media/store.ts';
import { decideResemblance } from './actions/decide-resemblance.ts';
import { listPage } from './office/list.tsx';
import { pairPage } from './office/pair.tsx';
import { mayDecide, mayListResemblances, maySeeResemblance } from './policy.ts';
import { Deciding } from './schema.ts';
import { findResemblance } from './store.ts';
import { text } from './text.ts';

/** Only what the seats show whole: to everybody else a pair is as if it had never been (404). */
const findAsked = (ask: Ask) => findResemblance(ask, ask.params.pair!);

/** A file of a pair, if it is one of the two that were compared. */
async function findFileAsked(ask: Ask) {
  const pair = await findAsked(ask);
  if (!pair || pair.evidence.kind === 'text') return undefined;
  const { first, second } = pair.evidence.files;
  const asked = [first, second].find((id) => id === ask.params.file);
  const file = asked && (await findFile(ask.tx, asked));
  return file && { ...pair, file };
}

export function routes(room: MediaRoom): Route[] {
  return [
    page({
      get: '/office/resemblances',
      frame: 'office',
      finds: nothing,
      may: mayListResemblances,
      shows: listPage,
    }),
    page({
      get: '/office/resemblances/:pair',
      frame: 'office',
      finds: findAsked,
      may: maySeeResemblance,
      shows: pairPage,
    }),
    act({
      post: '/office/resemblances/:pair/decide',
      frame: 'office',
      finds: findAsked,
      may: mayDecide,
      takes: Deciding,
      does: decideResemblance,
      leadsTo: (pair) => `/office/resemblances/${pair.id}`,
      tells: text['told.decided'],
      shows: pairPage,
    }),
    raw({
      get: '/office/resemblances/:pair/files/:file',
      frame: 'office',
      finds: findFileAsked,
      may: maySeeResemblance,
      answers: (request, { file }, { tx }) =>
        entryFileResponse(room, file, request, { tx, audience: 'private' }),
    }),
  ];
}
