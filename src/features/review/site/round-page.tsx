/** One of a judge's rounds: how far they are, where to go on, their works with the calibration first, and the rubric. */

import { askPage, offsetOf, pageOf } from '../../../kernel/page.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { Badge, Empty, Heading, Meter, Note, Pager, Section, Table } from '../../../ui/parts.tsx';
import { redact, type Veil } from '../../redaction/redaction.ts';
import { listVeils } from '../../redaction/store.ts';
import { RubricTable } from '../office/rubric.tsx';
import type { RoundEntry } from '../review.ts';
import { nextToScore } from '../score.ts';
import { text as scoreText } from '../text/score.ts';
import { text } from '../text.ts';
import type { OwnWorks } from './asked.ts';

export const ownRoundHref = (roundId: string) => `/review/rounds/${roundId}`;
export const scoreHref = (roundId: string, entryId: string) => `${ownRoundHref(roundId)}/entries/${entryId}`;
const worksAPage = 50;

export async function ownRoundPage(view: View, own: OwnWorks): Promise<ShownPage> {
  const say = view.say(text);
  const sayScore = view.say(scoreText);
  const { round, judge, works, done } = own;
  const following = round.state === 'open' ? nextToScore(works, done) : undefined;
  const isThrough = works.length > 0 && works.every((work) => done.has(work.entryId));
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
          <p>{say('mine.progress', { done: done.size, all: works.length })}</p>
          <Meter label={say('judge.progress')} value={done.size} max={works.length} />
          {following ? (
            <p>
              <a className="button is-main" href={scoreHref(round.id, following.entryId)}>
                {say(done.size === 0 ? 'mine.start' : 'mine.go-on')}
              </a>
            </p>
          ) : null}
          {judge.role === 'chair' ? (
            <p>
              <a href={`${ownRoundHref(round.id)}/spread`}>{sayScore('mine.chair')}</a>
            </p>
          ) : null}
        </Heading>
        {isThrough ? <Note tone="good">{say('mine.done')}</Note> : null}
        {own.calibration.length > 0 ? (
          <Note tone="plain" title={sayScore('mine.calibration', { count: own.calibration.length })}>
            {sayScore('mine.calibration.lead')}
          </Note>
        ) : null}
        <Section title={say('mine.works')}>
          {works.length === 0 ? <Empty title={say('mine.works.none')} /> : await Works({ view, own })}
        </Section>
        <Section title={say('rubric')}>
          <RubricTable view={view} rubric={round.rubric} />
        </Section>
      </>
    ),
  };
}

async function Works({ view, own }: { view: View; own: OwnWorks }) {
  const { round, works } = own;
  const ask = askPage(view.query.page, worksAPage);
  const shown = works.slice(offsetOf(ask), offsetOf(ask) + ask.size);
  const veils = await listVeils(view.tx, shown, { sight: round.stage.sight, ownerPath: round.ownerPath });
  const page = pageOf(shown, works.length, ask);
  return (
    <>
      <WorkTable view={view} own={own} shown={shown} veils={veils} />
      <Pager screen={view} page={page} href={(nth) => `${ownRoundHref(round.id)}?page=${nth}`} />
    </>
  );
}

function WorkTable(props: {
  view: View;
  own: OwnWorks;
  shown: readonly RoundEntry[];
  veils: ReadonlyMap<string, Veil>;
}) {
  const { view, own, shown, veils } = props;
  const say = view.say(text);
  const sayScore = view.say(scoreText);
  const stateOf = ({ entryId }: RoundEntry) => {
    const score = own.scores.get(entryId);
    if (score?.submittedAt) return 'submitted';
    return score?.abstainedAt ? 'abstained' : score ? 'draft' : 'none';
  };
  return (
    <Table
      caption={say('mine.works')}
      rows={shown}
      keyOf={(e) => e.entryId}
      columns={[
        {
          key: 'work',
          head: say('work'),
          cell: (e) => (
            <>
              <a href={scoreHref(own.round.id, e.entryId)}>
                {redact(e.title, veils.get(e.entryId)!.phrases)}
              </a>{' '}
              {own.calibration.includes(e.entryId) ? (
                <Badge tone="accent">{sayScore('work.calibration')}</Badge>
              ) : null}
            </>
          ),
        },
        { key: 'number', head: say('entry.number'), cell: (e) => e.number ?? '' },
        {
          key: 'state',
          head: say('score'),
          cell: (e) => (
            <Badge tone={own.done.has(e.entryId) ? 'good' : 'wait'}>
              {sayScore(`score.state.${stateOf(e)}`)}
            </Badge>
          ),
        },
        {
          key: 'total',
          head: say('score.total'),
          align: 'end',
          cell: (e) => {
            const score = own.scores.get(e.entryId);
            return score?.submittedAt ? score.total : '';
          },
        },
      ]}
    />
  );
}
