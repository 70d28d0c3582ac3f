/** One work before its judge: the work without names, the rubric to fill in, and afterwards what the others gave. */

import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { Form, type FormHand, formOf, ProseField, SendButton, TextField } from '../../../ui/form.tsx';
import { Badge, Heading, Note, Pairs, Refused, Section } from '../../../ui/parts.tsx';
import type { Criterion } from '../../call/call.ts';
import type { EntryAtCall } from '../../entry/entry.ts';
import { Exhibit } from '../../entry/exhibit.tsx';
import { showFiles } from '../../entry/store/exhibit.ts';
import type { ScoreDesk } from '../actions/give-score.ts';
import { mayScore } from '../policy.ts';
import { type RoundEntry, type Score, sayPoints } from '../review.ts';
import { listScores } from '../store/judging.ts';
import { text } from '../text.ts';

export type FoundDesk = ScoreDesk & { work: EntryAtCall; score?: Score; following?: RoundEntry };

export const ownRoundHref = (roundId: string) => `/review/rounds/${roundId}`;
export const scoreHref = (roundId: string, entryId: string) => `${ownRoundHref(roundId)}/entries/${entryId}`;

export async function scorePage(view: View, desk: FoundDesk): Promise<ShownPage> {
  const say = view.say(text);
  const { round, entry, score, work, following } = desk;
  const crumbs = [
    [say('mine'), '/review'],
    [nameIn(round.callName, view.language), ownRoundHref(round.id)],
  ] as const;
  const state = score?.submittedAt ? 'submitted' : score ? 'draft' : 'none';
  const base = `${scoreHref(round.id, entry.entryId)}/file`;
  // The words beneath a picture may tell whose it is (AC-163).
  const files = (await showFiles(view.tx, work.files)).map((one) => ({ ...one, note: '' }));
  return {
    title: entry.title,
    body: (
      <>
        <Heading
          screen={view}
          title={entry.title}
          crumbs={crumbs}
          state={<Badge tone={state === 'submitted' ? 'good' : 'wait'}>{say(`score.state.${state}`)}</Badge>}
        >
          <p className="quiet">{say('entry.blind')}</p>
        </Heading>
        <Refused
          screen={view}
          shown={mayScore(view.actor, desk).allowed ? [scoreHref(round.id, entry.entryId)] : []}
        />
        <Exhibit screen={view} entry={{ title: work.title, link: work.link }} files={files} base={base} />
        <Pairs
          pairs={[
            [say('entry.number'), entry.number ?? ''],
            [say('entry.summary'), work.summary],
          ]}
        />
        <Section title={say('score')}>
          {score?.submittedAt ? await Given({ view, desk, score }) : <Scoring view={view} desk={desk} />}
          {following ? (
            <p>
              <a className="button is-calm" href={scoreHref(round.id, following.entryId)}>
                {say('entry.next')}
              </a>
            </p>
          ) : null}
        </Section>
      </>
    ),
  };
}

function Scoring({ view, desk }: { view: View; desk: FoundDesk }) {
  const say = view.say(text);
  const { round, entry, score } = desk;
  const hand = formOf(view, scoreHref(round.id, entry.entryId));
  const verdict = mayScore(view.actor, desk);
  const isStale = view.form?.refusals.some((r) => r.code === 'http.stale') ?? false;
  if (!verdict.allowed) return <Note tone="plain">{view.sayRefusal(verdict.refusal)}</Note>;
  return (
    <>
      {isStale && score ? (
        <Note tone="warn" title={say('score.stored')}>
          <Marks view={view} rubric={round.rubric} score={score} />
        </Note>
      ) : null}
      <Form hand={hand}>
        <input type="hidden" name="version" value={score?.version ?? 0} />
        {round.rubric.map((criterion, index) => (
          <MarkField
            key={criterion.key}
            view={view}
            hand={hand}
            index={index}
            criterion={criterion}
            points={score?.marks[criterion.key]}
          />
        ))}
        <ProseField
          hand={hand}
          name="remark"
          label={say('score.remark')}
          rows={3}
          maxLength={500}
          optional
          value={score?.remark}
        />
        <p className="hint">{say('score.final')}</p>
        <div className="actions">
          <SendButton screen={view} tone="calm" name="intent" value="draft" label={say('score.draft.do')} />
          <SendButton screen={view} name="intent" value="submit" label={say('score.submit.do')} />
        </div>
      </Form>
    </>
  );
}

type MarkProps = { view: View; hand: FormHand; index: number; criterion: Criterion; points?: number };

function MarkField({ view, hand, index, criterion, points }: MarkProps) {
  const say = view.say(text);
  const range = say('criterion.range', { max: criterion.max });
  return (
    <>
      <input type="hidden" name={`marks.${index}.key`} value={criterion.key} />
      <TextField
        hand={hand}
        name={`marks.${index}.points`}
        label={nameIn(criterion.name, view.language)}
        type="number"
        step="0.5"
        inputMode="decimal"
        value={points}
        hint={criterion.guidance ? `${nameIn(criterion.guidance, view.language)} ${range}` : range}
      />
    </>
  );
}

function Marks({ view, rubric, score }: { view: View; rubric: readonly Criterion[]; score: Score }) {
  const say = view.say(text);
  const marks = rubric.map(
    (c) => [nameIn(c.name, view.language), `${score.marks[c.key] ?? ''} / ${c.max}`] as const,
  );
  return (
    <Pairs
      pairs={[
        ...marks,
        [say('score.total'), score.total],
        score.remark ? [say('score.remark'), score.remark] : undefined,
      ]}
    />
  );
}

/** One's own score, and the others' as one number: never before one's own is in (AC-164). */
async function Given({ view, desk, score }: { view: View; desk: FoundDesk; score: Score }) {
  const say = view.say(text);
  const given = await listScores(view.tx, desk.round.id, { entryId: desk.entry.entryId });
  const others = given.filter((s) => s.submittedAt !== undefined && s.judgeId !== score.judgeId);
  const mean = others.reduce((sum, s) => sum + s.total, 0) / Math.max(1, others.length);
  return (
    <>
      <Marks view={view} rubric={desk.round.rubric} score={score} />
      <p>
        {others.length === 0
          ? say('score.others.none')
          : say('score.others.mean', { count: others.length, mean: sayPoints(mean) })}
      </p>
    </>
  );
}
