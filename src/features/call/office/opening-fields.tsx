/** The parts of the form on which a call is opened: what, files, days, how many, how it is judged. */

import { dayOf, plusDays, sayDay, sayEnd } from '../../../kernel/period.ts';
import type { View } from '../../../platform/route.ts';
import {
  ChoiceField,
  type FormHand,
  ProseField,
  SendButton,
  TextField,
  TickField,
} from '../../../ui/form.tsx';
import { type Campaign, lastDayOf } from '../../campaign/campaign.ts';
import { sayRule } from '../../media/rule.ts';
import { entryKinds } from '../call.ts';
import { eligibilityFields, sayEligibility } from '../eligibility.ts';
import { FileFields } from '../file-rule.tsx';
import type { Pattern } from '../library.ts';
import { text as libraryText } from '../text/library.ts';
import { text } from '../text.ts';

/** What the form begins with: a ready call, or a call there was with its days. */
export type Beginning = { pattern?: Pattern; days?: Partial<Record<string, string>> };
type Props = { view: View; hand: FormHand; campaign: Campaign; beginning: Beginning };
export type Choice = { value: string; label: string };

type AboutProps = Props & { hosts: readonly Choice[]; count: number; q: string; look: string };

export function AboutFields({ view, hand, hosts, count, q, look, beginning }: AboutProps) {
  const { pattern } = beginning;
  const say = view.say(text);
  const kinds = entryKinds.map((kind) => ({ value: kind, label: say(`kind.${kind}`) }));
  return (
    <fieldset>
      <legend>{view.say(libraryText)('open.step.about')}</legend>
      <div className="form">
        <TextField hand={hand} name="name" label={say('open.name')} value={pattern?.name.zh} maxLength={40} />
        <TextField
          {...{ hand, name: 'nameEn', maxLength: 80, optional: true }}
          label={say('open.name-en')}
          value={pattern?.name.en}
        />
        <TextField
          hand={hand}
          name="key"
          label={say('open.key')}
          hint={say('open.key.hint')}
          value={`call-${count + 1}`}
          maxLength={40}
        />
        <ProseField
          hand={hand}
          name="brief"
          label={say('brief')}
          value={pattern?.brief.zh}
          maxLength={2000}
        />
        <ChoiceField
          hand={hand}
          name="entryKind"
          label={say('kind')}
          choices={kinds}
          value={pattern?.entryKind ?? 'work'}
        />
        {pattern ? null : (
          <TickField hand={hand} name="usual" label={view.say(libraryText)('open.usual')} ticked />
        )}
        <TickField hand={hand} name="takesLink" label={say('takes-link')} ticked={pattern?.takesLink} />
        <ChoiceField hand={hand} name="hostId" label={say('host')} choices={hosts} value={hosts[0]!.value} />
        <div className="field-row">
          <TextField
            {...{ hand, name: '_q', maxLength: 40, optional: true }}
            label={say('open.host.search')}
            value={q}
          />
          <SendButton screen={view} label={say('open.host.search.do')} tone="calm" formAction={look} />
        </div>
      </div>{' '}
    </fieldset>
  );
}

/** Kinds of files to tick; where there is a pattern, its own rules, each to keep or to drop. */
export function OpeningFiles(props: Props) {
  const { view, hand } = props;
  const say = view.say(text);
  const { pattern } = props.beginning;
  if (pattern) return <PatternFiles {...props} pattern={pattern} />;
  return (
    <fieldset>
      <legend>{view.say(libraryText)('open.step.files')}</legend>
      <div className="form">
        <p className="hint">{say('open.files.hint')}</p>
        <TickField hand={hand} name="takesVideo" label={say('open.video')} ticked />
        <TickField hand={hand} name="takesAudio" label={say('open.audio')} />
        <TickField hand={hand} name="takesPicture" label={say('open.picture')} />
        <div className="field-row">
          <NumberField hand={hand} name="secondsMin" label={say('open.seconds-min')} optional />
          <NumberField hand={hand} name="secondsMax" label={say('open.seconds-max')} optional />
        </div>
        <TickField hand={hand} name="isWide" label={say('open.wide')} />
      </div>{' '}
    </fieldset>
  );
}

const edited = ['container', 'duration-seconds', 'size-bytes'];

function PatternFiles({ view, hand, pattern }: Props & { pattern: Pattern }) {
  const say = view.say(libraryText);
  const conditions = eligibilityFields(pattern).length + sayEligibility(pattern.eligibility).length;
  const others = pattern.fileRules.flatMap((rule, index) =>
    edited.includes(rule.kind) ? [] : [{ rule, value: String(index) }],
  );
  const about = { fields: pattern.fields.length, conditions, entrances: pattern.entrances.length };
  return (
    <fieldset>
      <legend>{say('open.step.files')}</legend>
      <div className="form">
        <FileFields screen={view} hand={hand} rules={pattern.fileRules} />
        {others.length > 0 ? (
          <fieldset>
            <legend>{say('open.kept')}</legend>
            {others.map(({ rule, value }) => (
              <TickField
                key={value}
                {...{ hand, name: 'kept', choice: value }}
                label={sayRule(rule, view.language)}
                ticked
              />
            ))}
          </fieldset>
        ) : null}
        <p className="hint">{say('open.with', about)}</p>
      </div>{' '}
    </fieldset>
  );
}

