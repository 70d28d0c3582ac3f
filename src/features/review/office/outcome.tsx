/** Works decided on one by one in an open round: ticked, with one decision for all, each undone by itself. */

import { nameIn } from '../../../kernel/text.ts';
import type { View } from '../../../platform/route.ts';
import {
  ActButton,
  ChoiceField,
  Form,
  formOf,
  ProseField,
  SendButton,
  TickField,
} from '../../../ui/form.tsx';
import { Badge, Note, Section, Table, type Tone } from '../../../ui/parts.tsx';
import type { Call } from '../../call/call.ts';
import type { Stage } from '../../call/stage.ts';
import { AskedLine, AskedPager, type AskedWorks, askWorks } from '../../entry/asking.tsx';
import { mayDecide } from '../policy.ts';
import type { Ranked, Round, RoundEntry, WorkOutcome } from '../review.ts';
import { sayPoints } from '../score.ts';
import { isCheck, outcomesOf } from '../stage.ts';
import { scoreExamples } from '../text/query.ts';
import { text } from '../text/stage.ts';
import { text as reviewText } from '../text.ts';
import { scoreFieldsOf } from './asked.ts';
import { roundHref } from './round.ts';

const tones: Record<WorkOutcome, Tone> = { on: 'good', returned: 'warn', out: 'bad' };

/** In a check works pass; by a ranking they are chosen. */
export function OutcomeBadge(props: { view: View; stage: Stage; outcome: WorkOutcome | undefined }) {
  const { view, stage, outcome } = props;
  const say = view.say(text);
  if (!outcome) return <Badge tone="wait">{say('outcome.undecided')}</Badge>;
  const key =
    isCheck(stage) || outcome === 'returned'
      ? (`outcome.${outcome}` as const)
      : (`ranked.${outcome}` as const);
  return <Badge tone={tones[outcome]}>{say(key)}</Badge>;
}

type Shown = {
  view: View;
  round: Round;
  call: Call;
  entries: readonly RoundEntry[];
  ranked: readonly Ranked[];
};

/** A check lists the works as they came, a jury by the ranking before. */
export async function DecidedPart({ view, round, call, entries, ranked }: Shown) {
  const say = view.say(text);
  const isJury = round.stage.kind === 'jury';
  const places = new Map(ranked.map((one, index) => [one.entryId, { one, index }]));
  const rows = isJury
    ? [...entries].sort((a, b) => places.get(a.entryId)!.index - places.get(b.entryId)!.index)
    : entries;
  const asked = await askWorks(view, rows, scoreFieldsOf({ round, entries, ranked }));
  const href = roundHref(round.id);
  const rankOf = (entry: RoundEntry) => (isJury ? places.get(entry.entryId)?.one : undefined);
  const isLate = !isJury && view.now >= call.recommendUntil;
  return (
    <Section title={say('decide')} id="decide">
      <p>{say(isJury ? 'decide.lead.jury' : 'decide.lead.check')}</p>
      {isLate ? <Note tone="warn">{say('decide.late', { until: call.recommendUntil })}</Note> : null}
      <AskedLine
        view={view}
        asked={asked}
        href={href}
        examples={isJury ? scoreExamples[view.language] : undefined}
      />
      {asked.page.total === 0 ? null : (
        <>
          <DecideForm {...{ view, round, asked, rankOf }} />
          <DecidedTable {...{ view, round, asked }} />
        </>
      )}
      <AskedPager view={view} asked={asked} href={href} />
    </Section>
  );
}

type Listed = { view: View; round: Round; asked: AskedWorks<RoundEntry> };

/** One decision for those of the page that are ticked. */
function DecideForm(props: Listed & { rankOf: (entry: RoundEntry) => Ranked | undefined }) {
  const { view, round, asked, rankOf } = props;
  const say = view.say(text);
  const isJury = round.stage.kind === 'jury';
  const hand = formOf(view, `${roundHref(round.id)}/decide`);
  const verdict = mayDecide(view.actor, round);
  if (!verdict.allowed) return null;
  return (
    <Form hand={hand} id="decide-form" asked={asked.again}>
      <ChoiceField
        hand={hand}
        name="outcome"
        label={say('decide.outcome')}
        choices={outcomesOf(round.stage).map((value) => ({
          value,
          label: say(isJury && value !== 'returned' ? `outcome.jury.${value}` : `outcome.${value}`),
        }))}
      />
      <ProseField
        hand={hand}
        name="reason"
        label={say('decide.reason')}
        hint={say(isJury ? 'decide.reason.jury' : 'decide.reason.hint')}
        rows={2}
        maxLength={300}
        optional={!isJury}
      />
      <fieldset>
        <legend>{view.say(reviewText)('works')}</legend>
        {asked.page.items
          .filter((entry) => entry.outcome === undefined)
          .map((entry) => (
            <TickField
              key={entry.entryId}
              hand={hand}
              name="entries"
              choice={entry.entryId}
              label={labelOf(view, entry, rankOf(entry))}
            />
          ))}
      </fieldset>
      <SendButton screen={view} verdict={verdict} label={say('decide.do')} />
    </Form>
  );
}

function labelOf(view: View, entry: RoundEntry, ranked: Ranked | undefined): string {
  const place = ranked ? [`${ranked.rank}`, sayPoints(ranked.points ?? ranked.mean)] : [];
  return [...place, entry.title, nameIn(entry.unitName, view.language), entry.number]
    .filter(Boolean)
    .join(' · ');
}

function DecidedTable({ view, round, asked }: Listed) {
  const say = view.say(text);
  const common = view.say(reviewText);
  return (
    <Table
      caption={common('works')}
      rows={asked.page.items}
      keyOf={(e) => e.entryId}
      columns={[
        {
          key: 'work',
          head: common('work'),
          cell: (e) => <a href={`/office/entries/${e.entryId}`}>{e.title}</a>,
        },
        { key: 'unit', head: common('unit'), cell: (e) => nameIn(e.unitName, view.language) },
        {
          key: 'outcome',
          head: say('outcome'),
          cell: (e) => (
            <>
              <OutcomeBadge view={view} stage={round.stage} outcome={e.outcome} />{' '}
              {e.reason ? <span className="quiet">{e.reason}</span> : null}
            </>
          ),
        },
        {
          key: 'undo',
          head: say('undo.do'),
          cell: (e) =>
            e.outcome === 'on' || e.outcome === 'out' ? (
              <ActButton
                screen={view}
                tone="calm"
                action={`${roundHref(round.id)}/undo`}
                verdict={mayDecide(view.actor, round)}
                label={say('undo.do')}
                hidden={{ entryId: e.entryId }}
                asked={asked.again}
              />
            ) : null,
        },
      ]}
    />
  );
}
