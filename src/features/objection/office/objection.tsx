/** One objection for those who handle it: who and what, the statement, what was found, the decision, the history. */

import { sayInstant } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { Verdict } from '../../../kernel/verdict.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { ActButton, ChoiceField, Form, formOf, ProseField, SendButton } from '../../../ui/form.tsx';
import { Badge, Heading, Pairs, Refused, Section, Table } from '../../../ui/parts.tsx';
import { listNames } from '../../account/store.ts';
import { getCall } from '../../call/store.ts';
import { isOpen, type Objection, proposals, remedies } from '../objection.ts';
import { mayAsk, mayDecide, mayGiveBack, mayPut, mayTakeUp } from '../policy.ts';
import { listSteps } from '../store.ts';
import { text } from '../text.ts';

const base = (objection: Objection) => `/office/objections/${objection.id}`;
const isShown = (verdict: Verdict) => verdict.allowed;

export async function objectionPage(view: View, objection: Objection): Promise<ShownPage> {
  const say = view.say(text);
  const call = await getCall(view.tx, objection.callId);
  const title = `${say('objections')} ${objection.number}`;
  const forms = {
    put: mayPut,
    ask: mayAsk,
    decide: mayDecide,
    'give-back': mayGiveBack,
    'take-up': mayTakeUp,
  };
  const shown = Object.entries(forms).filter(([, may]) => may(view.actor, objection).allowed);
  return {
    title,
    body: (
      <>
        <Heading
          screen={view}
          title={title}
          crumbs={[
            [nameIn(call.name, view.language), `/office/calls/${call.id}/result`],
            [say('objections'), `/office/calls/${call.id}/objections`],
          ]}
          state={
            <Badge tone={isOpen(objection.state) ? 'wait' : 'good'}>{say(`state.${objection.state}`)}</Badge>
          }
        >
          <p>{say(`next.${objection.state}`)}</p>
        </Heading>
        <Refused screen={view} shown={shown.map(([verb]) => `${base(objection)}/${verb}`)} />
        <FactsPart view={view} objection={objection} />
        <ActButton
          screen={view}
          action={`${base(objection)}/take-up`}
          verdict={hiddenUnless(mayTakeUp(view.actor, objection))}
          label={say('take-up')}
          hidden={{ version: String(objection.version) }}
        />
        <PutPart view={view} objection={objection} />
        <AskPart view={view} objection={objection} />
        <DecidePart view={view} objection={objection} />
        {await HistoryPart(view, objection)}
      </>
    ),
  };
}

/** A step that the state does not offer is not drawn at all. */
const hiddenUnless = (verdict: Verdict): Verdict =>
  verdict.allowed ? verdict : { ...verdict, when: 'never' };

function FactsPart({ view, objection }: { view: View; objection: Objection }) {
  const say = view.say(text);
  const { entryId, entryTitle, statement, question, finding, proposal, decision, summary, remedy } =
    objection;
  return (
    <Pairs
      pairs={[
        [say('who'), objection.name],
        [say('contact'), objection.contact],
        [say('at'), sayInstant(objection.at, view.language)],
        [
          say('work'),
          entryId ? (
            <a key="work" href={`/works/${entryId}`}>
              {entryTitle}
            </a>
          ) : (
            say('whole')
          ),
        ],
        [say('category'), say(`category.${objection.category}`)],
        [say('words'), objection.words],
        question ? [say('question'), question] : undefined,
        statement ? [say('statement'), statement] : undefined,
        finding ? [say('finding'), finding] : undefined,
        proposal ? [say('proposal'), say(`proposal.${proposal}`)] : undefined,
        decision ? [say('decision'), decision] : undefined,
        summary ? [say('summary'), summary] : undefined,
        remedy ? [say('remedy'), say(`remedy.${remedy}`)] : undefined,
      ]}
    />
  );
}

