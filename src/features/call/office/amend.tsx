/** The page on which the owner's officer amends a call: what it says now, what it will say, whom that touches. */

import { dayOf } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import { check, decodeForm } from '../../../platform/form.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import {
  Form,
  type FormHand,
  formOf,
  ProseField,
  SendButton,
  TextField,
  TickField,
} from '../../../ui/form.tsx';
import { Heading, Note, Section } from '../../../ui/parts.tsx';
import { type Campaign, lastDayOf } from '../../campaign/campaign.ts';
import { differencesBetween, isConflict, valuesOf } from '../../campaign/latitude.ts';
import { ChangeTable, LatitudeFields } from '../../campaign/tightness.tsx';
import { amendedCall, changesOfCall } from '../amend.ts';
import { BallotLink } from '../ballot.tsx';
import { type Call, isFrozen } from '../call.ts';
import { FileFields } from '../file-rule.tsx';
import { mayAmendCall, mayWithdrawCall } from '../policy.ts';
import { callRules } from '../rule.ts';
import { Contradictions } from '../rules.tsx';
import { CallAmendment } from '../schema.ts';
import { getCallVersion, listCallsBeneath } from '../store/version.ts';
import { listCallLineage } from '../store.ts';
import { text } from '../text.ts';

/** `hasRounds`: whether a round was opened already; then rubric and formula stand. */
export type FoundCall = { call: Call; campaign: Campaign; hasRounds?: boolean };
type Props = { view: View; hand: FormHand; call: Call };

/** What was typed, as the call it would make; nothing when it cannot be read. */
function nextOf(view: View, call: Call): Call | undefined {
  if (!view.form?.action.endsWith('/amend')) return undefined;
  const read = check(CallAmendment, decodeForm(CallAmendment, view.form.raw));
  return 'value' in read ? amendedCall(call, read.value) : undefined;
}

export async function amendPage(view: View, { call, campaign, hasRounds }: FoundCall): Promise<ShownPage> {
  const say = view.say(text);
  const next = nextOf(view, call);
  const above = call.parentId && (await getCallVersion(view.tx, call.parentId, call.parentVersion!));
  const withdrawal = formOf(view, `/office/calls/${call.id}/withdraw`);
  return {
    title: say('amend'),
    body: (
      <div className="narrow">
        <Heading
          screen={view}
          title={say('amend')}
          crumbs={[
            [nameIn(campaign.title, view.language), `/office/campaigns/${campaign.id}`],
            [nameIn(call.name, view.language), `/office/calls/${call.id}`],
          ]}
        >
          <p>{say('amend.lead')}</p>
        </Heading>
        {next ? await Preview(view, call, next) : null}
        <AmendForm {...{ view, call, campaign, hasRounds }} left={above ? above.latitude : undefined} />
        {campaign.state === 'running' ? (
          <Section title={say('withdraw')} id="withdraw">
            <p>{say('withdraw.lead')}</p>
            <Form hand={withdrawal}>
              <ProseField
                hand={withdrawal}
                name="reason"
                label={say('versions.reason')}
                maxLength={500}
                rows={2}
              />
              <SendButton
                screen={view}
                verdict={mayWithdrawCall(view.actor, call, campaign)}
                label={say('withdraw')}
                tone="danger"
              />
            </Form>
          </Section>
        ) : null}
      </div>
    ),
  };
}

/** Side by side: what stands now and what was typed; then whom it touches. After a stale edit, both texts. */
async function Preview(view: View, call: Call, next: Call) {
  const say = view.say(text);
  const isStale = view.form?.refusals.some((refusal) => refusal.code === 'http.stale');
  const beneath = await listCallsBeneath(view.tx, call);
  const above = (await listCallLineage(view.tx, call.lineage)).slice(0, -1);
  const values = valuesOf(callRules, next);
  const touched = beneath.filter((child) =>
    differencesBetween(callRules, valuesOf(callRules, child), values, next.latitude).some(isConflict),
  );
  return (
    <Section title={say('preview')} id="preview">
      {isStale ? <Note tone="warn">{say('preview.stale')}</Note> : null}
      <ChangeTable
        screen={view}
        caption={say('preview')}
        rows={changesOfCall(call, next)}
        now={say('preview.now')}
        then={say('preview.then')}
      />
      <Contradictions screen={view} call={next} above={above} />
      <p>{say('preview.adopted', { count: beneath.length, conflicts: touched.length })}</p>
      {touched.length > 0 ? (
        <ul>
          {touched.slice(0, 50).map((child) => (
            <li key={child.id}>{nameIn(child.ownerName, view.language)}</li>
          ))}
        </ul>
      ) : null}
    </Section>
  );
}

