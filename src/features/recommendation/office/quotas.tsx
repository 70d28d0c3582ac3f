/** The page on which a level gives quotas to those straight beneath: the table, its sums, its use, its versions. */

import { sayInstant } from '../../../kernel/period.ts';
import type { FormState, ShownPage, View } from '../../../platform/route.ts';
import { ActButton, Form, formOf, ProseField, SendButton } from '../../../ui/form.tsx';
import { Empty, Heading, Note, Refused, Section, Table } from '../../../ui/parts.tsx';
import { listChildren } from '../../organisation/store.ts';
import type { GiverPlace } from '../actions/give-quotas.ts';
import { mayGiveQuotas } from '../policy.ts';
import { capOf, facetsOf, sumsOf } from '../quota.ts';
import {
  findQuotaDraft,
  findSlots,
  listQuotaVersions,
  listSlots,
  listWaivers,
  type QuotaDraft,
  type QuotaVersion,
  type Waiver,
} from '../store/quota.ts';
import { alignFields, fieldsOf } from '../table.ts';
import { text } from '../text/quota.ts';
import { text as listText } from '../text.ts';
import { listHref, nameOf, quotasHref } from './parts.tsx';
import { type Board, QuotaTable } from './quota-table.tsx';

export async function quotasPage(view: View, place: GiverPlace): Promise<ShownPage> {
  const say = view.say(text);
  const { call, giver } = place;
  const board = await boardOf(view, place);
  const title = say('quotas.title', { call: call.name });
  const href = quotasHref(call.id, giver.id);
  const crumbs = [
    [view.say(listText)('recommendations'), '/office/recommendations'],
    [nameOf(view, call.name), listHref(call.id, giver.id)],
  ] as const;
  return {
    title,
    body: (
      <>
        <Heading screen={view} title={title} crumbs={crumbs}>
          <p>{say('quotas.lead', { giver: giver.name })}</p>
          {call.route === 'sideways' ? <p>{say('quotas.sideways')}</p> : null}
          <p>
            <a className="button is-calm" href={`${href}.xlsx`}>
              {say('export')}
            </a>
          </p>
        </Heading>
        <Refused screen={view} shown={[href, `${href}/paste`, `${href}/restore`, `${href}/discard`]} />
        {board.children.length === 0 ? (
          <Empty title={say('quotas.none')} />
        ) : (
          <TablePart {...{ view, board }} />
        )}
        {board.waivers.length > 0 ? <Waivers view={view} waivers={board.waivers} /> : null}
        {board.versions.length > 0 ? <Versions {...{ view, board }} /> : null}
      </>
    ),
  };
}

async function boardOf(view: View, { call, giver }: GiverPlace): Promise<Board> {
  const { tx, actor } = view;
  const children = await listChildren(tx, giver.id);
  const versions = await listQuotaVersions(tx, call.id, giver.id);
  const ids = children.map(({ id }) => id);
  return {
    ...{ call, giver, children, versions },
    rows: versions[0]?.rows ?? [],
    version: versions[0]?.version ?? 0,
    slots: await listSlots(tx, call, children),
    own: giver.id === call.ownerId ? undefined : await findSlots(tx, call, giver),
    waivers: await listWaivers(tx, call.id, ids),
    draft: await findQuotaDraft(tx, actor, { callId: call.id, giverId: giver.id }),
    verdict: mayGiveQuotas(actor, { giver, call }, view.now),
  };
}

/** The form as it came back, else the trial that was asked for. */
function formBack(view: View, action: string, draft: QuotaDraft | undefined): FormState | undefined {
  if (view.form?.action === action) return view.form;
  if (view.form || !draft || view.query.draft === undefined) return undefined;
  return { action, raw: draft.typed, refusals: [] };
}

