/** Where a round stands in the chain of its call: what has been run, what is now, what follows, and how many went on. */

import { nameIn } from '../../../kernel/text.ts';
import type { View } from '../../../platform/route.ts';
import { Badge, Section } from '../../../ui/parts.tsx';
import type { Call } from '../../call/call.ts';
import { type Stage, stagesOf } from '../../call/stage.ts';
import { maySeeRound } from '../policy.ts';
import type { Round } from '../review.ts';
import { countWorks } from '../store/judging.ts';
import { listRounds } from '../store.ts';
import { text } from '../text/stage.ts';
import { roundHref } from './round.ts';

const classes = { done: 'is-passed', now: 'is-here', next: 'is-ahead' } as const;
const tones = { done: 'good', now: 'accent', next: 'plain' } as const;

/** A call with one stage has no chain to show. */
export async function ChainPart({ view, call, here }: { view: View; call: Call; here?: Round }) {
  const say = view.say(text);
  const stages = stagesOf(call);
  if (stages.length < 2) return null;
  const rounds = await listRounds(view.tx, call.id);
  const counts = await countWorks(view.tx, call.id);
  const isThrough = rounds.at(-1)?.onward === 'owner';
  return (
    <Section title={say('chain')}>
      <ol className="levels">
        {stages.map((stage, position) => {
          const round = rounds.find((one) => one.position === position);
          const state = !round ? 'next' : round.state === 'handed' ? 'done' : 'now';
          const isOpen = round !== undefined && maySeeRound(view.actor, round).allowed;
          const name = nameIn(round?.stage.name ?? stage.name, view.language);
          const count = isOpen ? counts.get(round.id) : undefined;
          return (
            <li
              key={stage.key}
              className={classes[state]}
              aria-current={here?.position === position ? 'step' : undefined}
            >
              <strong>
                {isOpen && here?.id !== round.id ? <a href={roundHref(round.id)}>{name}</a> : name}
              </strong>{' '}
              <span className="quiet">
                {say(`kind.${stage.kind}`)} · {runnerName(view, call, stage)} · {sayKeep(view, stage)}
              </span>{' '}
              <Badge tone={tones[state]}>{say(`chain.${state}`)}</Badge>{' '}
              {count ? <span>{say('chain.works', { count: count.works })}</span> : null}{' '}
              {count && state === 'done' ? (
                <span>
                  {say(round?.onward === 'owner' ? 'chain.handed' : 'chain.let-on', { count: count.on })}
                </span>
              ) : null}
            </li>
          );
        })}
        <li className={isThrough ? 'is-passed' : 'is-ahead'}>
          <strong>{say('chain.owner')}</strong>{' '}
          <span className="quiet">{nameIn(call.ownerName, view.language)}</span>
        </li>
      </ol>
    </Section>
  );
}

function runnerName(view: View, call: Call, stage: Stage): string {
  const name = stage.runner === 'owner' ? call.ownerName : (call.hostName ?? call.ownerName);
  return nameIn(name, view.language);
}

/** What of a stage goes on, in words. */
export function sayKeep(view: View, { kind, keep }: Pick<Stage, 'kind' | 'keep'>): string {
  const say = view.say(text);
  if (kind === 'format-check' || kind === 'unit-check') return say('keep.decided');
  if (!keep) return say(kind === 'score' || kind === 'choice' ? 'keep.choice' : 'keep.all');
  const parts = [
    keep.count === undefined ? undefined : say('keep.count', { count: keep.count }),
    keep.pointsMin === undefined ? undefined : say('keep.points', { points: keep.pointsMin }),
    ...(keep.subQuotas ?? []).map(({ name, atLeast, atMost }) =>
      say('keep.quota', { group: name, least: atLeast ?? 0, most: atMost ?? '–' }),
    ),
  ];
  return parts.filter((part) => part !== undefined).join(say('separator')) || say('keep.all');
}