function AmendForm(props: FoundCall & { view: View; left?: Call['latitude'] }) {
  const { view, call, campaign } = props;
  const say = view.say(text);
  const hand = formOf(view, `/office/calls/${call.id}/amend`);
  const refusals = view.form?.action === hand.action ? view.form.refusals : undefined;
  const isStale = refusals?.some((refusal) => refusal.code === 'http.stale');
  const isReady = refusals?.every((one) => ['campaign.amend-unconfirmed', 'http.stale'].includes(one.code));
  const verdict = mayAmendCall(view.actor, call, campaign);
  const parts = { view, hand, call };
  return (
    <Form hand={hand}>
      <input
        type="hidden"
        name="version"
        value={isStale ? call.version : hand.value('version', call.version)}
      />
      <ProseField hand={hand} name="brief" label={say('brief')} maxLength={2000} value={call.brief.zh} />
      <DayFields {...parts} />
      <FileFields screen={view} hand={hand} rules={call.fileRules} />
      <TickField hand={hand} name="takesLink" label={say('takes-link')} ticked={call.takesLink} />
      <CountFields {...parts} />
      {call.hostId && !isFrozen(call, view.now) && !props.hasRounds ? <RoundFields {...parts} /> : null}
      <LatitudeFields
        screen={view}
        hand={hand}
        rules={callRules}
        latitude={call.latitude}
        above={props.left}
      />
      <ProseField
        {...{ hand, name: 'reason', label: say('versions.reason'), maxLength: 500, rows: 2 }}
        optional={campaign.state !== 'running'}
      />
      <p className="links">
        <SendButton screen={view} verdict={verdict} label={say('preview.do')} tone="calm" />
        {isReady ? (
          <SendButton screen={view} verdict={verdict} label={say('amend.do')} name="confirmed" value="yes" />
        ) : null}
      </p>
    </Form>
  );
}

function DayFields({ view, hand, call }: Props) {
  const say = view.say(text);
  const days = [
    ['opensOn', say('open.opens-on'), dayOf(call.opensAt)],
    ['closesOn', say('open.closes-on'), lastDayOf(call.closesAt)],
    ['recommendOn', say('recommend-until'), lastDayOf(call.recommendUntil)],
    ['reviewOn', say('review-until'), lastDayOf(call.reviewUntil)],
    ['voteOpensOn', say('open.vote-opens-on'), dayOf(call.voteOpensAt)],
    ['voteClosesOn', say('open.vote-closes-on'), lastDayOf(call.voteClosesAt)],
  ] as const;
  const late = call.lateUntil ? lastDayOf(call.lateUntil) : '';
  return (
    <fieldset>
      <legend>{say('dates')}</legend>
      <div className="field-row">
        {days.map(([name, label, value]) => (
          <TextField key={name} hand={hand} name={name} type="date" label={label} value={value} />
        ))}
        <TextField
          hand={hand}
          name="lateOn"
          type="date"
          label={say('rule.lateUntil')}
          value={late}
          optional
        />
      </div>
    </fieldset>
  );
}

function CountFields({ view, hand, call }: Props) {
  const say = view.say(text);
  const number = { hand, inputMode: 'numeric', maxLength: 5, optional: true } as const;
  return (
    <div className="field-row">
      <TextField {...number} name="unitCap" label={say('cap')} value={call.unitCap} />
      {call.hostId ? (
        <TextField {...number} name="hostFloor" label={say('floor')} value={call.hostFloor} />
      ) : null}
      <TextField {...number} name="graceMinutes" label={say('rule.graceMinutes')} value={call.graceMinutes} />
    </div>
  );
}

function RoundFields({ view, hand, call }: Props) {
  const say = view.say(text);
  const problem = hand.problem('rubric');
  const rows = [...call.rubric, undefined, undefined].slice(0, 10);
  return (
    <fieldset id={hand.idOf('rubric')} tabIndex={-1}>
      <legend>{say('rubric')}</legend>
      <p className="hint">{say('open.rubric.hint')}</p>
      {problem ? <p className="problem">{problem}</p> : null}
      {rows.map((criterion, index) => {
        const nth = index + 1;
        const row = { hand, optional: index > 0 };
        return (
          <div className="field-row" key={nth}>
            <TextField
              {...row}
              name={`rubric.${index}.name`}
              label={say('open.criterion', { nth })}
              value={criterion?.name.zh}
              maxLength={40}
            />
            <TextField
              {...row}
              name={`rubric.${index}.max`}
              label={say('open.criterion.max', { nth })}
              value={criterion?.max}
              inputMode="numeric"
              maxLength={3}
            />
          </div>
        );
      })}
      <div className="field-row">
        <TextField
          {...{ hand, name: 'votesPercent', inputMode: 'numeric', maxLength: 3 }}
          label={say('open.votes-percent')}
          value={call.formula.votesPercent}
        />
      </div>
      <BallotLink screen={view} call={call} />
    </fieldset>
  );
}
