/** Who has signed for a notice and who has not, for its issuer and those above. */

import type { ReactNode } from 'react';
import { askPage } from '../../../kernel/page.ts';
import { sayInstant } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { View } from '../../../platform/route.ts';
import { Badge, Empty, Pager, Section, Table } from '../../../ui/parts.tsx';
import { listNames } from '../../account/store.ts';
import { listAdopted } from '../../campaign/store.ts';
import type { Notice, Recipient } from '../notice.ts';
import { countByHand, outsideRecipients } from '../outside.ts';
import { listHandRecords } from '../store/outside.ts';
import {
  countReceipts,
  listOutsideRecipients,
  listRecipients,
  type ReceiptFilter,
} from '../store/recipient.ts';
import { text as outsideText } from '../text/outside.ts';
import { text } from '../text.ts';
import { OutsideTable } from './outside.tsx';

const filters: readonly ReceiptFilter[] = ['all', 'missing', 'signed'];

export async function ReceiptsPart(view: View, notice: Notice): Promise<ReactNode> {
  const say = view.say(text);
  const { tx, language } = view;
  const filter = filters.find((one) => one === view.query.show) ?? 'all';
  const [count] = await countReceipts(tx, [notice.id]);
  const outside = outsideRecipients(notice, await listOutsideRecipients(tx, notice.id));
  const records = await listHandRecords(tx, notice.id);
  const found = await listRecipients(tx, notice.id, askPage(view.query.page, 50), filter);
  const names = await listNames(
    tx,
    found.items.flatMap((recipient) => recipient.signedForBy ?? []),
  );
  const adopted = new Set(
    (await listAdopted(tx, notice.campaignId)).map((campaign) => campaign.organisationId),
  );
  const about = {
    signedFor: count?.signedFor ?? 0,
    recipients: count?.recipients ?? 0,
    adopted: adopted.size,
  };
  const here = `/office/notices/${notice.id}`;
  return (
    <Section
      title={say('receipts')}
      id="receipts"
      aside={<span className="figure">{say('receipts.count', about)}</span>}
    >
      <p className="filters">
        {filters.map((one) => (
          <span key={one}>
            <a href={`${here}?show=${one}#receipts`} aria-current={one === filter ? 'true' : undefined}>
              {say(`receipts.${one}`)}
            </a>{' '}
          </span>
        ))}
      </p>
      {found.total === 0 ? (
        <Empty title={say('receipts.none')} />
      ) : (
        <Table
          caption={say('receipts')}
          rows={found.items}
          keyOf={(recipient) => recipient.organisationId}
          columns={[
            {
              key: 'organisation',
              head: say('receipts.column.organisation'),
              cell: (recipient) => nameIn(recipient.organisationName, language),
            },
            {
              key: 'signed-for',
              head: say('receipts.column.signed-for'),
              cell: (recipient) => <SignedFor view={view} recipient={recipient} names={names} />,
            },
            {
              key: 'adopted',
              head: say('receipts.column.adopted'),
              cell: (recipient) =>
                adopted.has(recipient.organisationId) ? (
                  <span>
                    <Badge tone="good">{say('receipts.adopted')}</Badge>
                  </span>
                ) : (
                  say('receipts.not-adopted')
                ),
            },
          ]}
        />
      )}
      <Pager screen={view} page={found} href={(n) => `${here}?show=${filter}&page=${n}#receipts`} />
      {outside.length > 0 ? (
        <>
          <p>
            {view.say(outsideText)('outside.count', countByHand(outside, records))}{' '}
            <a href={`${here}/outside`}>{view.say(outsideText)('outside.open')}</a>
          </p>
          <OutsideTable view={view} notice={notice} recipients={outside} records={records} />
        </>
      ) : null}
    </Section>
  );
}

function SignedFor({
  view,
  recipient,
  names,
}: {
  view: View;
  recipient: Recipient;
  names: Map<string, string>;
}) {
  const say = view.say(text);
  if (recipient.isOutside)
    return (
      <span>
        <Badge>{view.say(outsideText)('by-hand')}</Badge>
      </span>
    );
  if (!recipient.signedForAt)
    return (
      <span>
        <Badge tone="warn">{say('receipts.not-yet')}</Badge>
      </span>
    );
  const name = names.get(recipient.signedForBy ?? '') ?? '';
  return <>{say('received.by', { name, at: sayInstant(recipient.signedForAt, view.language) })}</>;
}
