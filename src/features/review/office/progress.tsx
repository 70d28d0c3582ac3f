/** How far the judges of an open round are: by judge, and by work. */

import { nameIn } from '../../../kernel/text.ts';
import type { View } from '../../../platform/route.ts';
import { Badge, Empty, Section, Table } from '../../../ui/parts.tsx';
import { AskedLine, AskedPager, type AskedWorks, askWorks } from '../../entry/asking.tsx';
import type { Judge, Ranked, Round, RoundEntry } from '../review.ts';
import type { Score } from '../score.ts';
import { listJudges, listOpenTo } from '../store/judging.ts';
import { scoreExamples } from '../text/query.ts';
import { text } from '../text.ts';
import { scoreFieldsOf } from './asked.ts';
import { roundHref } from './round.ts';

type Shown = {
  view: View;
  round: Round;
  entries: readonly RoundEntry[];
  ranked: readonly Ranked[];
  scores: readonly Score[];
};
type Progress = Shown & {
  judges: readonly Judge[];
  /** By judge, the works they may know of. */
  open: ReadonlyMap<string, ReadonlySet<string>>;
};

export async function JudgedPart(shown: Shown) {
  const { view, round, entries } = shown;
  const judges = await listJudges(view.tx, round);
  const opened = await Promise.all(judges.map((j) => listOpenTo(view.tx, round, j, entries)));
  const open = new Map(judges.map((j, i) => [j.personId, new Set(opened[i]!.map((e) => e.entryId))]));
  const progress = { ...shown, judges, open };
  const isOpen = round.state === 'open';
  const asked = isOpen ? await askWorks(view, entries, scoreFieldsOf(shown)) : undefined;
  return (
    <>
      <Judges {...progress} />
      {asked ? (
        <Section title={view.say(text)('works')} id="works">
          <Works {...progress} asked={asked} />
        </Section>
      ) : null}
    </>
  );
}

function Judges({ view, round, judges, entries, scores, open }: Progress) {
  const say = view.say(text);
  const doneBy = (judge: Judge) => scores.filter((s) => s.judgeId === judge.personId).length;
  const invite = (
    <a
      className={`button is-${round.state === 'open' ? 'main' : 'calm'}`}
      href={`/office/panels/${round.panelId}`}
    >
      {say(round.state === 'open' ? 'judge.invite' : 'judges')}
    </a>
  );
  return (
    <Section title={say('judges')} aside={invite}>
      {judges.length === 0 ? (
        <Empty title={say('judges.none')}>
          <p>{say('judges.none.next')}</p>
        </Empty>
      ) : (
        <Table
          caption={say('judges')}
          rows={judges}
          keyOf={(j) => j.personId}
          columns={[
            { key: 'name', head: say('judge'), cell: (j) => j.name },
            { key: 'unit', head: say('judge.unit'), cell: (j) => nameIn(j.unitName, view.language) },
            {
              key: 'progress',
              head: say('judge.progress'),
              align: 'end',
              cell: (j) => say('judge.progress.of', { done: doneBy(j), all: open.get(j.personId)!.size }),
            },
            {
              key: 'recused',
              head: say('judge.recusal'),
              align: 'end',
              cell: (j) => {
                const count = entries.length - open.get(j.personId)!.size;
                const isAssigned = round.stage.judgesPerEntry !== undefined;
                return count > 0 && !isAssigned ? (
                  <span className="quiet">{say('judge.recused', { count })}</span>
                ) : null;
              },
            },
          ]}
        />
      )}
    </Section>
  );
}

function Works(props: Progress & { asked: AskedWorks<RoundEntry> }) {
  const { view, round, judges, scores, open, asked } = props;
  const say = view.say(text);
  const href = roundHref(round.id);
  return (
    <>
      <AskedLine view={view} asked={asked} href={href} examples={scoreExamples[view.language]} />
      {asked.page.total === 0 ? null : (
        <Table
          caption={say('works')}
          rows={asked.page.items}
          keyOf={(e) => e.entryId}
          columns={[
            {
              key: 'work',
              head: say('work'),
              cell: (e) => <a href={`/office/entries/${e.entryId}`}>{e.title}</a>,
            },
            { key: 'unit', head: say('unit'), cell: (e) => nameIn(e.unitName, view.language) },
            {
              key: 'scores',
              head: say('scores'),
              align: 'end',
              cell: (e) => {
                const done = scores.filter((s) => s.entryId === e.entryId).length;
                const all = judges.filter((j) => open.get(j.personId)!.has(e.entryId)).length;
                return (
                  <Badge tone={done === 0 ? 'warn' : done < all ? 'wait' : 'good'}>
                    {say('scores.of', { done, all })}
                  </Badge>
                );
              },
            },
          ]}
        />
      )}
      <AskedPager view={view} asked={asked} href={href} />
    </>
  );
}
