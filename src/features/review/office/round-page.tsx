/** The page of a round for whoever runs it: where the chain is, what the stage asks now, who goes on, what follows. */

import { sayEnd, sayInstant } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { ActButton } from '../../../ui/form.tsx';
import { Badge, Heading, Note, Pairs, Refused, Section } from '../../../ui/parts.tsx';
import type { Call } from '../../call/call.ts';
import { stagesOf } from '../../call/stage.ts';
import { mayArrange, runsRound } from '../policy.ts';
import type { Round } from '../review.ts';
import { isCounted } from '../score.ts';
import { isDecidedByHand, isOver, runsBesideVote } from '../stage.ts';
import { type Preview, previewRound } from '../store/ranking.ts';
import { listScores } from '../store/score.ts';
import { text as stageText } from '../text/stage.ts';
import { text } from '../text.ts';
import { ChainPart, sayKeep } from './chain.tsx';
import { ClosingPart, Extending, OnwardPart } from './choice.tsx';
import { FloorNote } from './hosting-page.tsx';
import { DecidedPart } from './outcome.tsx';
import { OrderPart } from './place.tsx';
import { JudgedPart } from './progress.tsx';
import { RankingPart } from './ranking.tsx';
import { type FoundRound, receivedHref, roundHref } from './round.ts';
import { RubricTable } from './rubric.tsx';

const tones = { open: 'wait', closed: 'accent', handed: 'good' } as const;

export async function roundPage(view: View, found: FoundRound): Promise<ShownPage> {
  const say = view.say(text);
  const { round, call, reckoning } = found;
  const isPlain = stagesOf(call).length === 1;
  const title = isPlain
    ? say('round.title', { call: round.callName })
    : `${say('round.title', { call: round.callName })} · ${nameIn(round.stage.name, view.language)}`;
  const isRunner = runsRound(view.actor, round);
  const isAtHost = isRunner && round.runnerId === round.hostId;
  const crumbs = isAtHost ? ([[say('received.back'), receivedHref(round.callId)]] as const) : [];
  const preview = await previewRound(view.tx, round, call);
  const state = round.onward === 'next' ? view.say(stageText)('chain.done') : say(`state.${round.state}`);
  return {
    title,
    islands: ['entry.js'],
    body: (
      <>
        <Heading
          screen={view}
          title={title}
          crumbs={crumbs}
          state={<Badge tone={tones[round.state]}>{state}</Badge>}
        />
        <Refused screen={view} shown={formsOf(found, isRunner)} />
        {await ChainPart({ view, call, here: round })}
        {round.position > 0 || round.state === 'handed' ? null : (
          <FloorNote view={view} call={call} count={preview.entries.length} />
        )}
        {round.state === 'open' ? <Untaken view={view} round={round} count={reckoning.untaken} /> : null}
        {round.state === 'open' ? <Over view={view} round={round} /> : null}
        <About view={view} round={round} call={call} />
        <Extending view={view} round={round} />
        {round.state === 'open' ? null : await Ranking({ ...found, view, preview, isRunner })}
        {isRunner ? await Work({ ...found, view, preview }) : null}
        {round.state === 'open' ? <ClosingPart {...found} view={view} preview={preview} /> : null}
        {round.state === 'closed' ? <OnwardPart {...found} view={view} preview={preview} /> : null}
        {round.stage.kind === 'score' ? (
          <Section title={say('rubric')}>
            <RubricTable view={view} rubric={round.rubric} />
          </Section>
        ) : null}
      </>
    ),
  };
}

/** The addresses of the forms that stand on the page in each state. */
function formsOf({ round, isLast, reckoning }: FoundRound, isRunner: boolean): string[] {
  if (!isRunner) return [];
  const open = [
    'close',
    'extend',
    ...(isDecidedByHand(round.stage) ? ['decide'] : []),
    ...(reckoning.untaken > 0 ? ['take'] : []),
  ];
  const verbs = { open, closed: [isLast ? 'hand-over' : 'pass-on', 'reopen'], handed: [] };
  return verbs[round.state].map((verb) => `${roundHref(round.id)}/${verb}`);
}

function About({ view, round, call }: { view: View; round: Round; call: Call }) {
  const say = view.say(text);
  const stage = view.say(stageText);
  const { opensAt, closesAt, kind } = round.stage;
  const isVote = kind === 'vote' && opensAt !== undefined && closesAt !== undefined;
  const until = round.closesAt ?? call.reviewUntil;
  return (
    <>
      {runsBesideVote(call, round.position) ? (
        <Note tone="plain">{stage('beside-vote', { opensAt: call.voteOpensAt })}</Note>
      ) : null}
      {kind === 'vote' ? <p>{stage('vote.lead')}</p> : null}
      <Pairs
        pairs={[
          [stage('runner'), nameIn(round.runnerName, view.language)],
          [stage('keep'), sayKeep(view, round.stage)],
          [say('opened-at'), sayInstant(round.openedAt, view.language)],
          isVote && [
            stage('vote-window'),
            stage('vote.from-to', { opensAt: new Date(opensAt), until: new Date(closesAt) }),
          ],
          round.closedAt && [say('closed-at'), sayInstant(round.closedAt, view.language)],
          round.handedAt && [
            round.onward === 'owner' ? say('handed-at') : stage('passed-at'),
            sayInstant(round.handedAt, view.language),
          ],
          round.state === 'open' &&
            !isVote && [
              round.closesAt ? stage('stage-until') : say('review-until'),
              sayEnd(until, view.language),
            ],
        ]}
      />
    </>
  );
}

function Untaken({ view, round, count }: { view: View; round: Round; count: number }) {
  const say = view.say(text);
  if (count === 0) return null;
  return (
    <Note tone="warn" title={say('untaken', { count })}>
      <p>
        {say('untaken.more')} <a href={receivedHref(round.callId)}>{say('received')}</a>
      </p>
      <ActButton
        screen={view}
        tone="calm"
        action={`${roundHref(round.id)}/take`}
        verdict={mayArrange(view.actor, round)}
        label={say('take.do')}
      />
    </Note>
  );
}

function Over({ view, round }: { view: View; round: Round }) {
  const say = view.say(stageText);
  if (round.stage.kind === 'vote' || !round.closesAt || !isOver(round, view.now)) return null;
  return (
    <Note tone="warn" title={say('over.title', { until: round.closesAt })}>
      {round.stage.kind === 'score' ? <p>{say('over.more')}</p> : null}
    </Note>
  );
}

type Shown = FoundRound & { view: View; preview: Preview };

/** What the stage asks of people while it is open; of a scored one also afterwards who judged. */
async function Work({ view, round, call, preview }: Shown) {
  const { entries, ranked } = preview;
  if (round.stage.kind === 'score') {
    const scores = (await listScores(view.tx, round.id)).filter(isCounted);
    return JudgedPart({ view, round, entries, ranked, scores });
  }
  if (round.state !== 'open') return null;
  if (isDecidedByHand(round.stage)) return DecidedPart({ view, round, call, entries, ranked });
  if (round.stage.kind === 'choice') return OrderPart({ view, round, entries, ranked });
  return <p className="quiet">{view.say(stageText)('vote.hidden')}</p>;
}

async function Ranking({ view, round, preview, isRunner }: Shown & { isRunner: boolean }) {
  const scores = (await listScores(view.tx, round.id)).filter(isCounted);
  return RankingPart({ view, round, ...preview, scores, isRunner });
}
