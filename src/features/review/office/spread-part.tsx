/** Progress and spread of a round as tables: for whoever runs it with names, for the chair without. */

import type { View } from '../../../platform/route.ts';
import { Empty, Note, Section, Table } from '../../../ui/parts.tsx';
import { plainScores } from '../../reckoning/reckoning.ts';
import type { Judge, Round } from '../review.ts';
import { isCounted, isDone, type Score, sayPoints } from '../score.ts';
import {
  outlierPoints,
  reciprocitiesOf,
  shiftsOf,
  spreadOfJudges,
  spreadOfWorks,
  type WorkSpread,
} from '../spread.ts';
import { text } from '../text/score.ts';

/** A round's scores with the works they are of, as far as whoever looks may know of them. */
export type SpreadOf = {
  round: Round;
  judges: readonly Judge[];
  works: readonly { entryId: Score['entryId']; title: string; unitPath: string; href: string }[];
  scores: readonly Score[];
  /** How many works each judge has to score. */
  dues: ReadonlyMap<Judge['personId'], number>;
  /** Whether judges are told by name. */
  isNamed: boolean;
};
type Props = { view: View; of: SpreadOf };

const worksShown = 50;

export function SpreadPart({ view, of }: Props) {
  const say = view.say(text);
  const known = new Set(of.works.map((work) => work.entryId));
  const counted = of.scores.filter((score) => isCounted(score) && known.has(score.entryId));
  return (
    <>
      <Section title={say('spread.judges')}>
        <JudgeTable view={view} of={of} counted={counted} />
      </Section>
      {counted.length === 0 ? (
        <Empty title={say('spread.none')} />
      ) : (
        <>
          {of.isNamed ? <Flags view={view} of={of} counted={counted} /> : null}
          <Section title={say('spread.works')}>
            <p className="hint">{say('spread.outlier.rule', { points: outlierPoints })}</p>
            <WorkTable view={view} of={of} rows={spreadOfWorks(counted).slice(0, worksShown)} />
          </Section>
        </>
      )}
    </>
  );
}

/** By name for the runner; by a number of their place here for the chair. */
function judgeNamed({ view, of }: Props, id: string): string {
  const at = of.judges.findIndex((judge) => judge.personId === id);
  return of.isNamed ? (of.judges[at]?.name ?? '') : view.say(text)('spread.judge.nth', { nth: at + 1 });
}

function JudgeTable({ view, of, counted }: Props & { counted: readonly Score[] }) {
  const say = view.say(text);
  const spreads = new Map(spreadOfJudges(counted).map((one) => [one.judgeId, one]));
  const own = (id: string) => of.scores.filter((score) => score.judgeId === id && !score.isStray);
  const points = (value: number | undefined) => (value === undefined ? '' : sayPoints(value));
  return (
    <Table
      caption={say('spread.judges')}
      rows={of.judges}
      keyOf={(judge) => judge.personId}
      columns={[
        {
          key: 'judge',
          head: say('spread.judge'),
          cell: (judge) => judgeNamed({ view, of }, judge.personId),
        },
        {
          key: 'done',
          head: say('spread.done'),
          align: 'end',
          cell: ({ personId }) => `${own(personId).filter(isDone).length} / ${of.dues.get(personId) ?? 0}`,
        },
        {
          key: 'abstained',
          head: say('spread.abstained'),
          align: 'end',
          cell: ({ personId }) => own(personId).filter((score) => score.abstainedAt).length || '',
        },
        {
          key: 'mean',
          head: say('spread.mean'),
          align: 'end',
          cell: (j) => points(spreads.get(j.personId)?.mean),
        },
        {
          key: 'deviation',
          head: say('spread.deviation'),
          align: 'end',
          cell: (j) => points(spreads.get(j.personId)?.deviation),
        },
        {
          key: 'range',
          head: say('spread.range'),
          align: 'end',
          cell: ({ personId }) => {
            const spread = spreads.get(personId);
            return spread ? `${spread.least}–${spread.most}` : '';
          },
        },
      ]}
    />
  );
}

function WorkTable({ view, of, rows }: Props & { rows: readonly WorkSpread[] }) {
  const say = view.say(text);
  const workOf = (id: string) => of.works.find((work) => work.entryId === id)!;
  return (
    <Table
      caption={say('spread.works')}
      rows={rows}
      keyOf={(row) => row.entryId}
      columns={[
        {
          key: 'work',
          head: say('work'),
          cell: ({ entryId }) => <a href={workOf(entryId).href}>{workOf(entryId).title}</a>,
        },
        { key: 'scores', head: say('spread.scores'), align: 'end', cell: (row) => row.scores },
        { key: 'mean', head: say('spread.mean'), align: 'end', cell: (row) => sayPoints(row.mean) },
        { key: 'range', head: say('spread.range'), align: 'end', cell: (row) => `${row.least}–${row.most}` },
        { key: 'apart', head: say('spread.apart'), align: 'end', cell: (row) => row.apart },
        {
          key: 'outliers',
          head: say('spread.outliers'),
          cell: (row) =>
            row.outliers
              .map((one) =>
                say('spread.outlier', { judge: judgeNamed({ view, of }, one.judgeId), points: one.total }),
              )
              .join(say('between')),
        },
      ]}
    />
  );
}

/** Reciprocity, and what one judge alone moves: for the runner's eyes (AC-170). */
function Flags({ view, of, counted }: Props & { counted: readonly Score[] }) {
  const say = view.say(text);
  const named = (id: string) => judgeNamed({ view, of }, id);
  const pairs = reciprocitiesOf(counted, of.judges, of.works).map((one) =>
    say('spread.reciprocity', {
      ...{ first: named(one.first), second: named(one.second) },
      ...{ given: sayPoints(one.given), taken: sayPoints(one.taken) },
    }),
  );
  const shifts = shiftsOf(counted, of.round.stage.scoreRule ?? plainScores).map((one) =>
    say('spread.shift', {
      judge: named(one.judgeId),
      work: of.works.find((work) => work.entryId === one.entryId)?.title ?? '',
      places: Math.abs(one.places),
    }),
  );
  const flags = [...pairs, ...shifts];
  return (
    <Section title={say('spread.flags')}>
      <p className="hint">{say('spread.flags.lead')}</p>
      {flags.length === 0 ? <p>{say('spread.flags.none')}</p> : null}
      {flags.map((flag) => (
        <Note key={flag} tone="warn">
          {flag}
        </Note>
      ))}
    </Section>
  );
}
