/** The works of a round as whoever runs it asks for them: by the words of every list of works, and by their scores. */

import type { Actor } from '../../../kernel/actor.ts';
import type { EntryId } from '../../../kernel/id.ts';
import { type EntryField, numbersOf } from '../../entry/store/query.ts';
import { runsRound } from '../policy.ts';
import type { Ranked, Round, RoundEntry } from '../review.ts';
import { scoreFields } from '../text/query.ts';

type Judged = {
  round: Pick<Round, 'runnerPath' | 'state' | 'stage'>;
  entries: readonly RoundEntry[];
  ranked: readonly Ranked[];
};

/**
 * What a ranking says of each work: what counts by its rule once the round is closed, before that the mean of what judges
 * submitted; as it is shown, to two places. Nothing while people vote.
 */
export function scoresOf({ round, entries, ranked }: Judged): {
  points: Map<EntryId, number>;
  judges: Map<EntryId, number>;
} {
  const isOpen = round.state === 'open' && round.stage.kind === 'score';
  const judged = ranked.filter((one) => one.judges > 0);
  const pointsOf = (one: Ranked) => Math.round((isOpen ? one.mean : (one.points ?? one.mean)) * 100) / 100;
  return {
    points: new Map(judged.map((one) => [one.entryId, pointsOf(one)])),
    judges: new Map([
      ...entries.map((entry) => [entry.entryId, 0] as const),
      ...judged.map((one) => [one.entryId, one.judges] as const),
    ]),
  };
}

/** Named only to whoever runs the round: to everybody else the words are no fields at all (AC-191, AC-192). */
export function scoreFieldsOf(judged: Judged): EntryField[] {
  const isFor = (actor: Actor) => runsRound(actor, judged.round);
  const known = scoresOf(judged);
  return [
    { field: scoreFields.score, isFor, asked: () => numbersOf(known.points) },
    { field: scoreFields.scores, isFor, asked: () => numbersOf(known.judges) },
  ];
}
