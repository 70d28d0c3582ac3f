/** Proof that extensions count where they should, that uses are never overdrawn, and that two at once are told apart. */

import { beforeAll, describe, expect, it } from 'vitest';
import { openCollecting, written } from '../../../world/entering.ts';
import type { OrganisationKey } from '../../../world/federation.ts';
import { useWorld } from '../../../world/fixture.ts';
import type { Username } from '../../../world/people.ts';
import { must } from '../../../world/world.ts';
import { newId, type OrganisationId } from '../../kernel/id.ts';
import { dayOf, plusDays } from '../../kernel/period.ts';
import type { Outcome } from '../../kernel/verdict.ts';

import type { Call } from '../call/call.ts';
import { returnEntry } from '../entry/actions/return-entry.ts';
import { sendEntry } from '../entry/actions/send-entry.ts';
import { startEntry } from '../entry/actions/start-entry.ts';
import type { Entry } from '../entry/entry.ts';
import { findPlace } from '../entry/store/place.ts';
import { atCall, getEntry } from '../entry/store.ts';
import { endExtension } from './actions/end-extension.ts';
import { grantExtension } from './actions/grant-extension.ts';
import { prepareExtension, type TypedExtension } from './actions/prepare-extension.ts';
import { spendExtension } from './actions/spend-extension.ts';
import type { Extension } from './calendar.ts';
import {
  getExtension,
  listExtensionsGranted,
  listExtensionsWaiting,
  listGranted,
  placeOf,
  resolveEntryStanding,
  resolveReportStanding,
} from './store.ts';

const world = useWorld();
const codesOf = (outcome: Outcome<unknown>) => (outcome.ok ? [] : outcome.refusals.map((r) => r.code));
const linked = { ...written, link: 'https://example.org/case' };
let call: Call;
/** A day after the call has closed for everybody. */
let late: Date;

beforeAll(async () => {
  await openCollecting(world);
  call = await world.call('special-activity');
  late = plusDays(call.closesAt, 1);
});

async function prepare(over: Partial<TypedExtension> & { at?: OrganisationKey } = {}): Promise<Extension> {
  const campaign = await world.campaign('qinghai');
  const { at = 'hewan', ...own } = over;
  const typed: TypedExtension = {
    what: 'entries',
    callId: call.id,
    organisationId: (await world.organisation(at)).id,
    untilOn: dayOf(plusDays(late, 5)),
    usesMax: 1,
    reason: '停电三天',
    ...own,
  };
  return must(
    await world.doing(
      await world.person('qh-officer'),
      (doing) => prepareExtension(doing, campaign, typed),
      late,
    ),
  );
}

async function grant(extension: Extension): Promise<Extension> {
  const leader = await world.person('qh-leader');
  return must(await world.doing(leader, (doing) => grantExtension(doing, extension), late));
}

/** A draft begun while the call was open, at a unit of the officer. */
async function draft(unit: OrganisationKey, by: Username): Promise<Entry> {
  const { id } = await world.organisation(unit);
  return must(
    await world.doing(await world.person(by), async (doing) => {
      const place = (await findPlace(doing.tx, doing.actor, call.id, id))!;
      return startEntry(doing, place, linked, 'unit');
    }),
  );
}

async function send(entry: Entry, by: Username, now = late): Promise<Outcome<Entry>> {
  return world.doing(
    await world.person(by),
    async (doing) => {
      const whole = await atCall(doing.tx, await getEntry(doing.tx, entry.id));
      return sendEntry(doing, whole, linked, whole.revision);
    },
    now,
  );
}

const standingAt = async (unit: OrganisationKey, now = late) => {
  const { path } = await world.organisation(unit);
  return world.read((tx) => resolveEntryStanding(tx, call, { path }, now));
};

