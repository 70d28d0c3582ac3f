/** The fields of one stage: what is done, by whom, when, who judges, what goes on; only those its kind has. */

import { ChoiceField, ProseField, SendButton, TextField, TickField } from '../../../ui/form.tsx';
import type { Raw } from '../raw.ts';
import { stageKinds } from '../stage.ts';
import { text } from '../text/judging.ts';
import { text as stageText } from '../text/stage.ts';
import { type JudgingPart, QuotaField, ScoreRuleFields, small } from './formula-fields.tsx';

type Props = JudgingPart & { row: Raw; index: number; count: number; here: string };

export function StageFields(props: Props) {
  const { view, hand, row, index } = props;
  const say = view.say(text);
  const words = view.say(stageText);
  const kind = stageKinds.find((one) => one === row.kind?.[0]) ?? 'score';
  const at = (name: string) => `stages.${index}.${name}`;
  const problem = hand.problem(at('key'));
  return (
    <fieldset>
      <legend>{say('stage.nth', { nth: index + 1, kind: words(`kind.${kind}`) })}</legend>
      <input type="hidden" name={at('key')} value={row.key?.[0] ?? ''} />
      {problem ? <p className="problem">{problem}</p> : null}
      <StepButtons {...props} />
      <div className="field-row">
        <ChoiceField
          hand={hand}
          name={at('kind')}
          label={say('stage.kind')}
          hint={say('stage.kind.hint')}
          choices={stageKinds.map((value) => ({ value, label: words(`kind.${value}`) }))}
        />
        <TextField hand={hand} name={at('name')} label={say('stage.name')} maxLength={40} />
        <TextField hand={hand} name={at('nameEn')} label={say('stage.name-en')} maxLength={80} optional />
        <ChoiceField
          hand={hand}
          name={at('runner')}
          label={say('stage.runner')}
          choices={(['host', 'owner'] as const).map((value) => ({ value, label: words(`runner.${value}`) }))}
        />
      </div>
      <DateFields {...props} />
      {kind === 'score' ? <JudgeFields {...props} /> : null}
      {kind === 'score' || kind === 'jury' ? <SightFields {...props} /> : null}
      {kind === 'format-check' || kind === 'unit-check' ? null : <KeepFields {...props} kind={kind} />}
    </fieldset>
  );
}

function StepButtons({ view, index, count, here }: Props) {
  const say = view.say(text);
  const steps = [
    ...(index > 0 ? (['up'] as const) : []),
    ...(index < count - 1 ? (['down'] as const) : []),
    'remove' as const,
  ];
  return (
    <p className="links">
      {steps.map((step) => (
        <SendButton
          key={step}
          screen={view}
          tone={step === 'remove' ? 'danger' : 'calm'}
          label={
            <>
              {say(`stage.${step}`)}
              <span className="visually-hidden">{say('stage.which', { nth: index + 1 })}</span>
            </>
          }
          name="does"
          value={`${step}:${index}`}
          formAction={`${here}/look`}
        />
      ))}
    </p>
  );
}

function DateFields({ view, hand, index }: Props) {
  const say = view.say(text);
  const field = (name: string) => ({ hand, name: `stages.${index}.${name}`, optional: true });
  return (
    <>
      <p className="hint">{say('stage.dates.hint')}</p>
      <div className="field-row">
        <TextField {...field('opensOn')} type="date" label={say('stage.opens-on')} />
        <TextField {...field('opensTime')} type="time" label={say('stage.opens-time')} />
        <TextField {...field('closesOn')} type="date" label={say('stage.closes-on')} />
        <TextField {...field('closesTime')} type="time" label={say('stage.closes-time')} />
      </div>
    </>
  );
}

function JudgeFields(props: Props) {
  const { view, hand, index } = props;
  const say = view.say(text);
  const field = (name: string) => ({ hand, name: `stages.${index}.${name}` });
  const number = (name: string) => ({ ...field(name), ...small });
  return (
    <>
      <div className="field-row">
        <TextField
          {...number('judgesPerEntry')}
          label={say('stage.per-entry')}
          hint={say('stage.per-entry.hint')}
        />
        <TextField {...number('loadCap')} label={say('stage.load')} />
        <TextField
          {...number('calibration')}
          label={say('stage.calibration')}
          hint={say('stage.calibration.hint')}
        />
        <ChoiceField
          {...field('reveal')}
          label={say('stage.reveal')}
          choices={(['own-in', 'after-close', 'never'] as const).map((value) => ({
            ...{ value, label: say(`reveal.${value}`) },
          }))}
        />
      </div>
      <ScoreRuleFields view={view} hand={hand} prefix={`stages.${index}.`} />
      <ProseField
        {...field('rubric')}
        label={say('stage.rubric')}
        hint={say('stage.rubric.hint')}
        rows={3}
        maxLength={4000}
        optional
      />
    </>
  );
}

function SightFields({ view, hand, index, row }: Props) {
  const say = view.say(text);
  const seen = row.sight ?? [];
  return (
    <>
      <p className="hint">
        {say('stage.sight')} · {say('stage.sight.hint')}
      </p>
      <div className="ticks">
        {(['makers', 'unit', 'place'] as const).map((one) => (
          <TickField
            key={one}
            hand={hand}
            name={`stages.${index}.sight`}
            choice={one}
            label={view.say(stageText)(`sight.${one}`)}
            ticked={seen.includes(one)}
          />
        ))}
      </div>
    </>
  );
}

function KeepFields({ view, hand, call, index, kind }: Props & { kind: string }) {
  const say = view.say(text);
  const field = (name: string) => ({ hand, name: `stages.${index}.${name}` });
  return (
    <>
      <p className="hint">
        {say('stage.keep')} · {say('stage.keep.hint')}
      </p>
      <div className="field-row">
        <TextField {...field('count')} {...small} label={say('stage.count')} />
        {kind === 'score' ? (
          <TextField {...field('pointsMin')} {...small} inputMode="decimal" label={say('stage.points-min')} />
        ) : null}
        <TickField {...field('tiesGoOn')} label={say('stage.ties')} />
      </div>
      <QuotaField view={view} hand={hand} call={call} name={`stages.${index}.quotas`} />
    </>
  );
}
