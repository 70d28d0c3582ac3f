/** The ranking of a round that is closed, what became of each work, and what was handed over. */

import { nameIn } from '../../../kernel/text.ts';
import type { View } from '../../../platform/route.ts';
import { type Column, Section, Table } from '../../../ui/parts.tsx';
import { AskedLine, AskedPager, askWorks, pageWorks } from '../../entry/asking.tsx';
import { listStanding } from '../../recommendation/store.ts';
import type { Ranked, Round, RoundEntry } from '../review.ts';
import { type Score, sayPoints } from '../score.ts';
import { isCheck } from '../stage.ts';
import { scoreExamples } from '../text/query.ts';
import { text as stageText } from '../text/stage.ts';
import { text } from '../text.ts';
import { scoreFieldsOf } from './asked.ts';
import { OutcomeBadge } from './outcome.tsx';
import { roundHref } from './round.ts';

type Shown = {
  view: View;
  round: Round;
  entries: readonly RoundEntry[];
  ranked: readonly Ranked[];
  scores: readonly Score[];
  isRunner: boolean;
};
type Row = Ranked & { entry: RoundEntry; remarks: readonly string[] };

/** Whoever does not run the round reads it page by page, and asks nothing. */
export async function RankingPart({ view, round, entries, ranked, scores, isRunner }: Shown) {
  const say = view.say(text);
  const works = new Map(entries.map((entry) => [entry.entryId, entry]));
  const remarksOn = (id: string) => scores.filter((s) => s.entryId === id).flatMap((s) => s.remark ?? []);
  const rows = ranked.map(
    (r): Row => ({ ...r, entry: works.get(r.entryId)!, remarks: isRunner ? remarksOn(r.entryId) : [] }),
  );
  const fields = scoreFieldsOf({ round, entries, ranked });
  const asked = isRunner ? await askWorks(view, rows, fields) : pageWorks(view, rows);
  const href = roundHref(round.id);
  return (
    <>
      <Section title={isCheck(round.stage) ? say('works') : say('ranking')} id="ranking">
        {round.minutes ? (
          <details>
            <summary>{view.say(stageText)('minutes')}</summary>
            <p className="prose">{round.minutes}</p>
          </details>
        ) : null}
        {isRunner ? (
          <AskedLine view={view} asked={asked} href={href} examples={scoreExamples[view.language]} />
        ) : null}
        {asked.page.total === 0 && rows.length > 0 ? null : (
          <Table
            caption={say('ranking')}
            rows={asked.page.items}
            keyOf={(r) => r.entryId}
            columns={columnsOf(view, round, rows)}
          />
        )}
        <AskedPager view={view} asked={asked} href={href} />
      </Section>
      {round.onward === 'owner' ? (
        <Chosen view={view} rows={await listStanding(view.tx, { callId: round.callId, leg: 'to-owner' })} />
      ) : null}
    </>
  );
}

function columnsOf(view: View, round: Round, rows: readonly Row[]): Column<Row>[] {
  const say = view.say(text);
  const { kind, scoreRule } = round.stage;
  const isJudged = rows.some((r) => r.judges > 0);
  const isRuled = kind === 'score' && scoreRule !== undefined;
  const only = (condition: boolean, ...columns: Column<Row>[]) => (condition ? columns : []);
  return [
    ...only(!isCheck(round.stage), { key: 'rank', head: say('rank'), cell: (r) => r.rank }),
    { key: 'work', head: say('work'), cell: (r) => <Work view={view} row={r} /> },
    { key: 'unit', head: say('unit'), cell: (r) => nameIn(r.entry.unitName, view.language) },
    ...only(kind === 'vote', {
      key: 'votes',
      head: view.say(stageText)('votes'),
      align: 'end',
      cell: (r) => r.votes ?? 0,
    }),
    ...only(isRuled, {
      key: 'points',
      head: view.say(stageText)('points'),
      align: 'end',
      cell: (r) => sayPoints(r.points ?? 0),
    }),
    ...only(
      isJudged,
      { key: 'mean', head: say('mean'), align: 'end', cell: (r) => sayPoints(r.mean) },
      {
        key: 'spread',
        head: say('spread'),
        align: 'end',
        cell: (r) => say('spread.of', { least: r.least, most: r.most }),
      },
      { key: 'judges', head: say('judges.count'), align: 'end', cell: (r) => r.judges },
    ),
    {
      key: 'outcome',
      head: view.say(stageText)('outcome'),
      cell: (r) => (
        <>
          <OutcomeBadge view={view} stage={round.stage} outcome={r.entry.outcome} />{' '}
          {r.entry.reason ? <span className="quiet">{r.entry.reason}</span> : null}
        </>
      ),
    },
  ];
}

function Work({ view, row }: { view: View; row: Row }) {
  const say = view.say(text);
  return (
    <>
      <a href={`/office/entries/${row.entryId}`}>{row.entry.title}</a>
      {row.remarks.length > 0 ? (
        <details>
          <summary>{say('remarks', { count: row.remarks.length })}</summary>
          <ul>
            {row.remarks.map((remark) => (
              <li key={remark}>{remark}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}

type Handed = {
  id: string;
  entryId: string;
  place: number;
  title: string;
  unitName: { zh: string; en?: string };
};

function Chosen({ view, rows }: { view: View; rows: readonly Handed[] }) {
  const say = view.say(text);
  return (
    <Section title={say('chosen')}>
      <Table
        caption={say('chosen')}
        rows={rows}
        keyOf={(r) => r.id}
        columns={[
          { key: 'place', head: say('place'), cell: (r) => r.place },
          {
            key: 'work',
            head: say('work'),
            cell: (r) => <a href={`/office/entries/${r.entryId}`}>{r.title}</a>,
          },
          { key: 'unit', head: say('unit'), cell: (r) => nameIn(r.unitName, view.language) },
        ]}
      />
    </Section>
  );
}
