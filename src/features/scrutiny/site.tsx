/** The public doors of scrutiny: how the votes count once the poll has closed, and the appeal of unit or maker. */

import { never, unless } from '../../kernel/verdict.ts';
import { type Ask, act, anyone, page, type Route } from '../../platform/route.ts';
import { getCall } from '../call/store.ts';
import { findPollById } from '../vote/store/poll.ts';
import { fileAppeal } from './actions/file-appeal.ts';
import { isConcerned, mayAppeal } from './policy.ts';
import { Appealing } from './schema.ts';
import { type CountAsked, countPage } from './site/count.tsx';
import { ownPage } from './site/own.tsx';
import { findConcerned } from './store/concerned.ts';
import { text } from './text/appeal.ts';

/** A poll before the public: one that has opened. */
async function findCount({ tx, params, now }: Ask): Promise<CountAsked | undefined> {
  const poll = await findPollById(tx, params.poll!);
  return poll && now >= poll.opensAt ? { poll, call: await getCall(tx, poll.callId) } : undefined;
}

const findOwn = (ask: Ask) => findConcerned(ask, ask.params.poll!, ask.params.entry!);

export const routes: Route[] = [
  page({ get: '/votes/:poll', frame: 'site', finds: findCount, may: anyone, shows: countPage }),
  page({
    get: '/votes/:poll/works/:entry',
    frame: 'site',
    finds: findOwn,
    may: (actor, found) => unless(isConcerned(actor, found), never('scrutiny.not-concerned')),
    shows: ownPage,
  }),
  act({
    post: '/votes/:poll/works/:entry/appeals',
    frame: 'site',
    finds: findOwn,
    may: mayAppeal,
    takes: Appealing,
    does: fileAppeal,
    leadsTo: ({ pollId, entryId }) => `/votes/${pollId}/works/${entryId}`,
    tells: text['told.filed'],
    shows: ownPage,
  }),
];
