/** Who beneath has adopted a campaign: a part of its page for those who look down on it. */

import { sayEnd } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { View } from '../../../platform/route.ts';
import { Empty, Section, Table } from '../../../ui/parts.tsx';
import type { Campaign } from '../campaign.ts';
import { listAdopted } from '../store.ts';
import { text } from '../text.ts';

export async function AdoptedPart(view: View, campaign: Campaign) {
  const say = view.say(text);
  const { language } = view;
  const adopted = await listAdopted(view.tx, campaign.id);
  return (
    <Section title={say('adopted-by')} id="adopted">
      {adopted.length === 0 ? (
        <Empty title={say('adopted-by.none')} />
      ) : (
        <Table
          caption={say('adopted-by')}
          rows={adopted}
          keyOf={(c) => c.id}
          columns={[
            {
              key: 'owner',
              head: say('owner'),
              cell: (c) => <a href={`/office/campaigns/${c.id}`}>{nameIn(c.organisationName, language)}</a>,
            },
            {
              key: 'ends',
              head: say('differences.ends'),
              cell: (c) => sayEnd(c.closesAt, language),
            },
          ]}
        />
      )}
    </Section>
  );
}