function PutPart({ view, objection }: { view: View; objection: Objection }) {
  const say = view.say(text);
  const verdict = mayPut(view.actor, objection);
  const hand = formOf(view, `${base(objection)}/put`);
  if (!isShown(verdict)) return null;
  return (
    <Section title={say('put')}>
      <Form hand={hand}>
        <input type="hidden" name="version" value={objection.version} />
        <ProseField
          hand={hand}
          name="finding"
          label={say('finding')}
          value={objection.finding}
          maxLength={3000}
        />
        <ChoiceField
          hand={hand}
          name="proposal"
          label={say('proposal')}
          value={objection.proposal}
          choices={proposals.map((one) => ({ value: one, label: say(`proposal.${one}`) }))}
        />
        <SendButton screen={view} verdict={verdict} label={say('put')} />
      </Form>
    </Section>
  );
}

function AskPart({ view, objection }: { view: View; objection: Objection }) {
  const say = view.say(text);
  const verdict = mayAsk(view.actor, objection);
  const hand = formOf(view, `${base(objection)}/ask`);
  if (!isShown(verdict)) return null;
  return (
    <Section title={say('ask')}>
      <Form hand={hand}>
        <input type="hidden" name="version" value={objection.version} />
        <ProseField hand={hand} name="question" label={say('question')} rows={3} maxLength={1000} />
        <SendButton screen={view} verdict={verdict} label={say('ask')} tone="calm" />
      </Form>
    </Section>
  );
}

function DecidePart({ view, objection }: { view: View; objection: Objection }) {
  const say = view.say(text);
  const verdict = mayDecide(view.actor, objection);
  const hand = formOf(view, `${base(objection)}/decide`);
  const back = formOf(view, `${base(objection)}/give-back`);
  if (!isShown(mayGiveBack(view.actor, objection))) return null;
  return (
    <>
      {isShown(verdict) ? (
        <Section title={say('decide')}>
          <Form hand={hand}>
            <input type="hidden" name="version" value={objection.version} />
            <ChoiceField
              hand={hand}
              name="outcome"
              label={say('outcome')}
              value={objection.proposal}
              choices={proposals.map((one) => ({ value: one, label: say(`proposal.${one}`) }))}
            />
            <ChoiceField
              hand={hand}
              name="remedy"
              label={say('remedy')}
              value={objection.entryId ? 'out' : 'recount'}
              choices={remedies
                .filter((one) => one !== 'out' || objection.entryId)
                .map((one) => ({ value: one, label: say(`remedy.${one}`) }))}
            />
            <ProseField hand={hand} name="decision" label={say('decision')} maxLength={2000} />
            <ProseField hand={hand} name="summary" label={say('summary')} rows={3} maxLength={500} />
            <SendButton screen={view} verdict={verdict} label={say('decide')} />
          </Form>
        </Section>
      ) : null}
      <details open={view.form?.action === back.action}>
        <summary>{say('give-back')}</summary>
        <Form hand={back}>
          <input type="hidden" name="version" value={objection.version} />
          <ProseField hand={back} name="reason" label={say('reason')} rows={2} maxLength={500} />
          <SendButton screen={view} label={say('give-back')} tone="danger" />
        </Form>
      </details>
    </>
  );
}

async function HistoryPart(view: View, objection: Objection) {
  const say = view.say(text);
  const steps = await listSteps(view.tx, objection.id);
  if (steps.length === 0) return null;
  const names = await listNames(
    view.tx,
    steps.flatMap((step) => step.by_id ?? []),
  );
  const who = (step: (typeof steps)[number]) =>
    step.verb === 'withdraw' ? say('history.person') : (names.get(step.by_id ?? '') ?? '');
  return (
    <Section title={say('history')}>
      <Table
        caption={say('history')}
        rows={steps.map((step, index) => ({ ...step, index }))}
        keyOf={(step) => String(step.index)}
        columns={[
          { key: 'at', head: say('history.at'), cell: (step) => sayInstant(step.at, view.language) },
          { key: 'what', head: say('history.what'), cell: (step) => say(`verb.${step.verb}`) },
          { key: 'who', head: say('history.who'), cell: who },
          { key: 'reason', head: say('reason'), cell: (step) => step.reason ?? '' },
        ]}
      />
    </Section>
  );
}
