/** Notices on a real database: who sees it, two hands at once, going out. */

import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { useWorld } from '../../../world/fixture.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Outcome } from '../../kernel/verdict.ts';
import { createCampaign } from '../campaign/actions/create-campaign.ts';
import { findCampaign } from '../campaign/store.ts';
import { listChildren } from '../organisation/store.ts';
import { draftNotice } from './actions/draft-notice.ts';
import { editNotice } from './actions/edit-notice.ts';
import { issueNotice } from './actions/issue-notice.ts';
import { returnNotice } from './actions/return-notice.ts';
import { signNotice } from './actions/sign-notice.ts';
import { submitNotice } from './actions/submit-notice.ts';
import type { Notice, NoticeContent } from './notice.ts';
import { countReceipts } from './store/recipient.ts';
import { findIssuedNotice, findNotice, listNoticesOfCampaign, listSteps } from './store.ts';

const world = useWorld();

const content: NoticeContent = {
  number: '青总发〔2020〕26号',
  title: '关于补充安排主题活动的通知',
  issuers: [{ name: '青海省总工会' }],
  addressees: [{ name: '各市（州）总工会' }, { name: '各市（州）委网信办', outside: true }],
  sections: [{ heading: '一、活动时间', paragraphs: ['2020年5—9月。'] }],
  attachments: ['任务分配表'],
};

function must<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals));
  return outcome.value;
}
const codes = (outcome: Outcome<unknown>) =>
  outcome.ok ? [] : outcome.refusals.map((refusal) => refusal.code);

async function drafted(): Promise<Notice> {
  const campaign = await world.campaign('qinghai');
  return must(
    await world.doing(await world.person('qh-officer'), (doing) => draftNotice(doing, campaign, content)),
  );
}
async function signed(): Promise<Notice> {
  const notice = await drafted();
  const submitted = must(
    await world.doing(await world.person('qh-officer'), (doing) => submitNotice(doing, notice)),
  );
  return must(await world.doing(await world.person('qh-leader'), (doing) => signNotice(doing, submitted)));
}
const sees = async (actor: Actor, notice: Notice) =>
  (await world.read((tx) => findNotice(tx, actor, notice.id))) !== undefined;
const factsOf = async (id: string) =>
  (
    await sql<{ name: string }>`select name from outbox_fact where subject_id = ${id} order by id`.execute(
      world.owner,
    )
  ).rows.map((r) => r.name);

