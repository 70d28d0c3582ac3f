/** Recipients on a real database: signing for, adopting as a whole or not at all, what waits on whose desk. */

import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { useWorld } from '../../../world/fixture.ts';
import type { Actor } from '../../kernel/actor.ts';
import { askPage } from '../../kernel/page.ts';
import type { Outcome } from '../../kernel/verdict.ts';
import { listCalls } from '../call/store.ts';
import { lastDayOf } from '../campaign/campaign.ts';
import { findAdopted } from '../campaign/store.ts';
import { listChildren } from '../organisation/store.ts';
import { adopt } from './actions/adopt.ts';
import { composeNotice } from './actions/compose-notice.ts';
import { draftNotice } from './actions/draft-notice.ts';
import { issueNotice } from './actions/issue-notice.ts';
import { returnNotice } from './actions/return-notice.ts';
import { signFor } from './actions/sign-for.ts';
import { signNotice } from './actions/sign-notice.ts';
import { submitNotice } from './actions/submit-notice.ts';
import type { Notice, NoticeContent } from './notice.ts';
import { listNoticesWaiting, listRecipients } from './store/recipient.ts';
import { listNotices } from './store.ts';

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
/** Issued to units that have not adopted: the world may have let others do so already. */
async function issued(): Promise<Notice> {
  const notice = await signed();
  const recipients = await Promise.all(
    (['airport', 'post', 'telecom'] as const).map((key) => world.organisation(key)),
  );
  const to = { recipients: recipients.map((o) => o.id) };
  return must(await world.doing(await world.person('qh-officer'), (doing) => issueNotice(doing, notice, to)));
}
const factsOf = async (id: string) =>
  (
    await sql<{ name: string }>`select name from outbox_fact where subject_id = ${id} order by id`.execute(
      world.owner,
    )
  ).rows.map((r) => r.name);

describe('signing for', () => {
  it('is done once, by the recipient’s own people, and the issuer sees who has not', async () => {
    const notice = await issued();
    const organisation = await world.organisation('post');
    const sign = async (name: 'post-leader' | 'post-officer' | 'qh-officer' | 'telecom-officer') =>
      world.doing(await world.person(name), (doing) => signFor(doing, { notice, organisation }));
    expect(codes(await sign('telecom-officer'))).toEqual(['notice.not-recipient']);
    expect(codes(await sign('qh-officer'))).toEqual(['notice.not-recipient']);
    must(await sign('post-leader'));
    expect(codes(await sign('post-officer'))).toEqual(['notice.already-signed-for']);
    const missing = await world.read((tx) => listRecipients(tx, notice.id, askPage('1'), 'missing'));
    const signedFor = await world.read((tx) => listRecipients(tx, notice.id, askPage('1'), 'signed'));
    expect([missing.total, signedFor.total]).toEqual([2, 1]);
    const leader = await world.person('post-leader');
    expect(signedFor.items[0]).toMatchObject({
      organisationId: organisation.id,
      signedForBy: leader.id,
    });
    expect((await factsOf(notice.id)).filter((name) => name === 'notice.signed-for')).toHaveLength(1);
  });

  it('two at once sign once', async () => {
    const notice = await issued();
    const organisation = await world.organisation('post');
    const [officer, leader] = [await world.person('post-officer'), await world.person('post-leader')];
    const outcomes = await Promise.all(
      [officer, leader].map((actor) =>
        world.doing(actor, (doing) => signFor(doing, { notice, organisation })),
      ),
    );
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(outcomes.flatMap(codes)).toEqual(['notice.already-signed-for']);
  });
});

