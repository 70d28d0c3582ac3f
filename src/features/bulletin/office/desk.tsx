/** The desk of one bulletin: its words as they will be read, the dates and figures beside them, the acts, editions, history. */

import { sayInstant } from '../../../kernel/period.ts';
import { redlineOf } from '../../../kernel/redline.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { Ask, ShownPage, View } from '../../../platform/route.ts';
import { ActButton, Form, formOf, ProseField, SendButton } from '../../../ui/form.tsx';
import { Heading, Note, Refused, Section, Table } from '../../../ui/parts.tsx';
import { RedlineList } from '../../../ui/redline.tsx';
import { listNames } from '../../account/store.ts';
import { getCall } from '../../call/store.ts';
import type { Asked } from '../actions/move-on.ts';
import { changedSince, isOpenForWords, isPublic, paragraphsOf } from '../bulletin.ts';
import { datesIn } from '../phrase.ts';
import { mayEdit, mayReturn, mayRevise, maySign, maySubmit, mayWithdraw } from '../policy.ts';
import { countFigures } from '../store/figure.ts';
import { findOwnBulletin, listEditions, listSteps } from '../store.ts';
import { text } from '../text.ts';
import { addressOfBulletin, DatesPart, FiguresPart, Paragraphs } from '../words.tsx';
import { StateBadge, WordFields } from './list.tsx';

type Props = { view: View; asked: Asked };

export async function findAsked({ tx, actor, params }: Ask): Promise<Asked | undefined> {
  const bulletin = await findOwnBulletin(tx, actor, params.bulletin!);
  return bulletin && { bulletin, call: await getCall(tx, bulletin.callId) };
}

export const deskOf = ({ id }: { id: string }): string => `/office/bulletins/${id}`;

export async function deskPage(view: View, asked: Asked): Promise<ShownPage> {
  const say = view.say(text);
  const { bulletin, call } = asked;
  const base = deskOf(bulletin);
  const dates = datesIn(bulletin.body).join(say('separator'));
  const isOpen = isOpenForWords(bulletin.state);
  const title = bulletin.title;
  return {
    title,
    body: (
      <>
        <Heading
          screen={view}
          title={title}
          crumbs={[
            [nameIn(call.name, view.language), `/office/calls/${call.id}`],
            [say('bulletins'), `/office/calls/${call.id}/bulletins`],
          ]}
          state={<StateBadge view={view} bulletin={bulletin} />}
        >
          <p>
            {bulletin.state === 'withdrawn'
              ? say('next.withdrawn', { reason: bulletin.withdrawnReason ?? '' })
              : say(`next.${bulletin.state}`)}
          </p>
        </Heading>
        <Refused
          screen={view}
          shown={['edit', 'submit', 'sign', 'return', 'revise', 'withdraw'].map((verb) => `${base}/${verb}`)}
        />
        <ActsPart view={view} asked={asked} />
        {dates !== '' && isOpen ? (
          <Note tone="warn">
            <p>{say('dates.typed', { dates })}</p>
          </Note>
        ) : null}
        <Section title={say(`kind.${bulletin.kind}`)} id="words">
          <Paragraphs body={bulletin.body} />
        </Section>
        {bulletin.kind === 'summary' ? await SummaryPart(view, asked) : null}
        <DatesPart view={view} call={call} />
        <EditPart view={view} asked={asked} />
        {await ChangesPart(view, asked)}
        {await HistoryPart(view, asked)}
      </>
    ),
  };
}

/** While the words are open the figures are those of now; after that those kept, and what has moved since. */
async function SummaryPart(view: View, { bulletin, call }: Asked) {
  const say = view.say(text);
  const now = await countFigures(view, call);
  if (isOpenForWords(bulletin.state) || !bulletin.figures)
    return <FiguresPart view={view} figures={now} isLive />;
  const changed = changedSince(bulletin.figures, now);
  const names = changed.map((name) => say(`figure.${name}`)).join(say('separator'));
  return (
    <>
      <FiguresPart view={view} figures={bulletin.figures} />
      {bulletin.state === 'submitted' && changed.length > 0 ? (
        <Note tone="warn">
          <p>{say('figures.changed', { names })}</p>
        </Note>
      ) : null}
    </>
  );
}

