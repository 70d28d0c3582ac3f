/** The door at which further figures of works are stated by hand: row by row or pasted, with source and day, all kept. */

import { sayInstant } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import { type Ask, act, page, type Route, type ShownPage, type View } from '../../../platform/route.ts';
import { Badge, Empty, Heading, Note, Pager, Refused, Section, Table, Where } from '../../../ui/parts.tsx';
import type { Call } from '../../call/call.ts';
import { findCall } from '../../call/store.ts';
import { stateFigures } from '../actions/state-figures.ts';
import { figureKeysOf } from '../figure.ts';
import { maySeeUnpublished, mayState } from '../policy.ts';
import { FigureStating } from '../schema.ts';
import { nameOfFigure, SourceWords, StatedTable } from '../site/figures.tsx';
import { countUnstated, listStatements, statementsMax } from '../store/figure.ts';
import { findResultOfCall } from '../store.ts';
import { text } from '../text/figure.ts';
import { text as awardText } from '../text.ts';
import type { Found } from './acts.tsx';
import { FiguresForm, findSheet } from './sheet.tsx';

const addressOf = (call: Call) => `/office/calls/${call.id}/figures`;

/** Only where the formula asks for figures, and for the owner's own people. */
async function findFiguresAsked({ tx, actor, params }: Ask): Promise<Found | undefined> {
  const call = await findCall(tx, actor, params.call!);
  const isThere = call?.hostId && maySeeUnpublished(actor, call.ownerPath).allowed;
  if (!isThere || figureKeysOf(call.formula).length === 0) return undefined;
  return { call, result: await findResultOfCall(tx, call.id) };
}

async function figuresPage(view: View, found: Found): Promise<ShownPage> {
  const say = view.say(text);
  const { call, result } = found;
  const title = say('figures.of', { call: call.name });
  const sheet = await findSheet(view, call);
  const missing = await countUnstated(view.tx, call);
  const verdict = mayState(view.actor, found);
  const isStale = view.form?.refusals.some((refusal) => refusal.code === 'http.stale');
  const isForm = verdict.allowed && sheet.page.total > 0;
  const stored = (
    <StatedTable view={view} formula={call.formula} stated={sheet.stated} works={sheet.page.items} />
  );
  return {
    title,
    body: (
      <>
        <Heading
          screen={view}
          title={title}
          crumbs={[
            [nameIn(call.name, view.language), `/office/calls/${call.id}`],
            [view.say(awardText)('result'), `/office/calls/${call.id}/result`],
          ]}
          state={<StateBadge view={view} total={sheet.page.total} missing={missing} />}
        >
          <p>{say('figures.lead')}</p>
        </Heading>
        <Refused screen={view} shown={isForm ? [addressOf(call)] : []} />
        {sheet.page.total === 0 ? (
          <Empty title={say('figures.none')}>
            <p>{say('figures.none.next')}</p>
          </Empty>
        ) : null}
        {isStale ? (
          <Note tone="warn" title={say('stale.stored')}>
            {say('stale.typed')}
          </Note>
        ) : null}
        {isForm && result?.state === 'prepared' ? <Note tone="wait">{say('figures.prepared')}</Note> : null}
        <Where screen={view} verdict={verdict}>
          {null}
        </Where>
        {sheet.page.total > 0 && (isStale || !isForm) ? stored : null}
        {isForm ? <FiguresForm view={view} call={call} sheet={sheet} /> : null}
        <Pager screen={view} page={sheet.page} href={(number) => `${addressOf(call)}?page=${number}`} />
        {await HistoryPart(view, call)}
      </>
    ),
  };
}

function StateBadge({ view, total, missing }: { view: View; total: number; missing: number }) {
  const say = view.say(text);
  if (total === 0) return null;
  return missing > 0 ? (
    <Badge tone="warn">{say('figures.missing', { count: missing })}</Badge>
  ) : (
    <Badge tone="good">{say('figures.whole')}</Badge>
  );
}

/** On the desk of the result: what is missing, and the way to the page. */
export async function FiguresNote(view: View, { call }: Found) {
  if (figureKeysOf(call.formula).length === 0) return null;
  const say = view.say(text);
  const missing = await countUnstated(view.tx, call);
  return (
    <Note
      tone={missing > 0 ? 'warn' : 'plain'}
      title={missing > 0 ? say('figures.missing', { count: missing }) : say('figures')}
    >
      {say(missing > 0 ? 'figures.missing.why' : 'figures.whole')}{' '}
      <a href={addressOf(call)}>{say('figures.open')}</a>
    </Note>
  );
}

async function HistoryPart(view: View, call: Call) {
  const say = view.say(text);
  const statements = await listStatements(view.tx, call.id);
  if (statements.length === 0) return null;
  const aside =
    statements.length < statementsMax ? undefined : (
      <span className="quiet">{say('history.newest', { count: statementsMax })}</span>
    );
  return (
    <Section title={say('history')} aside={aside}>
      <Table
        caption={say('history')}
        rows={statements}
        keyOf={(one) => one.id}
        columns={[
          { key: 'version', head: say('version'), cell: (one) => one.version },
          { key: 'at', head: say('at'), cell: (one) => sayInstant(one.at, view.language) },
          { key: 'by', head: say('by'), cell: (one) => one.byName },
          { key: 'work', head: say('work'), cell: (one) => `${one.number} ${one.title}` },
          { key: 'figure', head: say('figure'), cell: (one) => nameOfFigure(call.formula, one.key, view) },
          {
            key: 'amount',
            head: say('amount'),
            align: 'end',
            cell: (one) => one.amount ?? say('taken-back'),
          },
          {
            key: 'source',
            head: say('source'),
            cell: (one) => (one.source ? <SourceWords source={one.source} /> : '—'),
          },
          { key: 'dated', head: say('dated'), cell: (one) => one.dated ?? '—' },
        ]}
      />
    </Section>
  );
}

export const figureRoutes: Route[] = [
  page({
    get: '/office/calls/:call/figures',
    frame: 'office',
    asks: ['page'],
    finds: findFiguresAsked,
    may: (actor, { call }) => maySeeUnpublished(actor, call.ownerPath),
    shows: figuresPage,
  }),
  act({
    post: '/office/calls/:call/figures',
    frame: 'office',
    finds: findFiguresAsked,
    may: mayState,
    takes: FigureStating,
    does: stateFigures<Found>,
    leadsTo: ({ call }, _, { page: number }) => `${addressOf(call)}${number ? `?page=${number}` : ''}`,
    tells: text['told.stated'],
    shows: figuresPage,
  }),
];