describe('adopting', () => {
  it('waits for signing, makes the whole version at once, and happens once however often it is tried', async () => {
    const notice = await issued();
    const organisation = await world.organisation('telecom');
    const officer = await world.person('telecom-officer');
    const tryTo = (closesOn?: string) =>
      world.doing(officer, (doing) => adopt(doing, { notice, organisation, closesOn }));
    expect(codes(await tryTo())).toEqual(['notice.not-signed-for']);
    must(await world.doing(officer, (doing) => signFor(doing, { notice, organisation })));
    const outcomes = await Promise.all([tryTo(), tryTo(), tryTo()]);
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(outcomes.flatMap(codes)).toEqual(['notice.already-adopted', 'notice.already-adopted']);
    const parent = await world.campaign('qinghai');
    const own = (await world.read((tx) => findAdopted(tx, parent.id, organisation.id)))!;
    expect(own).toMatchObject({
      state: 'running',
      parentId: parent.id,
      parentVersion: parent.version,
      closesAt: parent.closesAt,
    });
    const [above, calls] = await world.read(async (tx) => [
      await listCalls(tx, parent.id),
      await listCalls(tx, own.id),
    ]);
    expect(calls.map((call) => [call.key, call.closesAt, call.parentId])).toEqual(
      above.map((call) => [call.key, call.closesAt, call.id]),
    );
    expect(calls.every((call) => call.hostId === undefined)).toBe(true);
  });

  it('may close earlier and leave calls out; what is refused leaves nothing behind', async () => {
    const notice = await issued();
    const organisation = await world.organisation('airport');
    const officer = await world.person('airport-officer');
    must(await world.doing(officer, (doing) => signFor(doing, { notice, organisation })));
    const parent = await world.campaign('qinghai');
    const call = await world.call('micro-video');
    const day = lastDayOf(new Date(call.closesAt.getTime() - 5 * 86_400_000));
    const late = lastDayOf(new Date(call.closesAt.getTime() + 86_400_000));
    const choose = (closesOn: string) =>
      world.doing(officer, (doing) =>
        adopt(doing, { notice, organisation, calls: [{ callId: call.id, carried: true, closesOn }] }),
      );
    const refused = await choose(late);
    expect(refused).toMatchObject({
      ok: false,
      refusals: [{ code: 'campaign.rule-looser', field: 'calls.0.closesOn' }],
    });
    expect(await world.read((tx) => findAdopted(tx, parent.id, organisation.id))).toBeUndefined();
    const own = must(await choose(day));
    const calls = await world.read((tx) => listCalls(tx, own.id));
    expect(calls.map((one) => [one.key, lastDayOf(one.closesAt)])).toEqual([['micro-video', day]]);
  });

  it('AC-031 a sister unit cannot adopt in another’s name, and a leader leaves it to the officer', async () => {
    const notice = await issued();
    const organisation = await world.organisation('post');
    must(
      await world.doing(await world.person('post-leader'), (doing) =>
        signFor(doing, { notice, organisation }),
      ),
    );
    for (const name of ['telecom-officer', 'post-leader', 'qh-officer'] as const) {
      const outcome = await world.doing(await world.person(name), (doing) =>
        adopt(doing, { notice, organisation }),
      );
      expect(codes(outcome)).toEqual(['notice.not-recipient']);
    }
  });

  it('an adopted campaign issues on to its own children in the same way', async () => {
    const notice = await issued();
    const organisation = await world.organisation('post');
    const officer = await world.person('post-officer');
    must(await world.doing(officer, (doing) => signFor(doing, { notice, organisation })));
    const own = must(await world.doing(officer, (doing) => adopt(doing, { notice, organisation })));
    const draft = must(await world.doing(officer, (doing) => composeNotice(doing, own)));
    expect(draft.title).toContain('青海省邮政公司工会');
    expect(draft.sections[0]!.paragraphs[0]).toContain('根据青海省总工会部署');
    const submitted = must(await world.doing(officer, (doing) => submitNotice(doing, draft)));
    const signedOn = must(
      await world.doing(await world.person('post-leader'), (doing) => signNotice(doing, submitted)),
    );
    const recipients = (await world.read((tx) => listChildren(tx, organisation.id))).map((o) => o.id);
    const on = must(await world.doing(officer, (doing) => issueNotice(doing, signedOn, { recipients })));
    const child = await world.person('hongyan-officer');
    expect(
      (await world.read((tx) => listNotices(tx, child, askPage('1')))).items.map((one) => one.id),
    ).toEqual([on.id]);
    const unit = await world.organisation('post-delivery');
    must(await world.doing(child, (doing) => signFor(doing, { notice: on, organisation: unit })));
    const version = must(
      await world.doing(child, (doing) => adopt(doing, { notice: on, organisation: unit })),
    );
    expect(version.lineage.split('.')).toHaveLength(4);
  });
});

describe('what waits on the desk', () => {
  it('asks each of the right thing: sign, issue, sign for, adopt, and tells the issuer k of n', async () => {
    const officer = await world.person('qh-officer');
    const leader = await world.person('qh-leader');
    const notice = await drafted();
    const waiting = (actor: Actor) => world.read((tx) => listNoticesWaiting(tx, actor));
    const has = (list: readonly { id: string }[]) => list.some((one) => one.id === notice.id);
    const submitted = must(await world.doing(officer, (doing) => submitNotice(doing, notice)));
    expect([has((await waiting(leader)).toSign), has((await waiting(officer)).toSign)]).toEqual([
      true,
      false,
    ]);
    const returned = must(
      await world.doing(leader, (doing) => returnNotice(doing, submitted, { reason: '改' })),
    );
    expect([has((await waiting(officer)).returned), has((await waiting(leader)).toSign)]).toEqual([
      true,
      false,
    ]);
    const again = must(await world.doing(officer, (doing) => submitNotice(doing, returned)));
    const done = must(await world.doing(leader, (doing) => signNotice(doing, again)));
    expect(has((await waiting(officer)).toIssue)).toBe(true);
    const unit = await world.organisation('park');
    const recipients = [unit.id, (await world.organisation('construction')).id];
    must(await world.doing(officer, (doing) => issueNotice(doing, done, { recipients })));
    const parkOfficer = await world.person('park-officer');
    const mine = (list: readonly { notice: { id: string } }[]) =>
      list.some((one) => one.notice.id === notice.id);
    expect(mine((await waiting(parkOfficer)).toSignFor)).toBe(true);
    must(await world.doing(parkOfficer, (doing) => signFor(doing, { notice, organisation: unit })));
    const after = await waiting(parkOfficer);
    expect([mine(after.toSignFor), mine(after.toAdopt)]).toEqual([false, true]);
    const counts = (await waiting(officer)).signingFor.find((one) => one.notice.id === notice.id);
    expect(counts).toMatchObject({ recipients: 2, signedFor: 1 });
    must(await world.doing(parkOfficer, (doing) => adopt(doing, { notice, organisation: unit })));
    expect(mine((await waiting(parkOfficer)).toAdopt)).toBe(false);
  });
});
