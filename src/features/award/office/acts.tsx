/** What can be done with a result now: prepare, change, submit, sign, return, recall, correct; each with what it needs. */

import { dayOf, sayClock, sayInstant } from '../../../kernel/period.ts';
import type { View } from '../../../platform/route.ts';
import {
  ActButton,
  ChoiceField,
  Form,
  formOf,
  ProseField,
  SendButton,
  TextField,
  TickField,
} from '../../../ui/form.tsx';
import { Note, Pairs, Section } from '../../../ui/parts.tsx';
import type { Call } from '../../call/call.ts';
import {
  isOverRatio,
  noticeKinds,
  noticePhaseOf,
  type Ratio,
  type Result,
  ratioOf,
  sayHash,
} from '../award.ts';
import {
  mayAmend,
  mayDecide,
  mayPrepare,
  mayRecall,
  mayReturn,
  maySign,
  maySubmit,
  mayWriteLetters,
} from '../policy.ts';
import { readHash } from '../store/table.ts';
import { getRanking } from '../store.ts';
import { text as certificateText } from '../text/certificate.ts';
import { text as decisionText } from '../text/decision.ts';
import { text as letterText } from '../text/letter.ts';
import { text } from '../text.ts';

export type Found = { call: Call; result?: Result };

const base = (result: Result) => `/office/results/${result.id}`;

/** The addresses of the forms that stand on the page: what was refused elsewhere is said at its head. */
export async function actsOf(view: View, { call, result }: Found): Promise<string[]> {
  if (!result) return [`/office/calls/${call.id}/result`];
  const shown = {
    prepared: ['submit'],
    submitted: ['sign', 'return'],
    returned: [],
    signed: [],
    standing: [],
  };
  const phase = noticePhaseOf(result, view.now);
  return [
    ...(result.state === 'returned' ? [`/office/calls/${call.id}/result`] : []),
    ...shown[result.state].map((verb) => `${base(result)}/${verb}`),
    ...(phase === 'waiting' ? [`${base(result)}/recall`] : []),
    ...(phase === 'unsigned' || phase === 'waiting' ? [] : [`${base(result)}/amend`]),
  ];
}

export async function ActsPart(view: View, found: Found) {
  const { result } = found;
  if (!result || result.state === 'returned') return <PreparePart view={view} found={found} />;
  const phase = noticePhaseOf(result, view.now);
  return (
    <>
      {result.state === 'prepared' ? await SubmitPart(view, result) : null}
      {result.state === 'submitted' ? await SignPart(view, result) : null}
      {phase === 'waiting' ? <BackPart view={view} result={result} verb="recall" /> : null}
      {phase === 'unsigned' || phase === 'waiting' ? null : <ShownPart view={view} result={result} />}
    </>
  );
}

function PreparePart({ view, found }: { view: View; found: Found }) {
  return (
    <div className="links">
      <ActButton
        screen={view}
        action={`/office/calls/${found.call.id}/result`}
        verdict={mayPrepare(view.actor, found, view.now)}
        label={view.say(text)('prepare')}
      />
    </div>
  );
}

/** The plan as it was typed before, while it lies ahead. */
function plannedOf({ plannedAt }: Result, now: Date): [day: string | undefined, time: string] {
  return plannedAt && plannedAt > now
    ? [dayOf(plannedAt), sayClock(plannedAt).slice(0, 5)]
    : [undefined, '09:00'];
}

/** Before the leader: the hash, the share of winners, when it is to be shown and how long. */
async function SubmitPart(view: View, result: Result) {
  const say = view.say(text);
  const verdict = maySubmit(view.actor, result);
  const hand = formOf(view, `${base(result)}/submit`);
  const ratio = ratioOf(result.formula, await getRanking(view.tx, result.id), result.worksTotal ?? 0);
  const [day, time] = plannedOf(result, view.now);
  return (
    <>
      {mayDecide(view.actor, result).allowed ? (
        <p className="links">
          <a className="button is-calm" href={`${base(result)}/decisions`}>
            {view.say(decisionText)('decisions.open')}
          </a>
        </p>
      ) : null}
      <HashPart view={view} sha256={await readHash(view.tx, result)} />
      {result.worksTotal === undefined ? null : <RatioPart view={view} ratio={ratio} />}
      {verdict.allowed ? (
        <Section title={say('plan')}>
          <p className="quiet">{say('plan.lead')}</p>
          <Form hand={hand}>
            <input type="hidden" name="version" value={result.version} />
            <TextField
              hand={hand}
              name="publishOn"
              label={say('plan.day')}
              type="date"
              value={day}
              optional
            />
            <TextField
              hand={hand}
              name="publishTime"
              label={say('plan.time')}
              type="time"
              value={time}
              optional
            />
            <TextField
              hand={hand}
              name="noticeDays"
              label={say('plan.days')}
              inputMode="numeric"
              value={result.noticeDays}
            />
            <ChoiceField
              hand={hand}
              name="noticeKind"
              label={say('plan.kind')}
              value={result.noticeKind}
              choices={noticeKinds.map((kind) => ({ value: kind, label: say(`plan.kind.${kind}`) }))}
            />
            {isOverRatio(ratio) && result.worksTotal !== undefined ? (
              <TickField hand={hand} name="ratioSeen" label={say('ratio.seen')} />
            ) : null}
            <SendButton screen={view} verdict={verdict} label={say('submit')} />
          </Form>
        </Section>
      ) : null}
    </>
  );
}