describe('a paper before it is issued', () => {
  it('AC-031 AC-033 is seen by those who sit at its organisation and by nobody above, beneath or beside', async () => {
    const notice = await drafted();
    const table: Record<string, boolean> = {};
    for (const name of [
      'qh-officer',
      'qh-leader',
      'qh-admin',
      'national-leader',
      'xn-officer',
      'hn-officer',
      'worker-ma',
    ] as const) {
      table[name] = await sees(await world.person(name), notice);
    }
    expect(table).toEqual({
      'qh-officer': true,
      'qh-leader': true,
      'qh-admin': true,
      'national-leader': false,
      'xn-officer': false,
      'hn-officer': false,
      'worker-ma': false,
    });
    expect(await world.read((tx) => findIssuedNotice(tx, notice.id))).toBeUndefined();
    expect(await world.read((tx) => findNotice(tx, { kind: 'machine' }, 'no-id'))).toBeUndefined();
  });

  it('is drafted only by the owner’s own officer', async () => {
    const campaign = await world.campaign('qinghai');
    for (const name of ['qh-leader', 'national-officer', 'xn-officer'] as const) {
      const outcome = await world.doing(await world.person(name), (doing) =>
        draftNotice(doing, campaign, content),
      );
      expect(codes(outcome)).toEqual(['notice.not-yours']);
    }
  });

  it('goes up, comes back with a reason, is changed, goes up again and is signed; every step is kept', async () => {
    const officer = await world.person('qh-officer');
    const leader = await world.person('qh-leader');
    const notice = await drafted();
    const submitted = must(await world.doing(officer, (doing) => submitNotice(doing, notice)));
    const returned = must(
      await world.doing(leader, (doing) => returnNotice(doing, submitted, { reason: '补上附件' })),
    );
    const changed = { ...content, attachments: ['任务分配表', '报送作品要求'] };
    const edited = must(
      await world.doing(officer, (doing) => editNotice(doing, returned, { version: 1, content: changed })),
    );
    expect([edited.state, edited.version, edited.attachments.length]).toEqual(['returned', 2, 2]);
    const again = must(await world.doing(officer, (doing) => submitNotice(doing, edited)));
    const done = must(await world.doing(leader, (doing) => signNotice(doing, again, { version: 2 })));
    expect([done.state, done.signedBy, done.preparedBy]).toEqual(['signed', leader.id, officer.id]);
    const steps = await world.read((tx) => listSteps(tx, notice.id));
    expect(steps.map((step) => step.verb)).toEqual(['draft', 'submit', 'return', 'edit', 'submit', 'sign']);
    expect(steps[2]!.reason).toBe('补上附件');
    expect(await factsOf(notice.id)).toEqual([
      'notice.drafted',
      'notice.submitted',
      'notice.returned',
      'notice.edited',
      'notice.submitted',
      'notice.signed',
    ]);
  });

  it('AC-172 what skips a step is refused, and so is a paper that has moved on meanwhile', async () => {
    const notice = await drafted();
    const officer = await world.person('qh-officer');
    const leader = await world.person('qh-leader');
    expect(codes(await world.doing(leader, (doing) => signNotice(doing, notice)))).toEqual([
      'notice.wrong-step',
    ]);
    const recipients = [(await world.organisation('post')).id];
    expect(codes(await world.doing(officer, (doing) => issueNotice(doing, notice, { recipients })))).toEqual([
      'notice.wrong-step',
    ]);
    const submitted = must(await world.doing(officer, (doing) => submitNotice(doing, notice)));
    expect(codes(await world.doing(officer, (doing) => submitNotice(doing, notice)))).toEqual([
      'notice.moved',
    ]);
    must(await world.doing(leader, (doing) => signNotice(doing, submitted)));
    expect(codes(await world.doing(leader, (doing) => signNotice(doing, submitted)))).toEqual([
      'notice.moved',
    ]);
    expect(
      codes(await world.doing(leader, (doing) => returnNotice(doing, submitted, { reason: 'x' }))),
    ).toEqual(['notice.moved']);
  });

  it('AC-044 a leader who also prepared it cannot sign it', async () => {
    const notice = await drafted();
    const officer = await world.person('qh-officer');
    const submitted = must(await world.doing(officer, (doing) => submitNotice(doing, notice)));
    const at = submitted.organisationPath;
    const leader = await world.person('qh-leader');
    const both: Actor = { ...officer, seats: [...leader.seats, ...officer.seats] };
    expect(codes(await world.doing(both, (doing) => signNotice(doing, submitted)))).toEqual([
      'notice.own-paper',
    ]);
    expect(at).toBe(notice.organisationPath);
  });

  it('a leader signs what they have read: another version is refused', async () => {
    const notice = await drafted();
    const submitted = must(
      await world.doing(await world.person('qh-officer'), (doing) => submitNotice(doing, notice)),
    );
    const outcome = await world.doing(await world.person('qh-leader'), (doing) =>
      signNotice(doing, submitted, { version: 7 }),
    );
    expect(codes(outcome)).toEqual(['notice.moved']);
  });

  it('AC-174 two officers write over one version: the second is refused and nothing is lost', async () => {
    const notice = await drafted();
    const officer = await world.person('qh-officer');
    const write = (title: string) =>
      world.doing(officer, (doing) =>
        editNotice(doing, notice, { version: 1, content: { ...content, title } }),
      );
    const outcomes = await Promise.all([write('甲稿'), write('乙稿')]);
    expect(outcomes.map((outcome) => outcome.ok).sort()).toEqual([false, true]);
    expect(outcomes.flatMap(codes)).toEqual(['http.stale']);
    const stored = await world.read((tx) => findNotice(tx, officer, notice.id));
    expect(stored!.title).toBe(outcomes[0]!.ok ? '甲稿' : '乙稿');
  });

  it('an empty paper, and a number written otherwise, are refused', async () => {
    const campaign = await world.campaign('qinghai');
    const officer = await world.person('qh-officer');
    const empty = { ...content, sections: [], issuers: [] };
    const notice = must(await world.doing(officer, (doing) => draftNotice(doing, campaign, empty)));
    expect(codes(await world.doing(officer, (doing) => submitNotice(doing, notice)))).toEqual([
      'notice.no-text',
      'notice.no-issuer',
    ]);
    const odd = { ...content, number: '青总发[2020]25号' };
    expect(codes(await world.doing(officer, (doing) => draftNotice(doing, campaign, odd)))).toEqual([
      'notice.number-form',
    ]);
    expect(
      codes(await world.doing(officer, (doing) => editNotice(doing, notice, { version: 1, content: odd }))),
    ).toEqual(['notice.number-form']);
  });
});