function ActsPart({ view, asked }: Props) {
  const say = view.say(text);
  const { bulletin, call } = asked;
  const { actor } = view;
  const base = deskOf(bulletin);
  const act = (verb: string) => ({
    ...{ screen: view, action: `${base}/${verb}` },
    hidden: { version: String(bulletin.version) },
  });
  return (
    <div className="links">
      {isOpenForWords(bulletin.state) ? (
        <ActButton
          {...act('submit')}
          verdict={maySubmit(actor, bulletin, call, view.now)}
          label={say('submit')}
        />
      ) : null}
      {bulletin.state === 'submitted' ? (
        <ActButton {...act('sign')} verdict={maySign(actor, bulletin)} label={say('sign')} />
      ) : null}
      {bulletin.state === 'published' ? (
        <ActButton
          {...act('revise')}
          verdict={mayRevise(actor, bulletin)}
          label={say('revise')}
          tone="calm"
        />
      ) : null}
      <ReasonPart view={view} asked={asked} verb="return" />
      <ReasonPart view={view} asked={asked} verb="withdraw" />
      {isPublic(bulletin) ? (
        <a className="button is-calm" href={addressOfBulletin(bulletin)}>
          {say('public')}
        </a>
      ) : null}
    </div>
  );
}

function ReasonPart({ view, asked, verb }: Props & { verb: 'return' | 'withdraw' }) {
  const say = view.say(text);
  const { bulletin } = asked;
  const verdict = verb === 'return' ? mayReturn(view.actor, bulletin) : mayWithdraw(view.actor, bulletin);
  const hand = formOf(view, `${deskOf(bulletin)}/${verb}`);
  if (!verdict.allowed) return null;
  return (
    <details open={view.form?.action === hand.action}>
      <summary>{say(verb)}</summary>
      <Form hand={hand}>
        <input type="hidden" name="version" value={bulletin.version} />
        <ProseField hand={hand} name="reason" label={say(`${verb}.reason`)} maxLength={500} />
        <SendButton screen={view} verdict={verdict} label={say(verb)} tone="danger" />
      </Form>
    </details>
  );
}

function EditPart({ view, asked: { bulletin } }: Props) {
  const say = view.say(text);
  const hand = formOf(view, `${deskOf(bulletin)}/edit`);
  const isBack = view.form?.action === hand.action;
  const isStale = isBack && view.form?.refusals.some((refusal) => refusal.code === 'http.stale');
  if (!mayEdit(view.actor, bulletin).allowed) return null;
  return (
    <Section title={say('edit')} id="edit">
      {isStale ? (
        <Note tone="warn" title={say('stale.stored')}>
          <p>
            <strong>{bulletin.title}</strong>
          </p>
          <Paragraphs body={bulletin.body} />
          <p>{say('stale.typed')}</p>
        </Note>
      ) : null}
      <Form hand={hand}>
        <input type="hidden" name="version" value={bulletin.version} />
        <WordFields view={view} hand={hand} words={bulletin} />
        <SendButton screen={view} label={say('edit.do')} />
      </Form>
    </Section>
  );
}

/** What differs from the edition that everybody reads now. */
async function ChangesPart(view: View, { bulletin }: Asked) {
  const say = view.say(text);
  const [last] = await listEditions(view.tx, bulletin.id);
  if (!last || bulletin.state === 'published' || bulletin.state === 'withdrawn') return null;
  const steps = redlineOf(
    [last.title, ...paragraphsOf(last.body)],
    [bulletin.title, ...paragraphsOf(bulletin.body)],
  );
  return (
    <Section title={say('edition.changes')} id="changes">
      <RedlineList language={view.language} steps={steps} />
    </Section>
  );
}

async function HistoryPart(view: View, { bulletin }: Asked) {
  const say = view.say(text);
  const steps = await listSteps(view.tx, bulletin.id);
  const people = steps.flatMap((step) => step.byId ?? []);
  const names = await listNames(view.tx, people);
  const rows = steps.map((step, index) => ({ ...step, index }));
  return (
    <Section title={say('history')}>
      <Table
        caption={say('history')}
        rows={rows}
        keyOf={(step) => String(step.index)}
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