function TablePart({ view, board }: { view: View; board: Board }) {
  const say = view.say(text);
  const { call, giver, children, draft, verdict } = board;
  const action = quotasHref(call.id, giver.id);
  const back = formBack(view, action, draft);
  const isStale = back?.refusals.some((one) => one.code === 'http.stale') ?? false;
  const isTrial = back !== undefined && view.form === undefined;
  const stored = fieldsOf(children, board.rows, view.language);
  const raw = back ? alignFields(back.raw, children, stored) : stored;
  const form: FormState = { action, raw, refusals: back?.refusals ?? [] };
  const names = facetsOf(call).map(({ name }) => nameOf(view, name));
  const { own } = board;
  const sum = sumsOf(children.map(({ id }) => board.slots.get(id)!.quota)).cap;
  const ownCap = own && capOf(own);
  return (
    <>
      {isTrial && draft ? (
        <Note tone="wait" title={say('trial')}>
          {draft.unmatched.length > 0 ? (
            <p>{say('trial.unmatched', { names: draft.unmatched.join(say('names.between')) })}</p>
          ) : null}
          <ActButton
            screen={view}
            tone="calm"
            action={`${action}/discard`}
            verdict={verdict}
            label={say('trial.discard')}
          />
        </Note>
      ) : null}
      {isStale ? <Note tone="warn">{say('both')}</Note> : null}
      {ownCap === undefined ? null : <p>{say('sum.own', { cap: ownCap })}</p>}
      {board.version > 0 && ownCap !== undefined && sum !== undefined && sum > ownCap ? (
        <Note tone="warn">{say('sum.over', { sum, cap: ownCap })}</Note>
      ) : null}
      <Form hand={formOf({ ...view, form }, action)} className="form sheet-form">
        <input type="hidden" name="version" value={board.version} />
        <p className="hint">{say('conditions.hint', { names: names.join(say('names.between')) })}</p>
        <QuotaTable
          {...{ view, board }}
          hand={formOf({ ...view, form }, action)}
          stored={isStale ? stored : undefined}
        />
        <SendButton screen={view} verdict={verdict} label={say('save')} />
      </Form>
      <PasteForm {...{ view, board }} action={`${action}/paste`} />
    </>
  );
}

function PasteForm({ view, board, action }: { view: View; board: Board; action: string }) {
  const say = view.say(text);
  if (!board.verdict.allowed) return null;
  const hand = formOf(view, action);
  return (
    <details open={view.form?.action === action}>
      <summary>{say('paste.title')}</summary>
      <Form hand={hand}>
        <ProseField hand={hand} name="sheet" rows={6} label={say('paste.sheet')} hint={say('paste.hint')} />
        <SendButton screen={view} tone="calm" label={say('paste.try')} />
      </Form>
    </details>
  );
}

function Waivers({ view, waivers }: { view: View; waivers: readonly Waiver[] }) {
  const say = view.say(text);
  return (
    <Section title={say('waivers')}>
      <Table
        caption={say('waivers')}
        rows={waivers}
        keyOf={(one) => `${one.organisationId}${one.at.getTime()}`}
        columns={[
          { key: 'unit', head: say('unit'), cell: (one) => nameOf(view, one.organisationName) },
          { key: 'count', head: say('waived'), align: 'end', cell: (one) => one.count },
          { key: 'reason', head: say('waiver.reason'), cell: (one) => one.reason },
        ]}
      />
    </Section>
  );
}

/** Every table that was given; any of them can be put back, which makes a new version. */
function Versions({ view, board }: { view: View; board: Board }) {
  const say = view.say(text);
  const { call, giver, version } = board;
  const sums = ({ rows }: QuotaVersion) => {
    const { floor, cap } = sumsOf(rows, call.unitCap);
    return `${floor} / ${cap ?? say('free')}`;
  };
  return (
    <Section title={say('versions')}>
      <Table
        caption={say('versions')}
        rows={board.versions}
        keyOf={(one) => String(one.version)}
        columns={[
          {
            key: 'version',
            head: say('version.number'),
            cell: (one) => (
              <>
                {one.version}{' '}
                {one.undoes === undefined ? null : (
                  <span className="quiet">{say('version.restores', { version: one.undoes })}</span>
                )}
              </>
            ),
          },
          { key: 'at', head: say('version.at'), cell: (one) => sayInstant(one.at, view.language) },
          { key: 'by', head: say('version.by'), cell: (one) => one.by ?? '' },
          { key: 'sums', head: say('version.sums'), align: 'end', cell: sums },
          {
            key: 'do',
            head: view.say(listText)('act'),
            align: 'end',
            cell: (one) =>
              one.version === version ? (
                say('version.current')
              ) : (
                <ActButton
                  screen={view}
                  tone="calm"
                  action={`${quotasHref(call.id, giver.id)}/restore`}
                  verdict={board.verdict}
                  label={say('restore')}
                  hidden={{ version: String(version), to: String(one.version) }}
                />
              ),
          },
        ]}
      />
    </Section>
  );
}
