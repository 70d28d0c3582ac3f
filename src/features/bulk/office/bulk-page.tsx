/** One act on many things: its preview, its progress, what became of each thing, and the way back. */

import { askPage } from '../../../kernel/page.ts';
import { sayInstant } from '../../../kernel/period.ts';
import { fill, nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { ActButton } from '../../../ui/form.tsx';
import {
  Badge,
  Heading,
  Meter,
  Note,
  Pager,
  Pairs,
  Refused,
  Section,
  Table,
  type Tone,
} from '../../../ui/parts.tsx';
import { actOf, type BulkAct, type BulkRoom } from '../actions/act.ts';
import type { Bulk, BulkState, Counts, Item } from '../bulk.ts';
import { letters } from '../letters.ts';
import { mayDrop, mayOrder, mayReverse } from '../policy.ts';
import { countItems, listItems } from '../store.ts';
import { text } from '../text.ts';

const tones: Record<BulkState, Tone> = {
  preview: 'wait',
  waiting: 'wait',
  running: 'accent',
  done: 'good',
  reversing: 'accent',
  reversed: 'plain',
  dropped: 'plain',
};

export function BulkBadge({ view, state }: { view: View; state: BulkState }) {
  return <Badge tone={tones[state]}>{view.say(text)(`state.${state}`)}</Badge>;
}

export function bulkPageWith(room: BulkRoom) {
  return async (view: View, bulk: Bulk): Promise<ShownPage> => {
    const say = view.say(text);
    const act = actOf(room, bulk.act);
    const [counts, items] = [
      await countItems(view.tx, bulk.id),
      await listItems(view.tx, bulk.id, askPage(view.query.page, 50)),
    ];
    const title = say('new.title', { act: act?.name ?? bulk.act });
    const forms = ['order', 'drop', 'reverse'].map((verb) => `/office/bulk/${bulk.id}/${verb}`);
    return {
      title,
      body: (
        <>
          <Heading
            screen={view}
            title={title}
            crumbs={[[say('bulks'), '/office/bulk']]}
            state={<BulkBadge view={view} state={bulk.state} />}
          >
            <About view={view} bulk={bulk} act={act} />
          </Heading>
          <Refused screen={view} shown={bulk.state === 'preview' ? forms : []} />
          <Standing view={view} bulk={bulk} counts={counts} act={act} />
          <Section title={say('items')}>
            <ItemTable view={view} bulk={bulk} items={items.items} />
            <Pager screen={view} page={items} href={(n) => `/office/bulk/${bulk.id}?page=${n}`} />
          </Section>
        </>
      ),
    };
  };
}

function About({ view, bulk, act }: { view: View; bulk: Bulk; act: BulkAct | undefined }) {
  const say = view.say(text);
  const { reason, label, to, words } = bulk.setting;
  const letter = words
    ? fill(
        letters['bulk.letter'][view.language],
        { organisation: bulk.organisationName, about: '…', words },
        view.language,
      )
    : undefined;
  return (
    <Pairs
      pairs={[
        act && [say('act'), nameIn(act.tells, view.language)],
        [say('query'), bulk.query || say('new.query.all')],
        reason !== undefined && [say('setting.reason'), reason],
        label !== undefined && [say('setting.label'), <Badge key="label">{label}</Badge>],
        to !== undefined && [say('setting.to'), say(`to.${to}`)],
        letter !== undefined && [say('preview.letter'), letter],
        [say('new.organisation'), nameIn(bulk.organisationName, view.language)],
        [say('by'), `${bulk.byName} ${sayInstant(bulk.at, view.language)}`],
      ]}
    />
  );
}

type StandingProps = { view: View; bulk: Bulk; counts: Counts; act: BulkAct | undefined };

function Standing({ view, bulk, counts, act }: StandingProps) {
  const say = view.say(text);
  if (bulk.state === 'preview') return <Preview view={view} bulk={bulk} counts={counts} act={act} />;
  const became = counts.done + counts.refused + counts.reversed + counts.kept;
  const isGoing = bulk.state === 'running' || bulk.state === 'reversing';
  const all = counts.all - counts.refusedBefore;
  const hidden = { version: String(bulk.version) };
  return (
    <>
      {bulk.state === 'waiting' && bulk.dueAt ? (
        <Note>{say('waiting.until', { at: bulk.dueAt })}</Note>
      ) : null}
      <p>
        {(['done', 'refused', 'reversed', 'kept'] as const).map((one) =>
          counts[one] > 0 ? (
            <span key={one}>
              <Badge tone={one === 'refused' || one === 'kept' ? 'warn' : 'good'}>
                {say(`count.${one}`, { count: counts[one] })}
              </Badge>{' '}
            </span>
          ) : null,
        )}
      </p>
      {isGoing ? (
        <p role="status">
          {say('progress', { done: became, all })}{' '}
          <Meter label={say('progress', { done: became, all })} value={became} max={all} />{' '}
          <a href={`/office/bulk/${bulk.id}`}>{say('reload')}</a>
        </p>
      ) : null}
      {bulk.state === 'waiting' || bulk.state === 'done' || bulk.state === 'running' ? (
        <>
          {act?.undoes && bulk.state === 'done' ? <p className="quiet">{say('reverse.note')}</p> : null}
          <ActButton
            screen={view}
            action={`/office/bulk/${bulk.id}/reverse`}
            verdict={mayReverse(view.actor, bulk, act?.undoes !== undefined)}
            label={say('reverse')}
            tone="danger"
            hidden={hidden}
          />
        </>
      ) : null}
    </>
  );
}

function Preview({ view, bulk, counts, act }: StandingProps) {
  const say = view.say(text);
  const hidden = { version: String(bulk.version) };
  return (
    <Note tone="wait" title={say('preview.will', { count: counts.left })}>
      {counts.refusedBefore > 0 ? <p>{say('preview.wont', { count: counts.refusedBefore })}</p> : null}
      <p>{say(act?.way === 'at-once' ? 'preview.at-once' : 'preview.held')}</p>
      <div className="actions">
        {counts.left > 0 ? (
          <ActButton
            screen={view}
            action={`/office/bulk/${bulk.id}/order`}
            verdict={mayOrder(view.actor, bulk)}
            label={say('preview.order', { count: counts.left })}
            hidden={hidden}
          />
        ) : null}
        <ActButton
          screen={view}
          action={`/office/bulk/${bulk.id}/drop`}
          verdict={mayDrop(view.actor, bulk)}
          label={say('preview.drop')}
          tone="calm"
          hidden={hidden}
        />
      </div>
    </Note>
  );
}

function outcomeOf(view: View, bulk: Bulk, item: Item) {
  const say = view.say(text);
  const why = item.told ?? item.refusal;
  const ahead = bulk.state === 'preview' || bulk.state === 'dropped' ? 'will' : 'left';
  const key = item.outcome ?? (item.refusal ? 'wont' : ahead);
  const isIll = why !== undefined;
  return (
    <>
      <Badge tone={isIll ? 'warn' : key === 'done' || key === 'will' ? 'good' : 'plain'}>
        {say(`outcome.${key}`)}
      </Badge>{' '}
      {why ? <span className="why-not">{view.sayRefusal(why)}</span> : null}
    </>
  );
}

const hrefs = { entry: '/office/entries', organisation: '/office/organisations' } as const;

function ItemTable({ view, bulk, items }: { view: View; bulk: Bulk; items: readonly Item[] }) {
  const say = view.say(text);
  return (
    <Table
      caption={say('items')}
      rows={items}
      keyOf={(item) => String(item.position)}
      columns={[
        {
          key: 'thing',
          head: say('item.thing'),
          cell: (item) => <a href={`${hrefs[bulk.list]}/${item.subjectId}`}>{item.title || '—'}</a>,
        },
        { key: 'place', head: say('item.place'), cell: (item) => nameIn(item.place, view.language) },
        { key: 'outcome', head: say('item.outcome'), cell: (item) => outcomeOf(view, bulk, item) },
      ]}
    />
  );
}
