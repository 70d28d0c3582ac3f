/** Assigning: the plan with its numbers and what stands in its way, carrying it out, taking the last one back. */

import { sayInstant } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { ActButton, Form, formOf, SendButton } from '../../../ui/form.tsx';
import { Badge, Empty, Heading, Note, Pairs, Refused, Section, Table, Where } from '../../../ui/parts.tsx';
import type { Lack } from '../assign.ts';
import type { Judge } from '../panel.ts';
import { mayArrange, mayAssign } from '../policy.ts';
import { type Batch, listAssigned, listBatches } from '../store/assignment.ts';
import { listJudges } from '../store/panel.ts';
import { type LookedAt, lastNumber, planFor } from '../store/plan.ts';
import { text } from '../text/office.ts';
import { text as shared } from '../text.ts';
import { type FoundPanel, panelHref } from './panel-page.tsx';

export const assignmentHref = (panelId: string) => `${panelHref(panelId)}/assignment`;

type Asked = { per: number; cap?: number; isAsked: boolean };

const numberIn = (text: string | undefined, most: number): number | undefined => {
  const read = /^\d{1,5}$/.test(text ?? '') ? Number(text) : 0;
  return read >= 1 && read <= most ? read : undefined;
};

/** From the address, from a form that was refused, or as the stage says. */
function readAsked(view: View, { task }: FoundPanel): Asked {
  const raw = view.form?.raw;
  const per = numberIn(raw?.judgesPerEntry?.[0] ?? view.query.per, 20);
  const cap = numberIn(raw?.loadCap?.[0] ?? view.query.cap, 10_000);
  const isAsked = per !== undefined;
  return {
    per: per ?? task?.judgesPerEntry ?? 3,
    cap: cap ?? (isAsked ? undefined : task?.loadCap),
    isAsked,
  };
}

export async function assignmentPage(view: View, found: FoundPanel): Promise<ShownPage> {
  const say = view.say(text);
  const { panel, task } = found;
  const asked = readAsked(view, found);
  const href = assignmentHref(panel.id);
  const plan = asked.isAsked
    ? await planFor(view.tx, panel.id, task?.works ?? [], { judgesPerEntry: asked.per, loadCap: asked.cap })
    : undefined;
  const batches = await listBatches(view.tx, panel.id);
  return {
    title: say('assign'),
    body: (
      <>
        <Heading
          screen={view}
          title={say('assign')}
          crumbs={[[say('title', { panel: panel.name }), panelHref(panel.id)]]}
        >
          <p>{say('assign.lead')}</p>
        </Heading>
        <Refused screen={view} shown={plan && plan.added.length > 0 ? [href] : []} />
        <Where screen={view} verdict={mayAssign(view.actor, found)}>
          <Asking view={view} href={href} asked={asked} />
        </Where>
        {plan ? await PlanPart({ view, found, plan, asked }) : null}
        <History view={view} found={found} batches={batches} />
      </>
    ),
  };
}

function Asking({ view, href, asked }: { view: View; href: string; asked: Asked }) {
  const say = view.say(text);
  return (
    <form method="get" action={href} className="form">
      <div className="field">
        <label htmlFor="per">{say('assign.per')}</label>
        <input id="per" name="per" type="number" min={1} max={20} defaultValue={asked.per} required />
      </div>
      <div className="field">
        <label htmlFor="cap">{say('assign.cap')}</label>
        <input id="cap" name="cap" type="number" min={1} max={10_000} defaultValue={asked.cap} />
      </div>
      <span className="send">
        <button type="submit" className="button is-calm">
          {say('assign.look')}
        </button>
      </span>
    </form>
  );
}

type Shown = { view: View; found: FoundPanel; plan: LookedAt; asked: Asked };

async function PlanPart({ view, found, plan, asked }: Shown) {
  const say = view.say(text);
  const judges = await listJudges(view.tx, found.panel.id, { states: ['accepted'] });
  const before = new Map<string, number>();
  for (const one of await listAssigned(view.tx, found.panel.id))
    before.set(one.personId, (before.get(one.personId) ?? 0) + 1);
  return (
    <Section title={say('assign.plan')}>
      <Pairs
        pairs={[
          [say('assign.plan.added'), view.say(shared)('works.count', { count: plan.added.length })],
          [say('assign.plan.spread'), plan.spread],
          [say('assign.plan.short'), view.say(shared)('works.count', { count: plan.lacking.length })],
        ]}
      />
      {plan.lacking.length > 0 ? <Lacking view={view} found={found} plan={plan} /> : null}
      {plan.added.length > 0 ? (
        <Carrying
          view={view}
          found={found}
          plan={plan}
          asked={asked}
          number={await lastNumber(view.tx, found.panel.id)}
        />
      ) : (
        <Empty title={say('assign.none')} />
      )}
      <Loads view={view} judges={judges} before={before} plan={plan} />
    </Section>
  );
}

