/** The office door of results: prepare, submit, sign or return, with figures and history. */

import { sayInstant } from '../../kernel/period.ts';
import { nameIn } from '../../kernel/text.ts';
import { type Ask, act, page, type Route, type ShownPage, type View } from '../../platform/route.ts';
import { ActButton, Form, formOf, ProseField, SendButton } from '../../ui/form.tsx';
import { Badge, Empty, Heading, Note, Section, Table, type Tone } from '../../ui/parts.tsx';
import { listNames } from '../account/store.ts';
import type { Call } from '../call/call.ts';
import { findCall, getCall } from '../call/store.ts';
import { text as callText } from '../call/text.ts';
import { prepare } from './actions/prepare.ts';
import { returnResult } from './actions/return.ts';
import { sign } from './actions/sign.ts';
import { submit } from './actions/submit.ts';
import type { Result, ResultState } from './award.ts';
import { mayPrepare, mayReturn, maySeeUnpublished, maySign, maySubmit } from './policy.ts';
import { ResultPreparing, ResultReturn, ResultStep } from './schema.ts';
import { PlacesTable } from './site/places.tsx';
import { findResult, findResultOfCall, listPlaces, listSteps } from './store.ts';
import { text } from './text.ts';

type Found = { call: Call; result?: Result };

const tones: Record<ResultState, Tone> = {
  prepared: 'plain',
  submitted: 'wait',
  returned: 'warn',
  published: 'good',
};

/** The desk of a hosted call's result is only there for the owner's own people. */
async function findDeskAsked({ tx, actor, params }: Ask): Promise<Found | undefined> {
  const call = await findCall(tx, actor, params.call!);
  if (!call?.hostId || !maySeeUnpublished(actor, call.ownerPath).allowed) return undefined;
  return { call, result: await findResultOfCall(tx, call.id) };
}

const findAsked = ({ tx, actor, params }: Ask) => findResult(tx, actor, params.result!);
const addressOf = (result: Result) => `/office/calls/${result.callId}/result`;
const deskOf = async (view: View, result: Result) =>
  deskPage(view, { call: await getCall(view.tx, result.callId), result });

async function deskPage(view: View, found: Found): Promise<ShownPage> {
  const say = view.say(text);
  const { call, result } = found;
  const title = say('result.of', { call: call.name });
  return {
    title,
    body: (
      <>
        <Heading
          screen={view}
          title={title}
          crumbs={[
            [nameIn(call.ownerName, view.language), `/office/campaigns/${call.campaignId}`],
            [nameIn(call.name, view.language), `/office/calls/${call.id}`],
          ]}
          state={
            result ? <Badge tone={tones[result.state]}>{say(`state.${result.state}`)}</Badge> : undefined
          }
        >
          <p>{say(result ? `next.${result.state}` : 'next.prepare')}</p>
        </Heading>
        <MethodPart view={view} call={call} />
        <ActsPart view={view} found={found} />
        {result ? await FiguresPart(view, call, result) : <Empty title={say('result.none')} />}
        {result ? await HistoryPart(view, result) : null}
      </>
    ),
  };
}

function MethodPart({ view, call }: { view: View; call: Call }) {
  const say = view.say(text);
  const { judgesPercent: judges, votesPercent: votes } = call.formula;
  return (
    <Note title={say('result.method')}>
      {view.say(callText)('formula.words', { judges, votes })}{' '}
      <a href={`/campaigns/${call.campaignId}/calls/${call.id}/rules#formula`}>{say('result.rules')}</a>
    </Note>
  );
}

