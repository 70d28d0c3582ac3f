/** The fields of adoption, one for each rule: its hint says what stands above and what is left open. */

import { dayOf } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { View } from '../../../platform/route.ts';
import { ChoiceField, type FormHand, ProseField, TextField, TickField } from '../../../ui/form.tsx';
import type { Call } from '../../call/call.ts';
import { FileFields } from '../../call/file-rule.tsx';
import { type CallTerms, callFieldOf } from '../../call/rule.ts';
import { Contradictions } from '../../call/rules.tsx';
import { type Campaign, lastDayOf } from '../../campaign/campaign.ts';
import type { Difference } from '../../campaign/latitude.ts';
import { campaignFieldOf } from '../../campaign/rule.ts';
import { RuleHint } from '../../campaign/tightness.tsx';
import { text } from '../text/change.ts';

type Props = { view: View; hand: FormHand; beside: readonly Difference[] };

/** What every field of a rule has: its name, its label, its hint, and whether it is locked. */
function fieldsOf({ view, hand, beside }: Props, fieldOf: (key: string) => string, prefix = '') {
  return (key: string) => {
    const difference = beside.find((one) => one.rule.key === key)!;
    return {
      hand,
      name: `${prefix}${fieldOf(key)}`,
      label: difference.rule.name[view.language],
      hint: <RuleHint screen={view} difference={difference} typed={difference.tightness} />,
      disabled: difference.latitude === 'locked',
      optional: true,
    };
  };
}

const endValue = (closesAt: Date | undefined) => (closesAt ? lastDayOf(closesAt) : '');

export function CampaignFields(props: Props & { campaign: Campaign }) {
  const { view, campaign } = props;
  const say = view.say(text);
  const field = fieldsOf(props, campaignFieldOf);
  return (
    <>
      <TextField
        {...field('closesAt')}
        label={say('adopt.end')}
        type="date"
        value={endValue(campaign.closesAt)}
      />
      <details
        className="more"
        open={hasProblem(props, [
          'title',
          'theme',
          'opensOn',
          'activitiesFromOn',
          'reportDueOn',
          'reportUntilOn',
        ])}
      >
        <summary>{say('adopt.more')}</summary>
        <div className="form">
          <TextField {...field('title')} maxLength={60} value={campaign.title.zh} />
          <TextField {...field('theme')} maxLength={60} value={campaign.theme?.zh} />
          <div className="field-row">
            <TextField {...field('opensAt')} type="date" value={dayOf(campaign.opensAt)} />
            <TextField {...field('activitiesFrom')} type="date" value={dayOf(campaign.activitiesFrom)} />
          </div>
          <div className="field-row">
            <TextField {...field('reportDueAt')} type="date" value={endValue(campaign.reportDueAt)} />
            <TextField {...field('reportUntil')} type="date" value={endValue(campaign.reportUntil)} />
          </div>
        </div>
      </details>
    </>
  );
}

function hasProblem({ hand }: Props, names: readonly string[], prefix = ''): boolean {
  return names.some((name) => hand.problem(`${prefix}${name}`) !== undefined);
}

const laterFields = [
  ...['brief', 'opensOn', 'lateOn', 'recommendOn', 'reviewOn', 'unitCap', 'takesLink'],
  ...['formats', 'secondsMin', 'secondsMax', 'sizeMbMax'],
];

export function CallFields(props: Props & { call: Call; own: CallTerms; index: number }) {
  const { view, hand, call, index } = props;
  const say = view.say(text);
  const prefix = `calls.${index}.`;
  const field = fieldsOf(props, callFieldOf, prefix);
  const host = call.hostName && say('adopt.host', { host: call.hostName });
  const own: Call = { ...call, ...props.own };
  return (
    <div className="form" id={`call-${call.id}`}>
      <input type="hidden" name={`${prefix}callId`} value={call.id} />
      <TickField
        hand={hand}
        name={`${prefix}carried`}
        label={say('adopt.carry', { call: call.name })}
        hint={host}
        ticked
      />
      <TextField
        {...field('closesAt')}
        label={say('adopt.call-closes')}
        type="date"
        value={endValue(call.closesAt)}
      />
      <Contradictions screen={view} call={own} above={[call]} />
      <details className="more" open={hasProblem(props, laterFields, prefix)}>
        <summary>{say('adopt.more-of', { call: call.name })}</summary>
        <div className="form">
          <ProseField {...field('brief')} maxLength={2000} value={nameIn(call.brief, 'zh')} rows={2} />
          <div className="field-row">
            <TextField {...field('opensAt')} type="date" value={dayOf(call.opensAt)} />
            <TextField {...field('lateUntil')} type="date" value={endValue(call.lateUntil)} />
          </div>
          <div className="field-row">
            <TextField {...field('recommendUntil')} type="date" value={endValue(call.recommendUntil)} />
            <TextField {...field('reviewUntil')} type="date" value={endValue(call.reviewUntil)} />
          </div>
          <div className="field-row">
            <TextField {...field('unitCap')} inputMode="numeric" maxLength={4} value={call.unitCap} />
            <ChoiceField
              {...field('takesLink')}
              choices={(['yes', 'no'] as const).map((one) => ({
                value: one,
                label: say(`adopt.link.${one}`),
              }))}
              value={call.takesLink ? 'yes' : 'no'}
            />
          </div>
          <FileFields
            screen={view}
            hand={hand}
            prefix={prefix}
            rules={call.fileRules}
            beside={props.beside}
          />
        </div>
      </details>
    </div>
  );
}
