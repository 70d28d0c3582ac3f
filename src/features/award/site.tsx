/** The public doors of results: the notice of a call's ranking, its editions, its workings, certificates and their proof. */

import type { ReactNode } from 'react';
import { type Ask, anyone, page, type Route, raw, type View } from '../../platform/route.ts';
import { Badge } from '../../ui/parts.tsx';
import type { Entry } from '../entry/entry.ts';
import { sayAward } from '../reckoning/text.ts';
import { certificatePage, findCertificates } from './site/certificate.tsx';
import { type ResultSlots, resultPage } from './site/result.tsx';
import { findCodeAsked, findNumberAsked, verifyPage } from './site/verify.tsx';
import { tableAnswer, workingsAnswer } from './site/workings.ts';
import { findEdition, findInForce, type Shown } from './store/shown.ts';
import { listHonours } from './store.ts';
import { text } from './text.ts';

/** For a work's page: what it has won, and whether that still lies open to objections. */
export async function aboutWork(view: View, entry: Entry): Promise<ReactNode> {
  const say = view.say(text);
  const honours = await listHonours(view.tx, entry.id, view.now);
  if (honours.length === 0) return null;
  const { resultId, isStanding } = honours[0]!;
  return (
    <p className="honour">
      {honours.map(({ formula, award }) => (
        <Badge key={award} tone="good">
          {sayAward(formula, award, view.language)}
        </Badge>
      ))}{' '}
      {isStanding ? (
        <a href={`/certificates/${resultId}/${entry.id}`}>{say('certificate')}</a>
      ) : (
        <a href={`/results/${resultId}`}>{say('honour.notice')}</a>
      )}
    </p>
  );
}

const findInForceAsked = ({ tx, actor, params, now }: Ask) =>
  findInForce(tx, actor, { call: params.call!, campaign: params.campaign! }, now);
const findEditionAsked = ({ tx, actor, params, now }: Ask) => findEdition(tx, actor, params.result!, now);

/** The doors; the slots are filled by main from the features above. */
export function routes(slots: ResultSlots = {}): Route[] {
  const result = (view: View, shown: Shown) => resultPage(view, shown, slots);
  return [
    page({
      get: '/campaigns/:campaign/calls/:call/result',
      frame: 'site',
      finds: findInForceAsked,
      may: anyone,
      shows: result,
    }),
    page({ get: '/results/:result', frame: 'site', finds: findEditionAsked, may: anyone, shows: result }),
    raw({
      get: '/results/:result/workings',
      frame: 'site',
      finds: findEditionAsked,
      may: anyone,
      answers: workingsAnswer,
    }),
    raw({
      get: '/results/:result/table',
      frame: 'site',
      finds: findEditionAsked,
      may: anyone,
      answers: tableAnswer,
    }),
    page({
      get: '/certificates/:result/:entry',
      frame: 'site',
      finds: findCertificates,
      may: anyone,
      shows: certificatePage,
    }),
    page({ get: '/verify', frame: 'site', finds: findNumberAsked, may: anyone, shows: verifyPage }),
    page({
      get: '/verify/:code',
      frame: 'site',
      words: ['code'],
      finds: findCodeAsked,
      may: anyone,
      shows: verifyPage,
    }),
  ];
}