function ActsPart({ view, found }: { view: View; found: Found }) {
  const say = view.say(text);
  const { call, result } = found;
  const base = `/office/results/${result?.id}`;
  const hidden = { version: String(result?.version) };
  const mayStillPrepare = !result || result.state === 'returned';
  return (
    <div className="links">
      {mayStillPrepare ? (
        <ActButton
          screen={view}
          action={`/office/calls/${call.id}/result`}
          verdict={mayPrepare(view.actor, found, view.now)}
          label={say('prepare')}
        />
      ) : null}
      {result?.state === 'prepared' ? (
        <ActButton
          screen={view}
          action={`${base}/submit`}
          verdict={maySubmit(view.actor, result)}
          label={say('submit')}
          hidden={hidden}
        />
      ) : null}
      {result?.state === 'submitted' ? (
        <>
          <ActButton
            screen={view}
            action={`${base}/sign`}
            verdict={maySign(view.actor, result)}
            label={say('sign')}
            hidden={hidden}
          />
          <ReturnPart view={view} result={result} />
        </>
      ) : null}
      {result?.state === 'published' ? (
        <a className="button is-calm" href={`/campaigns/${call.campaignId}/calls/${call.id}/result`}>
          {say('result.see')}
        </a>
      ) : null}
    </div>
  );
}

function ReturnPart({ view, result }: { view: View; result: Result }) {
  const say = view.say(text);
  const verdict = mayReturn(view.actor, result);
  const hand = formOf(view, `/office/results/${result.id}/return`);
  if (!verdict.allowed) return null;
  return (
    <details open={view.form?.action === hand.action}>
      <summary>{say('return')}</summary>
      <Form hand={hand}>
        <input type="hidden" name="version" value={result.version} />
        <ProseField hand={hand} name="reason" label={say('return.reason')} maxLength={500} />
        <SendButton screen={view} verdict={verdict} label={say('return')} tone="danger" />
      </Form>
    </details>
  );
}

async function FiguresPart(view: View, call: Call, result: Result) {
  const say = view.say(text);
  const places = await listPlaces(view.tx, result.id);
  return (
    <Section
      title={say('result.works')}
      aside={<span className="quiet">{say('result.computed', { at: result.computedAt })}</span>}
    >
      <PlacesTable view={view} call={call} result={result} places={places} />
    </Section>
  );
}

async function HistoryPart(view: View, result: Result) {
  const say = view.say(text);
  const steps = await listSteps(view.tx, result.id);
  const names = await listNames(
    view.tx,
    steps.flatMap((step) => step.byId ?? []),
  );
  return (
    <Section title={say('history')}>
      <Table
        caption={say('history')}
        rows={steps}
        keyOf={(step) => `${step.verb}${step.at.toISOString()}`}
        columns={[
          { key: 'at', head: say('history.at'), cell: (step) => sayInstant(step.at, view.language) },
          { key: 'what', head: say('history.what'), cell: (step) => say(`verb.${step.verb}`) },
          { key: 'who', head: say('history.who'), cell: (step) => names.get(step.byId ?? '') ?? '' },
          { key: 'reason', head: say('history.reason'), cell: (step) => step.reason ?? '' },
        ]}
      />
    </Section>
  );
}

export const routes: Route[] = [
  page({
    get: '/office/calls/:call/result',
    frame: 'office',
    finds: findDeskAsked,
    may: (actor, { call }) => maySeeUnpublished(actor, call.ownerPath),
    shows: deskPage,
  }),
  act({
    post: '/office/calls/:call/result',
    frame: 'office',
    finds: findDeskAsked,
    may: mayPrepare,
    takes: ResultPreparing,
    does: prepare,
    leadsTo: addressOf,
    tells: text['told.prepared'],
    shows: deskPage,
  }),
  act({
    post: '/office/results/:result/submit',
    frame: 'office',
    finds: findAsked,
    may: maySubmit,
    takes: ResultStep,
    does: submit,
    leadsTo: addressOf,
    tells: text['told.submitted'],
    shows: deskOf,
  }),
  act({
    post: '/office/results/:result/sign',
    frame: 'office',
    finds: findAsked,
    may: maySign,
    takes: ResultStep,
    does: sign,
    leadsTo: addressOf,
    tells: text['told.signed'],
    shows: deskOf,
  }),
  act({
    post: '/office/results/:result/return',
    frame: 'office',
    finds: findAsked,
    may: mayReturn,
    takes: ResultReturn,
    does: returnResult,
    leadsTo: addressOf,
    tells: text['told.returned'],
    shows: deskOf,
  }),
];
