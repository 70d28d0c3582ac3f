/** The page of one's own works, with where each one stands. */

import { askPage } from '../../../kernel/page.ts';
import { sayInstant } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { Empty, Heading, Pager, Table } from '../../../ui/parts.tsx';
import { StateBadge } from '../dossier.tsx';
import { listOwnEntries } from '../store.ts';
import { text } from '../text.ts';

export async function minePage(view: View): Promise<ShownPage> {
  const say = view.say(text);
  const found = await listOwnEntries(view.tx, view.actor, askPage(view.query.page));
  return {
    title: say('mine'),
    body: (
      <>
        <Heading screen={view} title={say('mine')}>
          <p>{say('mine.lead')}</p>
        </Heading>
        {found.total === 0 ? (
          <Empty title={say('mine.none')}>
            <p>
              <a href="/">{say('mine.none.next')}</a>
            </p>
          </Empty>
        ) : (
          <Table
            caption={say('mine')}
            rows={found.items}
            keyOf={(e) => e.id}
            columns={[
              {
                key: 'title',
                head: say('title'),
                cell: (e) => <a href={`/entries/${e.id}`}>{e.title || say('title.none')}</a>,
              },
              { key: 'call', head: say('call'), cell: (e) => nameIn(e.callName, view.language) },
              { key: 'state', head: say('state'), cell: (e) => <StateBadge view={view} state={e.state} /> },
              { key: 'number', head: say('number'), cell: (e) => e.number ?? '' },
              {
                key: 'changed',
                head: say('changed-at'),
                cell: (e) => sayInstant(e.updatedAt, view.language),
              },
            ]}
          />
        )}
        <Pager screen={view} page={found} href={(n) => `/my/entries?page=${n}`} />
      </>
    ),
  };
}