function Carrying({ view, found, plan, asked, number }: Shown & { number: number }) {
  const hand = formOf(view, assignmentHref(found.panel.id));
  return (
    <Form hand={hand}>
      <input type="hidden" name="judgesPerEntry" value={asked.per} />
      {asked.cap === undefined ? null : <input type="hidden" name="loadCap" value={asked.cap} />}
      <input type="hidden" name="number" value={number} />
      <input type="hidden" name="digest" value={plan.digest} />
      <SendButton screen={view} verdict={mayAssign(view.actor, found)} label={view.say(text)('assign.do')} />
    </Form>
  );
}

const lacksShown = 20;

function Lacking({ view, found, plan }: Pick<Shown, 'view' | 'found' | 'plan'>) {
  const say = view.say(text);
  const works = new Map((found.task?.works ?? []).map((work) => [work.entryId, work]));
  const why = (lack: Lack) =>
    lack.why === 'few'
      ? say('assign.few', { may: lack.may })
      : say('assign.full', { full: lack.full, places: lack.places });
  const shown = plan.lacking.slice(0, lacksShown);
  return (
    <Note tone="warn" title={say('assign.plan.short')}>
      <p>{say('assign.plan.proof', { most: plan.addedMost })}</p>
      <ul>
        {shown.map((lack) => {
          const work = works.get(lack.entryId);
          const unit = work ? nameIn(work.unitName, view.language) : '';
          return (
            <li key={lack.entryId}>
              {work?.title} <span className="quiet">{unit}</span> · {say('assign.has', { has: lack.has })} ·{' '}
              {why(lack)}
            </li>
          );
        })}
        {plan.lacking.length > shown.length ? (
          <li>{say('assign.more', { count: plan.lacking.length - shown.length })}</li>
        ) : null}
      </ul>
    </Note>
  );
}

type LoadProps = {
  view: View;
  judges: readonly Judge[];
  before: ReadonlyMap<string, number>;
  plan: LookedAt;
};

function Loads({ view, judges, before, plan }: LoadProps) {
  const say = view.say(text);
  return (
    <Table
      caption={say('assign.plan.loads')}
      quietCaption={false}
      rows={judges}
      keyOf={(judge) => judge.personId}
      columns={[
        { key: 'number', head: say('number'), cell: (judge) => judge.number },
        { key: 'name', head: say('name'), cell: (judge) => judge.name },
        {
          key: 'before',
          head: say('assign.plan.before'),
          align: 'end',
          cell: (judge) => before.get(judge.personId) ?? 0,
        },
        {
          key: 'after',
          head: say('assign.plan.after'),
          align: 'end',
          cell: (judge) => plan.loads.get(judge.personId) ?? 0,
        },
      ]}
    />
  );
}

function History({ view, found, batches }: { view: View; found: FoundPanel; batches: readonly Batch[] }) {
  const say = view.say(text);
  const last = batches.find((batch) => batch.undoneAt === undefined);
  return (
    <Section title={say('assign.history')}>
      {batches.length === 0 ? (
        <Empty title={say('assign.history.none')} />
      ) : (
        <Table
          caption={say('assign.history')}
          rows={batches}
          keyOf={(batch) => batch.id}
          columns={[
            {
              key: 'number',
              head: say('number'),
              cell: (batch) => (
                <>
                  {say('assign.number', { number: batch.number })}{' '}
                  {batch.undoneAt ? <Badge tone="warn">{say('assign.undone')}</Badge> : null}
                </>
              ),
            },
            { key: 'at', head: say('pair.at'), cell: (batch) => sayInstant(batch.at, view.language) },
            { key: 'by', head: say('pair.by'), cell: (batch) => batch.byName ?? '' },
            { key: 'per', head: say('assign.per'), align: 'end', cell: (batch) => batch.judgesPerEntry },
            { key: 'added', head: say('assign.plan.added'), align: 'end', cell: (batch) => batch.added },
            { key: 'short', head: say('assign.plan.short'), align: 'end', cell: (batch) => batch.short },
          ]}
        />
      )}
      {last ? (
        <ActButton
          screen={view}
          tone="danger"
          action={`${assignmentHref(found.panel.id)}/undo`}
          verdict={mayArrange(view.actor, found)}
          label={say('assign.undo.do')}
          hidden={{ number: String(last.number) }}
        />
      ) : null}
    </Section>
  );
}