describe('an extension', () => {
  it('counts only once a leader has granted it, for the unit, all beneath it, and nobody else', async () => {
    const prepared = await prepare();
    expect((await standingAt('chenguang')).state).toBe('closed');
    await grant(prepared);
    expect(await standingAt('chenguang')).toEqual({
      state: 'extended',
      until: prepared.until,
      extensionId: prepared.id,
    });
    expect((await standingAt('hewan')).state).toBe('extended');
    expect((await standingAt('xining')).state).toBe('closed');
    expect((await standingAt('xuexian-plant')).state).toBe('closed');
    expect((await standingAt('chenguang', plusDays(call.closesAt, -1))).state).toBe('on-time');
    const other = await world.call('platform');
    const { path } = await world.organisation('chenguang');
    const elsewhere = await world.read((tx) => listGranted(tx, placeOf('entries', other, { path })));
    expect(elsewhere).toEqual([]);
    must(await world.doing(await world.person('qh-leader'), (doing) => endExtension(doing, prepared), late));
    expect((await standingAt('chenguang')).state).toBe('closed');
  });

  it('AC-281 the database itself refuses that one person prepares and grants', async () => {
    const prepared = await prepare();
    const officer = await world.person('qh-officer');
    await expect(world.doing(officer, (doing) => grantExtension(doing, prepared), late)).rejects.toThrow(
      /check/,
    );
    const twice = await grant(prepared);
    const again = await world.doing(
      await world.person('qh-leader'),
      (doing) => grantExtension(doing, twice),
      late,
    );
    expect(codesOf(again)).toEqual(['calendar.extension-over']);
    must(await world.doing(officer, (doing) => endExtension(doing, twice), late));
    const over = await world.doing(officer, (doing) => endExtension(doing, twice), late);
    expect(codesOf(over)).toEqual(['calendar.extension-over']);
  });

  it('two send at once on its last use: one has sent, the other is told, and nothing is overdrawn', async () => {
    const [one, two] = [
      await draft('chenguang', 'chenguang-officer'),
      await draft('chenguang', 'chenguang-officer'),
    ];
    expect(codesOf(await send(one, 'chenguang-officer'))).toEqual(['entry.call-closed']);
    const extension = await grant(await prepare({ at: 'chenguang', usesMax: 1 }));
    const outcomes = await Promise.all([send(one, 'chenguang-officer'), send(two, 'chenguang-officer')]);
    const sent = outcomes.filter((outcome) => outcome.ok);
    expect(sent).toHaveLength(1);
    // Whoever asks a moment later already finds it closed.
    const told = outcomes.flatMap(codesOf)[0];
    expect(['calendar.extension-used-up', 'entry.call-closed']).toContain(told);
    expect((await world.read((tx) => getExtension(tx, extension.id))).uses).toBe(1);
    expect((await standingAt('chenguang')).state).toBe('closed');
  });

  it('who decided on an extension that was used up meanwhile is told so', async () => {
    const extension = await grant(await prepare({ at: 'chenguang', usesMax: 1 }));
    const standing = await standingAt('chenguang');
    const unitId = (await world.organisation('chenguang')).id;
    const officer = await world.person('chenguang-officer');
    const spend = (subjectId: string) =>
      world.doing(officer, (doing) => spendExtension(doing, standing, { subjectId, unitId }), late);
    expect(codesOf(await spend(newId()))).toEqual([]);
    expect(codesOf(await spend(newId()))).toEqual(['calendar.extension-used-up']);
    expect((await world.read((tx) => getExtension(tx, extension.id))).uses).toBe(1);
  });

  it('of many at the same instant exactly as many get through as it has uses', async () => {
    const drafts = [];
    for (let i = 0; i < 5; i++) drafts.push(await draft('chenguang', 'chenguang-officer'));
    const extension = await grant(await prepare({ at: 'chenguang', usesMax: 3 }));
    const outcomes = await Promise.all(drafts.map((one) => send(one, 'chenguang-officer')));
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(3);
    expect((await world.read((tx) => getExtension(tx, extension.id))).uses).toBe(3);
  });

  it('the same work sent again after a return takes no second use', async () => {
    const entry = await draft('chenguang', 'chenguang-officer');
    const extension = await grant(await prepare({ at: 'chenguang', usesMax: 1 }));
    const sent = must(await send(entry, 'chenguang-officer'));
    const officer = await world.person('chenguang-officer');
    must(
      await world.doing(
        officer,
        async (doing) =>
          returnEntry(doing, await atCall(doing.tx, await getEntry(doing.tx, sent.id)), {
            version: sent.version,
            reason: '请补充说明',
          }),
        late,
      ),
    );
    const again = must(await send(entry, 'chenguang-officer'));
    expect(again.version).toBe(2);
    expect((await world.read((tx) => getExtension(tx, extension.id))).uses).toBe(1);
  });

  it('what is sent on time takes no use', async () => {
    const entry = await draft('chenguang', 'chenguang-officer');
    const extension = await grant(await prepare({ at: 'chenguang', usesMax: 2 }));
    must(await send(entry, 'chenguang-officer', plusDays(call.closesAt, -1)));
    expect((await world.read((tx) => getExtension(tx, extension.id))).uses).toBe(0);
    must(
      await world.doing(await world.person('qh-officer'), (doing) => endExtension(doing, extension), late),
    );
  });

  it('a late end for reporting activities stands for its units alone', async () => {
    const campaign = await world.campaign('qinghai');
    const after = plusDays(campaign.closesAt, 1);
    const typed = { what: 'activities' as const, callId: undefined, untilOn: dayOf(plusDays(after, 3)) };
    await grant(await prepare({ ...typed, at: 'hewan' }));
    const state = async (unit: OrganisationKey) => {
      const { path } = await world.organisation(unit);
      return (await world.read((tx) => resolveReportStanding(tx, campaign, { path }, after))).state;
    };
    expect([await state('chenguang'), await state('xuexian-plant')]).toEqual(['extended', 'closed']);
  });

  it('refuses units and calls of others, ends in the past, and ends that extend nothing', async () => {
    const campaign = await world.campaign('qinghai');
    const officer = await world.person('qh-officer');
    const national = (await world.organisation('national')).id;
    const own = (await world.organisation('hewan')).id;
    const base: TypedExtension = {
      what: 'entries',
      organisationId: own,
      untilOn: dayOf(plusDays(late, 5)),
      usesMax: 1,
      reason: '停电',
    };
    const refusedBy = async (over: Partial<TypedExtension>) =>
      codesOf(
        await world.doing(officer, (doing) => prepareExtension(doing, campaign, { ...base, ...over }), late),
      );
    expect(await refusedBy({ organisationId: national })).toEqual(['calendar.organisation-elsewhere']);
    expect(await refusedBy({ organisationId: call.id as unknown as OrganisationId })).toEqual([
      'calendar.organisation-elsewhere',
    ]);
    expect(await refusedBy({ what: 'activities', callId: call.id })).toEqual(['calendar.call-elsewhere']);
    expect(await refusedBy({ untilOn: '2020-01-01' })).toEqual(['calendar.until-past']);
    expect(await refusedBy({ untilAt: '25:00' })).toEqual(['calendar.not-a-time']);
    expect(await refusedBy({ what: 'activities' })).toEqual(['calendar.until-too-early']);
  });

  it('the leader finds what waits, once, and never what they prepared; the public reads what was granted', async () => {
    const extension = await prepare({ at: 'hainan', usesMax: 4 });
    const waiting = async (who: Username) => {
      const actor = await world.person(who);
      return world.read((tx) => listExtensionsWaiting(tx, actor, late));
    };
    expect((await waiting('qh-leader')).map((one) => one.id)).toContain(extension.id);
    expect(await waiting('qh-officer')).toEqual([]);
    expect(await waiting('xn-leader')).toEqual([]);
    await grant(extension);
    expect((await waiting('qh-leader')).map((one) => one.id)).not.toContain(extension.id);
    const shown = await world.read((tx) => listExtensionsGranted(tx, call));
    expect(shown.map((one) => one.id)).toContain(extension.id);
  });

  it('a use whose sending fails is given back with it', async () => {
    const entry = await draft('chenguang', 'chenguang-officer');
    const extension = await grant(await prepare({ at: 'chenguang', usesMax: 1 }));
    const officer = await world.person('chenguang-officer');
    const failed = await world.doing(
      officer,
      async (doing) => {
        const whole = await atCall(doing.tx, await getEntry(doing.tx, entry.id));
        must(await sendEntry(doing, whole, linked, whole.revision));
        return { ok: false, refusals: [{ code: 'http.stale' }] } as Outcome<never>;
      },
      late,
    );
    expect(failed.ok).toBe(false);
    expect((await world.read((tx) => getExtension(tx, extension.id))).uses).toBe(0);
  });
});
