/** A judge's own score once it is in, and the others' as far as the round lets it: never by name (AC-161, AC-164). */

import { nameIn } from '../../../kernel/text.ts';
import type { View } from '../../../platform/route.ts';
import { Pairs, Section } from '../../../ui/parts.tsx';
import type { Criterion } from '../../call/call.ts';
import { isCounted, isRevealed, pointsOf, remarksFor, type Score, sayPoints, wholeKey } from '../score.ts';
import { listScores } from '../store/score.ts';
import { text } from '../text/score.ts';
import type { FoundDesk } from './asked.ts';

type Props = { view: View; desk: FoundDesk; score: Score };

export async function GivenPart({ view, desk, score }: Props) {
  const say = view.say(text);
  return (
    <Section title={say('score.own')}>
      <MarksPart view={view} rubric={desk.round.rubric} score={score} />
      {isRevealed({ round: desk.round, score }) ? await Others({ view, desk, score }) : null}
    </Section>
  );
}

/** Marks as they were given, criterion by criterion. */
export function MarksPart({
  view,
  rubric,
  score,
}: {
  view: View;
  rubric: readonly Criterion[];
  score: Score;
}) {
  const say = view.say(text);
  const marks = rubric.map((c) => {
    const points = pointsOf(rubric, score.marks, c.key) ?? '';
    const remark = score.remarks[c.key];
    const said = say('score.of', { points, max: c.max });
    return [nameIn(c.name, view.language), remark ? `${said} ${remark.text}` : said] as const;
  });
  const whole = score.remarks[wholeKey];
  return (
    <Pairs
      pairs={[
        ...marks,
        [say('score.total'), score.total],
        whole && [say('score.remark'), `${whole.text} (${say(`audience.${whole.audience}`)})`],
      ]}
    />
  );
}

/** In the order of the words, so that no order tells who wrote what. */
async function Others({ view, desk, score }: Props) {
  const say = view.say(text);
  const given = await listScores(view.tx, desk.round.id, { entryId: desk.entry.entryId });
  const others = given.filter((one) => isCounted(one) && one.judgeId !== score.judgeId);
  if (others.length === 0) return <p>{say('score.others.none')}</p>;
  const totals = others.map((one) => one.total);
  const remarks = others
    .flatMap((one) => remarksFor('judges', one))
    .map(({ text: words }) => words)
    .sort();
  return (
    <>
      <p>
        {say('score.others.mean', {
          count: others.length,
          mean: sayPoints(totals.reduce((sum, total) => sum + total, 0) / totals.length),
          least: Math.min(...totals),
          most: Math.max(...totals),
        })}
      </p>
      {remarks.length > 0 ? (
        <>
          <h3>{say('score.others.remarks')}</h3>
          <ul>
            {remarks.map((words, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two may have written the same
              <li key={at} className="prose">
                {words}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}