function RatioPart({ view, ratio }: { view: View; ratio: Ratio }) {
  const say = view.say(text);
  const { winners, works, percent, percentMax } = ratio;
  const words = say('ratio.words', { winners, works, percent, percentMax });
  return isOverRatio(ratio) ? (
    <Note tone="warn" title={say('ratio.over')}>
      {words} {say('ratio.over.why', { percentMax })}
    </Note>
  ) : (
    <p className="quiet">{words}</p>
  );
}

export function HashPart({ view, sha256 }: { view: View; sha256: string }) {
  const say = view.say(text);
  return (
    <Note title={say('list')}>
      <code className="fingerprint" title={sha256}>
        {sayHash(sha256)}
      </code>{' '}
      {say('list.why')}
    </Note>
  );
}

/** The leader sees the hash and the plan, and signs exactly these. */
async function SignPart(view: View, result: Result) {
  const say = view.say(text);
  const sha256 = await readHash(view.tx, result);
  const at = result.plannedAt ? sayInstant(result.plannedAt, view.language) : say('plan.at-signing');
  const kind = say(`plan.kind.${result.noticeKind}`);
  return (
    <>
      <HashPart view={view} sha256={sha256} />
      <Pairs pairs={[[say('plan'), say('plan.words', { at, days: result.noticeDays, kind })]]} />
      <div className="links">
        <ActButton
          screen={view}
          action={`${base(result)}/sign`}
          verdict={maySign(view.actor, result)}
          label={say('sign')}
          hidden={{ version: String(result.version), sha256 }}
        />
      </div>
      <BackPart view={view} result={result} verb="return" />
    </>
  );
}

function BackPart({ view, result, verb }: { view: View; result: Result; verb: 'return' | 'recall' }) {
  const say = view.say(text);
  const verdict = verb === 'return' ? mayReturn(view.actor, result) : mayRecall(view.actor, result, view.now);
  const hand = formOf(view, `${base(result)}/${verb}`);
  if (!verdict.allowed) return null;
  return (
    <details open={view.form?.action === hand.action}>
      <summary>{say(verb)}</summary>
      <Form hand={hand}>
        <input type="hidden" name="version" value={result.version} />
        <ProseField hand={hand} name="reason" label={say(`${verb}.reason`)} maxLength={500} />
        <SendButton screen={view} verdict={verdict} label={say(verb)} tone="danger" />
      </Form>
    </details>
  );
}

/** Once everybody sees it: the ways to its pages, and the correction. */
function ShownPart({ view, result }: { view: View; result: Result }) {
  const say = view.say(text);
  return (
    <>
      <div className="links">
        <a className="button is-calm" href={`/campaigns/${result.campaignId}/calls/${result.callId}/result`}>
          {say('result.see')}
        </a>
        <a className="button is-calm" href={`${base(result)}/certificates`}>
          {view.say(certificateText)('certificates')}
        </a>
        {mayWriteLetters(view.actor, result).allowed ? (
          <a className="button is-calm" href={`${base(result)}/letters`}>
            {view.say(letterText)('letters')}
          </a>
        ) : null}
      </div>
      {result.sha256 ? <HashPart view={view} sha256={result.sha256} /> : null}
      <AmendPart view={view} result={result} />
    </>
  );
}

function AmendPart({ view, result }: { view: View; result: Result }) {
  const say = view.say(text);
  const verdict = mayAmend(view.actor, { result, newest: result }, view.now);
  const hand = formOf(view, `${base(result)}/amend`);
  if (!verdict.allowed) return null;
  return (
    <details open={view.form?.action === hand.action}>
      <summary>{say('amend')}</summary>
      <Form hand={hand}>
        <p className="quiet">{say('amend.lead')}</p>
        <input type="hidden" name="version" value={result.version} />
        <ProseField hand={hand} name="reason" label={say('amend.reason')} maxLength={500} />
        <TickField hand={hand} name="recount" label={say('amend.recount')} />
        <SendButton screen={view} verdict={verdict} label={say('amend.do')} />
      </Form>
    </details>
  );
}
