/** How far the judges of a round are and how far apart: the page of whoever runs it. */

import { nameIn } from '../../../kernel/text.ts';
import { type Ask, page, type Route, type ShownPage, type View } from '../../../platform/route.ts';
import { Heading } from '../../../ui/parts.tsx';
import { isEntrant } from '../../panel/policy.ts';
import { maySeeRound, maySeeSpread } from '../policy.ts';
import { listJudges, listOpenTo, listRoundEntries } from '../store/judging.ts';
import { listScores } from '../store/score.ts';
import { findRound } from '../store.ts';
import { text } from '../text/score.ts';
import { type SpreadOf, SpreadPart } from './spread-part.tsx';

async function findSpreadAsked({ tx, actor, params }: Ask): Promise<SpreadOf | undefined> {
  const round = await findRound(tx, params.round!);
  if (round?.stage.kind !== 'score' || !maySeeRound(actor, round).allowed) return undefined;
  const entries = await listRoundEntries(tx, round.id);
  // As little there as the works themselves for whoever has a stake in one (AC-167).
  if (isEntrant(actor, entries)) return undefined;
  const judges = await listJudges(tx, round);
  const dues = new Map<SpreadOf['judges'][number]['personId'], number>();
  for (const judge of judges) dues.set(judge.personId, (await listOpenTo(tx, round, judge, entries)).length);
  const works = entries.map(({ entryId, title, unitPath }) => ({
    ...{ entryId, title, unitPath },
    href: `/office/rounds/${round.id}/entries/${entryId}/redaction`,
  }));
  return { round, judges, works, dues, scores: await listScores(tx, round.id), isNamed: true };
}

function spreadPage(view: View, of: SpreadOf): ShownPage {
  const say = view.say(text);
  return {
    title: say('spread'),
    body: (
      <>
        <Heading
          screen={view}
          title={say('spread')}
          crumbs={[[nameIn(of.round.callName, view.language), `/office/rounds/${of.round.id}`]]}
        />
        <SpreadPart view={view} of={of} />
      </>
    ),
  };
}

export const spreadRoutes: Route[] = [
  page({
    get: '/office/rounds/:round/spread',
    frame: 'office',
    finds: findSpreadAsked,
    may: (actor, { round }) => maySeeSpread(actor, round),
    shows: spreadPage,
  }),
];
