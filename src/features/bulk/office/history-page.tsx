/** What was done to many things in the name of one's organisations, the newest first. */

import { askPage } from '../../../kernel/page.ts';
import { sayInstant } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { Empty, Heading, Pager, Table } from '../../../ui/parts.tsx';
import { actOf, type BulkRoom } from '../actions/act.ts';
import type { Bulk } from '../bulk.ts';
import { listBulks } from '../store.ts';
import { text } from '../text.ts';
import { BulkBadge } from './bulk-page.tsx';

export function historyPageWith(room: BulkRoom) {
  return async (view: View): Promise<ShownPage> => {
    const say = view.say(text);
    const found = await listBulks(view.tx, view.actor, askPage(view.query.page));
    return {
      title: say('bulks'),
      body: (
        <>
          <Heading screen={view} title={say('bulks')}>
            <p>{say('bulks.lead')}</p>
          </Heading>
          {found.total === 0 ? (
            <Empty title={say('bulks.none')}>
              <p>
                <a href="/office/entries">{say('bulks.none.next')}</a>
              </p>
            </Empty>
          ) : (
            <BulkTable view={view} room={room} rows={found.items} />
          )}
          <Pager screen={view} page={found} href={(n) => `/office/bulk?page=${n}`} />
        </>
      ),
    };
  };
}

function BulkTable({ view, room, rows }: { view: View; room: BulkRoom; rows: readonly Bulk[] }) {
  const say = view.say(text);
  const { language } = view;
  return (
    <Table
      caption={say('bulks')}
      rows={rows}
      keyOf={(bulk) => bulk.id}
      columns={[
        {
          key: 'act',
          head: say('act'),
          cell: (bulk) => {
            const act = actOf(room, bulk.act);
            return <a href={`/office/bulk/${bulk.id}`}>{act ? nameIn(act.name, language) : bulk.act}</a>;
          },
        },
        { key: 'query', head: say('query'), cell: (bulk) => bulk.query || say('new.query.all') },
        { key: 'state', head: say('state'), cell: (bulk) => <BulkBadge view={view} state={bulk.state} /> },
        { key: 'by', head: say('by'), cell: (bulk) => bulk.byName },
        { key: 'at', head: say('at'), cell: (bulk) => sayInstant(bulk.at, language) },
      ]}
    />
  );
}