function NumberField(props: {
  hand: FormHand;
  name: string;
  label: string;
  hint?: string;
  value?: number;
  optional?: boolean;
}) {
  return <TextField {...props} inputMode="numeric" maxLength={5} />;
}

/** Collecting ends early enough, if it can, that the vote too lies within the campaign. */
export function DateFields({ view, hand, campaign, beginning }: Props) {
  const say = view.say(text);
  const { opensAt, closesAt } = campaign;
  const early = plusDays(closesAt, -28);
  const about = { from: sayDay(opensAt, view.language), until: sayEnd(closesAt, view.language) };
  const days = [
    ['lateOn', say('rule.lateUntil')],
    ['recommendOn', say('recommend-until')],
    ['reviewOn', say('review-until')],
    ['voteOpensOn', say('open.vote-opens-on')],
    ['voteClosesOn', say('open.vote-closes-on')],
  ] as const;
  const lastDay = lastDayOf(early > opensAt ? early : closesAt);
  return (
    <fieldset>
      <legend>{view.say(libraryText)('open.step.dates')}</legend>
      <div className="form">
        <p className="hint">{say('open.days.hint', about)}</p>
        <div className="field-row">
          <TextField
            hand={hand}
            name="opensOn"
            type="date"
            label={say('open.opens-on')}
            value={beginning.days?.opensOn ?? dayOf(opensAt)}
          />
          <TextField
            hand={hand}
            name="closesOn"
            type="date"
            label={say('open.closes-on')}
            value={beginning.days?.closesOn ?? lastDay}
          />
        </div>
        <div className="field-row">
          {days.map(([name, label]) => (
            <TextField
              key={name}
              {...{ hand, name, type: 'date', label, optional: true }}
              value={beginning.days?.[name]}
            />
          ))}
        </div>
      </div>{' '}
    </fieldset>
  );
}

export function CountFields({ view, hand, beginning }: Props) {
  const say = view.say(text);
  const number = { hand, optional: true };
  const { pattern } = beginning;
  return (
    <fieldset>
      <legend>{view.say(libraryText)('open.step.counts')}</legend>
      <div className="field-row">
        <NumberField {...number} name="hostFloor" label={say('floor')} value={pattern?.hostFloor} />
        <NumberField {...number} name="unitCap" label={say('cap')} value={pattern?.unitCap} />
        <NumberField {...number} name="personCap" label={say('rule.personCap')} value={pattern?.personCap} />
        <NumberField {...number} name="callCap" label={say('rule.callCap')} value={pattern?.callCap} />
      </div>
    </fieldset>
  );
}

/** Three criteria to begin with, and two rows to spare. */
export function RubricFields({ view, hand, beginning }: Props) {
  const say = view.say(text);
  const problem = hand.problem('rubric');
  const usual: [string?, number?][] = [
    [say('open.rubric.1'), 40],
    [say('open.rubric.2'), 30],
    [say('open.rubric.3'), 30],
  ];
  const known = beginning.pattern?.rubric?.map(({ name, max }): [string?, number?] => [name.zh, max]);
  const rows: [string?, number?][] = [...(known ?? usual), [], []].slice(0, 10) as [string?, number?][];
  return (
    <fieldset id={hand.idOf('rubric')} tabIndex={-1}>
      <legend>{view.say(libraryText)('open.step.judging')}</legend>
      <div className="form">
        <p className="hint">{say('open.rubric.hint')}</p>
        {problem ? <p className="problem">{problem}</p> : null}
        {rows.map(([name, max], index) => {
          const nth = index + 1;
          const row = { hand, optional: index > 0 };
          return (
            <div className="field-row" key={nth}>
              <TextField
                {...row}
                name={`rubric.${index}.name`}
                label={say('open.criterion', { nth })}
                value={name}
                maxLength={40}
              />
              <NumberField
                {...row}
                name={`rubric.${index}.max`}
                label={say('open.criterion.max', { nth })}
                value={max}
              />
            </div>
          );
        })}
      </div>{' '}
    </fieldset>
  );
}

export function FormulaFields({ view, hand, beginning }: Props) {
  const say = view.say(text);
  return (
    <fieldset>
      <legend>{say('formula')}</legend>
      <div className="form">
        <div className="field-row">
          <NumberField
            hand={hand}
            name="votesPercent"
            label={say('open.votes-percent')}
            hint={say('open.votes-percent.hint')}
            value={beginning.pattern?.votesPercent ?? 20}
          />
        </div>
        <div className="field-row">
          <NumberField hand={hand} name="first" label={say('open.first')} value={1} />
          <NumberField hand={hand} name="second" label={say('open.second')} value={2} />
          <NumberField hand={hand} name="third" label={say('open.third')} value={3} />
        </div>
      </div>{' '}
    </fieldset>
  );
}
