/** The rubric to fill in: half points, remarks each with its audience, the sum; it works as it is, the island only helps. */

import { nameIn } from '../../../kernel/text.ts';
import type { View } from '../../../platform/route.ts';
import {
  ChoiceField,
  Form,
  type FormHand,
  formOf,
  ProseField,
  SendButton,
  TextField,
} from '../../../ui/form.tsx';
import { Note } from '../../../ui/parts.tsx';
import { type Criterion, scoredCriteria } from '../../call/call.ts';
import { audiences, remarkMax, revealOf, wholeKey } from '../score.ts';
import { text } from '../text/score.ts';
import type { FoundDesk } from './asked.ts';
import { MarksPart } from './given-part.tsx';
import { scoreHref } from './round-page.tsx';

type Props = { view: View; desk: FoundDesk };

const finalWords = {
  'own-in': 'score.final',
  'after-close': 'score.open-until',
  never: 'score.never',
} as const;

export function ScoreForm({ view, desk }: Props) {
  const say = view.say(text);
  const { round, entry, score } = desk;
  const action = scoreHref(round.id, entry.entryId);
  const hand = formOf(view, action);
  const isStale = view.form?.refusals.some((r) => r.code === 'http.stale') ?? false;
  const isIn = score?.submittedAt !== undefined;
  const words = (['saved', 'waiting', 'offline', 'stopped', 'found'] as const).map(
    (word) => [word, text[`saving.${word}`][view.language]] as const,
  );
  const steps = { more: say('score.more'), less: say('score.less') };
  return (
    <>
      {isStale && score ? (
        <Note tone="warn" title={say('score.stored')}>
          <MarksPart view={view} rubric={round.rubric} score={score} />
        </Note>
      ) : null}
      <Form
        hand={hand}
        id="score"
        className="form score-form"
        data={{
          'data-score': isIn ? 'in' : 'draft',
          'data-person': desk.judge.personId,
          'data-say': JSON.stringify({ ...Object.fromEntries(words), ...steps }),
        }}
      >
        <input type="hidden" name="version" value={score?.version ?? 0} />
        <Criteria view={view} desk={desk} hand={hand} />
        <RemarkFields view={view} desk={desk} hand={hand} />
        <p className="score-sum">
          {say('score.total')} <output data-sum="">{score?.total ?? 0}</output> / {sumOf(round.rubric)}
        </p>
        <p className="hint">{say(finalWords[revealOf(round.stage)])}</p>
        <div className="actions">
          {isIn ? null : (
            <SendButton screen={view} tone="calm" name="intent" value="draft" label={say('score.draft.do')} />
          )}
          <SendButton
            screen={view}
            name="intent"
            value="submit"
            label={say(isIn ? 'score.change.do' : 'score.submit.do')}
          />
        </div>
        <p className="saving" id="score-state" role="status" aria-live="polite" />
      </Form>
    </>
  );
}

const sumOf = (rubric: readonly Criterion[]): number =>
  scoredCriteria(rubric).reduce((sum, one) => sum + one.max, 0);

/** Criteria in their order; the parts of one stand together beneath its name. */
function Criteria({ view, desk, hand }: Props & { hand: FormHand }) {
  const { rubric } = desk.round;
  const scored = scoredCriteria(rubric);
  const field = (criterion: Criterion) => (
    <MarkField
      key={criterion.key}
      view={view}
      desk={desk}
      hand={hand}
      index={scored.indexOf(criterion)}
      criterion={criterion}
    />
  );
  return rubric
    .filter((one) => one.parent === undefined)
    .map((one) => {
      const parts = rubric.filter((part) => part.parent === one.key);
      if (parts.length === 0) return field(one);
      return (
        <fieldset key={one.key} className="indicator" data-indicator="">
          <legend>
            {nameIn(one.name, view.language)} <output data-part="" /> / {one.max}
          </legend>
          {one.guidance ? <p className="hint">{nameIn(one.guidance, view.language)}</p> : null}
          {parts.map(field)}
        </fieldset>
      );
    });
}

type MarkProps = Props & { hand: FormHand; index: number; criterion: Criterion };

function MarkField({ view, desk, hand, index, criterion }: MarkProps) {
  const say = view.say(text);
  const { score } = desk;
  const remark = score?.remarks[criterion.key];
  const name = nameIn(criterion.name, view.language);
  const isOpen = remark !== undefined || hand.value(`marks.${index}.remark`) !== '';
  const hints = [
    criterion.guidance && nameIn(criterion.guidance, view.language),
    criterion.evidence && say('score.evidence', { evidence: criterion.evidence }),
    say('score.step'),
  ];
  return (
    <div className="mark" data-mark={index} data-max={criterion.max}>
      <input type="hidden" name={`marks.${index}.key`} value={criterion.key} />
      <TextField
        hand={hand}
        name={`marks.${index}.points`}
        label={say('score.points', { criterion: name, max: criterion.max })}
        type="number"
        step="0.5"
        inputMode="decimal"
        value={score?.marks[criterion.key]}
        hint={hints.filter(Boolean).join(' ')}
      />
      <details className="mark-remark" open={isOpen}>
        <summary>{say('score.remark.open')}</summary>
        <ProseField
          hand={hand}
          name={`marks.${index}.remark`}
          label={say('score.remark.criterion', { criterion: name })}
          rows={2}
          maxLength={remarkMax}
          optional
          value={remark?.text}
        />
        <AudienceField view={view} hand={hand} name={`marks.${index}.audience`} value={remark?.audience} />
      </details>
    </div>
  );
}

function RemarkFields({ view, desk, hand }: Props & { hand: FormHand }) {
  const say = view.say(text);
  const remark = desk.score?.remarks[wholeKey];
  return (
    <>
      <ProseField
        hand={hand}
        name="remark"
        label={say('score.remark')}
        rows={3}
        maxLength={remarkMax}
        optional
        value={remark?.text}
      />
      <AudienceField view={view} hand={hand} name="audience" value={remark?.audience} />
    </>
  );
}

function AudienceField(props: { view: View; hand: FormHand; name: string; value?: string }) {
  const say = props.view.say(text);
  return (
    <ChoiceField
      hand={props.hand}
      name={props.name}
      label={say('score.audience')}
      value={props.value ?? 'host'}
      choices={audiences.map((audience) => ({ value: audience, label: say(`audience.${audience}`) }))}
    />
  );
}
