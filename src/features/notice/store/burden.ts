/** Every query on demands that were kept in a paper knowingly: by whom and why. */

import { sql } from 'kysely';
import { personIdOf } from '../../../kernel/actor.ts';
import type { CampaignId, NoticeId, PersonId } from '../../../kernel/id.ts';
import { type Doing, rowsOf, type Tx } from '../../../platform/db.ts';
import { listIndicators } from '../../allocation/store/indicator.ts';
import { listCalls } from '../../call/store.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { getCampaign } from '../../campaign/store.ts';
import { type Burden, type BurdenAnswer, findBurdens } from '../burden.ts';
import type { Notice } from '../notice.ts';

type Row = {
  burden: string;
  code: BurdenAnswer['code'];
  place: string;
  excerpt: string;
  reason: string;
  at: Date;
  by_id: PersonId | null;
};

const answerOf = ({ by_id, burden, ...row }: Row): BurdenAnswer => ({
  ...row,
  key: burden,
  by: by_id ?? undefined,
});

/** What would burden those a paper goes to: in its text, and in the campaign it carries. */
export async function listBurdens(
  tx: Tx,
  notice: Pick<Notice, 'campaignId' | 'sections'>,
): Promise<Burden[]> {
  return listBurdensOf(tx, await getCampaign(tx, notice.campaignId), notice.sections);
}

/** What would burden those who take part in a campaign. */
export async function listBurdensOf(
  tx: Tx,
  campaign: Campaign,
  sections: Notice['sections'] = [],
): Promise<Burden[]> {
  const indicators = await listIndicators(tx, campaign);
  return findBurdens({
    sections,
    campaign,
    calls: await listCalls(tx, campaign.id),
    indicators: indicators.filter((one) => !one.isRetired),
  });
}

/** What was answered for this paper. */
export async function listBurdenAnswers(tx: Tx, noticeId: NoticeId): Promise<BurdenAnswer[]> {
  const rows = await rowsOf(
    tx,
    sql<Row>`
      select burden, code, place, excerpt, reason, at, by_id from notice_burden
      where notice_id = ${noticeId} order by at, burden limit 500`,
  );
  return rows.map(answerOf);
}

/** What was answered for any paper of a campaign. */
export async function listBurdenAnswersOf(tx: Tx, campaignId: CampaignId): Promise<BurdenAnswer[]> {
  const rows = await rowsOf(
    tx,
    sql<Row>`
      select b.burden, b.code, b.place, b.excerpt, b.reason, b.at, b.by_id
      from notice_burden b join notice n on n.id = b.notice_id
      where n.campaign_id = ${campaignId} order by b.at, b.burden limit 500`,
  );
  return rows.map(answerOf);
}

/** Keeps an answer; a later one for the same words takes its place. */
export async function saveBurdenAnswer(
  doing: Doing,
  noticeId: NoticeId,
  answer: Pick<BurdenAnswer, 'key' | 'code' | 'place' | 'excerpt' | 'reason'>,
): Promise<void> {
  await sql`
    insert into notice_burden (notice_id, burden, code, place, excerpt, reason, at, by_id)
    values (${noticeId}, ${answer.key}, ${answer.code}, ${answer.place}, ${answer.excerpt}, ${answer.reason}, ${doing.now},
      ${personIdOf(doing.actor) ?? null})
    on conflict (notice_id, burden) do update
      set reason = excluded.reason, at = excluded.at, by_id = excluded.by_id`.execute(doing.tx);
}