describe('issuing', () => {
  it('goes to organisations beneath, at least one, and then everybody may read it', async () => {
    const notice = await signed();
    const officer = await world.person('qh-officer');
    const national = (await world.organisation('national')).id;
    const own = (await world.organisation('qinghai')).id;
    const issue = (recipients: (typeof own)[]) =>
      world.doing(officer, (doing) => issueNotice(doing, notice, { recipients }));
    expect(codes(await issue([]))).toEqual(['notice.no-recipients']);
    expect(codes(await issue([own]))).toEqual(['notice.recipient-not-beneath']);
    expect(codes(await issue([national]))).toEqual(['notice.recipient-not-beneath']);
    const children = (await world.read((tx) => listChildren(tx, own))).map((o) => o.id);
    const county = (await world.organisation('hewan')).id;
    const done = must(await issue([...children, county, county]));
    expect(done.state).toBe('issued');
    const [count] = await world.read((tx) => countReceipts(tx, [notice.id]));
    expect(count).toMatchObject({ recipients: children.length + 1, signedFor: 0 });
    expect(await world.read((tx) => findIssuedNotice(tx, notice.id))).toBeDefined();
    expect((await world.campaign('qinghai')).state).toBe('running');
    const seen = await world.read((tx) =>
      listNoticesOfCampaign(tx, { kind: 'anyone', address: '' }, notice.campaignId),
    );
    expect(seen.map((one) => one.id)).toContain(notice.id);
  });
});

describe('a campaign that is still a draft', () => {
  it('is nobody else’s until its notice is issued; issuing starts it', async () => {
    const [officer, leader] = [await world.person('xn-officer'), await world.person('xn-leader')];
    const above = await world.campaign('qinghai');
    const { id: _id, lineage: _lineage, parentId: _parent, parentVersion: _version, ...plan } = above;
    const organisation = await world.organisation('xining');
    const own = must(
      await world.doing(officer, (doing) =>
        createCampaign(doing, {
          ...plan,
          organisationId: organisation.id,
          year: plan.year + 1,
          state: 'draft',
        }),
      ),
    );
    const sister = await world.person('hn-officer');
    expect(await world.read((tx) => findCampaign(tx, sister, own.id))).toBeUndefined();
    const draft = must(await world.doing(officer, (doing) => draftNotice(doing, own, content)));
    const submitted = must(await world.doing(officer, (doing) => submitNotice(doing, draft)));
    const paper = must(await world.doing(leader, (doing) => signNotice(doing, submitted)));
    expect((await world.read((tx) => findCampaign(tx, officer, own.id)))?.state).toBe('draft');
    const recipients = [(await world.organisation('wangling')).id];
    must(await world.doing(officer, (doing) => issueNotice(doing, paper, { recipients })));
    expect((await world.read((tx) => findCampaign(tx, sister, own.id)))?.state).toBe('running');
    expect(await factsOf(own.id)).toEqual(['campaign.created', 'campaign.started']);
  });
});
