/** Chosen votes as an officer sees them: over time, of whom they are made up, where else their voters voted, what changes. */

import { Fragment } from 'react';
import type { EntryId } from '../../../kernel/id.ts';
import { sayInstant } from '../../../kernel/period.ts';
import type { View } from '../../../platform/route.ts';
import { Note, Section, Table } from '../../../ui/parts.tsx';
import { text as ballotText } from '../../call/text/ballot.ts';
import type { VoteRanges } from '../../vote/ledger/line.ts';
import type { Effect } from '../effect.ts';
import { type Bar, barsOf, overlapOf, sharesOf, type Trait, traits } from '../makeup.ts';
import { numbersIn } from '../ranges.ts';
import type { Voted } from '../scrutiny.ts';
import type { PollWork } from '../store/work.ts';
import { text } from '../text/scrutiny.ts';

type Props = { view: View; all: readonly Voted[]; votes: VoteRanges; works: readonly PollWork[] };

/** Everything there is to see of chosen votes, work by work. */
export function VotesParts({
  view,
  all,
  votes,
  works,
  concerned,
}: Props & { concerned: readonly PollWork[] }) {
  const chosen = new Set(numbersIn(votes));
  return (
    <>
      {concerned.map((work) => {
        const own = all.filter((vote) => vote.entryId === work.id);
        return (
          <Section key={work.id} title={`${work.number} ${work.title}`}>
            <Timeline view={view} title={work.title} bars={barsOf(own, chosen)} />
            {traits
              .map((trait) => ({ trait, shares: sharesOf(own, chosen, trait) }))
              .filter(({ shares }) => shares.some((share) => share.value !== ''))
              .map(({ trait, shares }) => (
                <TraitTable key={trait} view={view} trait={trait} work={work} shares={shares} />
              ))}
            <OverlapPart view={view} works={works} work={work} all={all} chosen={chosen} />
          </Section>
        );
      })}
    </>
  );
}

const [width, height, foot] = [720, 160, 22];

/** Drawn by the server; the same figures stand in the table beneath. */
function Timeline({ view, title, bars }: { view: View; title: string; bars: readonly Bar[] }) {
  const say = view.say(text);
  if (bars.length === 0) return null;
  const most = Math.max(1, ...bars.map((bar) => bar.chosen + bar.others));
  const step = width / bars.length;
  const high = (votes: number) => (votes / most) * (height - foot);
  const [first, last] = [bars[0]!, bars.at(-1)!];
  const caption = say('timeline.of', { title });
  return (
    <>
      <figure className="timeline">
        <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={caption}>
          {bars.map((bar, index) => (
            <Fragment key={bar.from.getTime()}>
              <rect
                className="timeline-phase"
                x={index * step}
                y={height - foot - high(bar.chosen + bar.others)}
                width={Math.max(1, step - 1)}
                height={high(bar.others)}
              />
              <rect
                className="timeline-deadline"
                x={index * step}
                y={height - foot - high(bar.chosen)}
                width={Math.max(1, step - 1)}
                height={high(bar.chosen)}
              />
            </Fragment>
          ))}
          <line className="timeline-axis" x1={0} x2={width} y1={height - foot} y2={height - foot} />
          <text className="timeline-name" x={0} y={height - 6}>
            {sayInstant(first.from, view.language)}
          </text>
          <text className="timeline-name" x={width} y={height - 6} textAnchor="end">
            {sayInstant(last.until, view.language)}
          </text>
        </svg>
        <figcaption className="quiet">
          {caption} · {say('legend.chosen')}
        </figcaption>
      </figure>
      <details>
        <summary>{say('timeline')}</summary>
        <Table
          caption={caption}
          rows={bars.filter((bar) => bar.chosen + bar.others > 0)}
          keyOf={(bar) => String(bar.from.getTime())}
          columns={[
            { key: 'from', head: say('timeline.from'), cell: (bar) => sayInstant(bar.from, view.language) },
            { key: 'chosen', head: say('chosen'), align: 'end', cell: (bar) => bar.chosen },
            { key: 'others', head: say('others'), align: 'end', cell: (bar) => bar.others },
          ]}
        />
      </details>
    </>
  );
}

