/** A judge's rounds, and one of them with its works and how far the judge is. */

import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { Badge, Empty, Heading, Note, Section, Table } from '../../../ui/parts.tsx';
import { RubricTable } from '../office/rubric.tsx';
import { type Judge, nextToScore, openTo, type Round, type RoundEntry, type Score } from '../review.ts';
import { listRoundEntries, listScores } from '../store/judging.ts';
import { type JudgeTask, listJudgeTasks } from '../store.ts';
import { text } from '../text.ts';
import { ownRoundHref, scoreHref } from './score-page.tsx';

export async function minePage(view: View, person: { id: Judge['personId'] }): Promise<ShownPage> {
  const say = view.say(text);
  const tasks = await listJudgeTasks(view.tx, person.id);
  return {
    title: say('mine'),
    body: (
      <>
        <Heading screen={view} title={say('mine')}>
          <p>{say('mine.lead')}</p>
        </Heading>
        {tasks.length === 0 ? (
          <Empty title={say('mine.none')}>
            <p>{say('mine.none.next')}</p>
          </Empty>
        ) : (
          <Tasks view={view} tasks={tasks} />
        )}
      </>
    ),
  };
}

function Tasks({ view, tasks }: { view: View; tasks: readonly JudgeTask[] }) {
  const say = view.say(text);
  return (
    <Table
      caption={say('mine')}
      rows={tasks}
      keyOf={(t) => t.round.id}
      columns={[
        {
          key: 'call',
          head: say('review'),
          cell: (t) => <a href={ownRoundHref(t.round.id)}>{nameIn(t.round.callName, view.language)}</a>,
        },
        { key: 'host', head: say('host'), cell: (t) => nameIn(t.round.hostName, view.language) },
        {
          key: 'progress',
          head: say('judge.progress'),
          align: 'end',
          cell: (t) => say('judge.progress.of', { done: t.submitted, all: t.works }),
        },
        {
          key: 'state',
          head: say('state'),
          cell: (t) => (
            <Badge tone={t.round.state === 'open' ? 'wait' : 'plain'}>{say(`state.${t.round.state}`)}</Badge>
          ),
        },
      ]}
    />
  );
}

export type OwnRound = { round: Round; judge: Judge };

export async function ownRoundPage(view: View, { round, judge }: OwnRound): Promise<ShownPage> {
  const say = view.say(text);
  const entries = openTo(judge, await listRoundEntries(view.tx, round.id));
  const scores = new Map(
    (await listScores(view.tx, round.id, { judgeId: judge.personId })).map((s) => [s.entryId, s]),
  );
  const submitted = new Set([...scores.values()].filter((s) => s.submittedAt).map((s) => s.entryId));
  const following = round.state === 'open' ? nextToScore(entries, submitted) : undefined;
  const title = say('round.title', { call: round.callName });
  return {
    title,
    body: (
      <>
        <Heading
          screen={view}
          title={title}
          crumbs={[[say('mine'), '/review']]}
          state={<Badge>{say(`state.${round.state}`)}</Badge>}
        >
          <p>{say('mine.progress', { done: submitted.size, all: entries.length })}</p>
          {following ? (
            <p>
              <a className="button is-main" href={scoreHref(round.id, following.entryId)}>
                {say(submitted.size === 0 ? 'mine.start' : 'mine.go-on')}
              </a>
            </p>
          ) : null}
        </Heading>
        {entries.length > 0 && submitted.size === entries.length ? (
          <Note tone="good">{say('mine.done')}</Note>
        ) : null}
        <Section title={say('mine.works')}>
          {entries.length === 0 ? (
            <Empty title={say('mine.works.none')} />
          ) : (
            <Works view={view} round={round} entries={entries} scores={scores} />
          )}
        </Section>
        <Section title={say('rubric')}>
          <RubricTable view={view} rubric={round.rubric} />
        </Section>
      </>
    ),
  };
}

function Works(props: {
  view: View;
  round: Round;
  entries: readonly RoundEntry[];
  scores: Map<string, Score>;
}) {
  const { view, round, entries, scores } = props;
  const say = view.say(text);
  const stateOf = (e: RoundEntry) => {
    const score = scores.get(e.entryId);
    return score?.submittedAt ? 'submitted' : score ? 'draft' : 'none';
  };
  return (
    <Table
      caption={say('mine.works')}
      rows={entries}
      keyOf={(e) => e.entryId}
      columns={[
        {
          key: 'work',
          head: say('work'),
          cell: (e) => <a href={scoreHref(round.id, e.entryId)}>{e.title}</a>,
        },
        { key: 'number', head: say('entry.number'), cell: (e) => e.number ?? '' },
        {
          key: 'state',
          head: say('score'),
          cell: (e) => (
            <Badge tone={stateOf(e) === 'submitted' ? 'good' : 'wait'}>
              {say(`score.state.${stateOf(e)}`)}
            </Badge>
          ),
        },
        {
          key: 'total',
          head: say('score.total'),
          align: 'end',
          cell: (e) => scores.get(e.entryId)?.total ?? '',
        },
      ]}
    />
  );
}
