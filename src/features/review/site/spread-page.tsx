/** The chair's view of a round: how far everybody is and how far apart, without names and without works they keep away from. */

import type { Actor } from '../../../kernel/actor.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { Verdict } from '../../../kernel/verdict.ts';
import type { Ask, ShownPage, View } from '../../../platform/route.ts';
import { Heading } from '../../../ui/parts.tsx';
import { worksFor } from '../../panel/store.ts';
import { redact } from '../../redaction/redaction.ts';
import { listVeils } from '../../redaction/store.ts';
import { type SpreadOf, SpreadPart } from '../office/spread-part.tsx';
import { mayChair } from '../policy.ts';
import { listJudges, listOpenTo, listRoundEntries } from '../store/judging.ts';
import { listScores } from '../store/score.ts';
import { text } from '../text/score.ts';
import { findOwnWorksAsked } from './asked.ts';
import { ownRoundHref, scoreHref } from './round-page.tsx';

/** What the chair asks for, and whether they may read it already. */
export type Chaired = SpreadOf & { mayRead: (actor: Actor) => Verdict };

export async function findChairedAsked(ask: Ask): Promise<Chaired | undefined> {
  const own = await findOwnWorksAsked(ask);
  if (!own) return undefined;
  const { round, judge } = own;
  const { tx } = ask;
  const entries = await listRoundEntries(tx, round.id);
  const open = await worksFor(tx, judge, entries, false);
  const ids = new Set(open.map((entry) => entry.entryId));
  const veils = await listVeils(tx, open, { sight: round.stage.sight, ownerPath: round.ownerPath });
  const judges = await listJudges(tx, round);
  const dues = new Map<SpreadOf['judges'][number]['personId'], number>();
  for (const one of judges) {
    const theirs = await listOpenTo(tx, round, one, entries);
    dues.set(one.personId, theirs.filter((entry) => ids.has(entry.entryId)).length);
  }
  const isThrough = own.works.every((work) => own.done.has(work.entryId));
  return {
    ...{ round, judges, dues, isNamed: false },
    works: open.map(({ entryId, title }) => ({
      // Where a work comes from is hidden from the chair as from every judge.
      ...{ entryId, unitPath: '', title: redact(title, veils.get(entryId)!.phrases) },
      href: scoreHref(round.id, entryId),
    })),
    scores: (await listScores(tx, round.id)).filter((score) => ids.has(score.entryId)),
    mayRead: (actor) => mayChair(actor, { judge, isThrough }),
  };
}

export function ownSpreadPage(view: View, of: Chaired): ShownPage {
  const say = view.say(text);
  return {
    title: say('spread'),
    body: (
      <>
        <Heading
          screen={view}
          title={say('spread')}
          crumbs={[[nameIn(of.round.callName, view.language), ownRoundHref(of.round.id)]]}
        />
        <SpreadPart view={view} of={of} />
      </>
    ),
  };
}