function TraitTable(props: {
  view: View;
  trait: Trait;
  work: PollWork;
  shares: ReturnType<typeof sharesOf>;
}) {
  const { view, trait, work, shares } = props;
  const say = view.say(text);
  const tiers = view.say(ballotText);
  const saidOf = (value: string) => {
    if (value === '') return say('value.unknown');
    if (value === '…') return say('value.rest');
    return trait === 'tier' ? tiers(`tier.${value as 'account'}`) : value;
  };
  return (
    <Table
      quietCaption={false}
      caption={say('makeup.of', { title: work.title, trait: say(`trait.${trait}`) })}
      rows={shares}
      keyOf={(share) => share.value}
      columns={[
        { key: 'value', head: say(`trait.${trait}`), cell: (share) => saidOf(share.value) },
        { key: 'chosen', head: say('chosen'), align: 'end', cell: (share) => share.chosen },
        { key: 'others', head: say('others'), align: 'end', cell: (share) => share.others },
      ]}
    />
  );
}

type OverlapProps = Omit<Props, 'votes'> & { work: PollWork; chosen: ReadonlySet<number> };

function OverlapPart({ view, works, work, all, chosen }: OverlapProps) {
  const say = view.say(text);
  const own = new Set(
    all.filter((vote) => vote.entryId === work.id && chosen.has(vote.no)).map((vote) => vote.no),
  );
  const { voters, overlaps } = overlapOf(all, own, work.id);
  if (overlaps.length === 0) return <p className="quiet">{say('overlap.none', { voters })}</p>;
  const titleOf = (id: EntryId) => works.find((one) => one.id === id)?.title ?? '';
  return (
    <Table
      quietCaption={false}
      caption={say('overlap')}
      rows={overlaps.slice(0, 10)}
      keyOf={(one) => one.entryId}
      columns={[
        { key: 'work', head: say('work'), cell: (one) => titleOf(one.entryId) },
        { key: 'voters', head: say('overlap.voters', { voters }), align: 'end', cell: (one) => one.voters },
      ]}
    />
  );
}

type EffectProps = { view: View; effect: Effect; works: readonly PollWork[]; isRelease?: boolean };

/** Totals and ranks now and after, the places that change, and whether a second person is asked. */
export function EffectPart({ view, effect, works, isRelease }: EffectProps) {
  const say = view.say(text);
  const workOf = (id: EntryId) => works.find((one) => one.id === id);
  const names = (ids: readonly EntryId[]) =>
    ids.length === 0 ? say('nobody') : ids.map((id) => workOf(id)?.title ?? '').join(' · ');
  const changed = effect.works
    .filter((row) => row.before !== row.after || row.rankBefore !== row.rankAfter)
    .sort((a, b) => a.rankBefore - b.rankBefore);
  const after = say(isRelease ? 'effect.released' : 'effect.after');
  return (
    <Section title={say('effect')}>
      <Table
        caption={say('effect')}
        rows={changed}
        keyOf={(row) => row.entryId}
        columns={[
          { key: 'work', head: say('work'), cell: (row) => workOf(row.entryId)?.title },
          { key: 'raw', head: say('raw'), align: 'end', cell: (row) => row.raw },
          { key: 'before', head: say('effect.before'), align: 'end', cell: (row) => row.before },
          { key: 'after', head: after, align: 'end', cell: (row) => row.after },
          {
            key: 'rank',
            head: say('effect.rank'),
            align: 'end',
            cell: (row) =>
              row.rankBefore === row.rankAfter ? row.rankBefore : `${row.rankBefore} → ${row.rankAfter}`,
          },
        ]}
      />
      {effect.tops
        .filter((top) => top.in.length + top.out.length > 0)
        .map((top) => (
          <p key={top.n}>{say('effect.top', { n: top.n, out: names(top.out), into: names(top.in) })}</p>
        ))}
      {effect.whyTwo.length > 0 ? (
        <Note tone="warn" title={effect.whyTwo.map((why) => say(`why.${why}`)).join(' · ')}>
          {say('effect.two')}
        </Note>
      ) : (
        <Note>{say('effect.one')}</Note>
      )}
    </Section>
  );
}
