/** The rules of adoption without a database: what may be sharpened, what is refused, what differs afterwards. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CallId, CampaignId, OrganisationId } from '../../kernel/id.ts';
import { startOfDay } from '../../kernel/period.ts';
import type { Call } from '../call/call.ts';
import type { Campaign } from '../campaign/campaign.ts';
import { closingOn, differencesOf, isDifferent, ownCalendar, ownVersion, planAdoption } from './adopt.ts';

const at = (day: string) => startOfDay(day);
const parent = {
  id: 'p' as CampaignId,
  organisationName: { zh: '青海省总工会' },
  title: { zh: '主题活动' },
  year: 2020,
  opensAt: at('2020-05-01'),
  closesAt: at('2020-10-01'),
  periodWords: '2020年5—9月',
  activitiesFrom: at('2020-05-01'),
  supplements: ['dates'],
  calendar: [
    {
      key: 'run',
      kind: 'phase',
      name: { zh: '开展' },
      opensAt: at('2020-06-01'),
      closesAt: at('2020-09-01'),
    },
    {
      key: 'sum',
      kind: 'phase',
      name: { zh: '总结' },
      opensAt: at('2020-09-01'),
      closesAt: at('2020-10-01'),
    },
    {
      key: 'due',
      kind: 'deadline',
      name: { zh: '报送' },
      opensAt: at('2020-05-01'),
      closesAt: at('2020-09-26'),
    },
  ],
} as unknown as Campaign;
const call = (key: string, closes: string) =>
  ({
    id: key as CallId,
    key,
    name: { zh: key },
    opensAt: at('2020-06-01'),
    closesAt: at(closes),
  }) as unknown as Call;
const [film, song] = [call('film', '2020-08-21'), call('song', '2020-08-21')];

describe('adopting', () => {
  it('nothing said inherits everything', () => {
    expect(planAdoption(parent, [film, song], {})).toEqual({
      plan: {
        closesAt: parent.closesAt,
        calls: [film, song].map((one) => ({ parent: one, closesAt: one.closesAt })),
      },
    });
  });

  it('a last day keeps the clock time of the level above: midnight stays midnight, 18:00 stays 18:00', () => {
    expect(closingOn('2020-08-10', at('2020-08-21'))).toEqual(at('2020-08-11'));
    expect(closingOn('2020-08-10', new Date('2020-08-20T18:00:00+08:00'))).toEqual(
      new Date('2020-08-10T18:00:00+08:00'),
    );
    expect(closingOn('2020-08-20', at('2020-08-21'))).toEqual(at('2020-08-21'));
  });

  it('a day earlier is taken, a day later is refused by its field, and every problem is told at once', () => {
    const earlier = planAdoption(parent, [film], {
      calls: [{ callId: film.id, carried: true, closesOn: '2020-08-19' }],
    });
    expect(earlier).toMatchObject({ plan: { calls: [{ closesAt: at('2020-08-20') }] } });
    const later = planAdoption(parent, [film, song], {
      closesOn: '2020-10-01',
      calls: [
        { callId: song.id, carried: true, closesOn: '2020-08-20' },
        { callId: film.id, carried: true, closesOn: '2020-08-21' },
      ],
    });
    expect('refusals' in later && later.refusals.map((refusal) => [refusal.code, refusal.field])).toEqual([
      ['campaign.later-than-parent', 'closesOn'],
      ['call.later-than-parent', 'calls.1.closesOn'],
    ]);
  });

  it('an own end before the beginning, and a call that would outlast the own end, are refused', () => {
    const reversed = planAdoption(parent, [], { closesOn: '2020-04-30' });
    expect(reversed).toMatchObject({ refusals: [{ code: 'campaign.dates-reversed' }] });
    const outlasting = planAdoption(parent, [film], { closesOn: '2020-08-10' });
    expect(outlasting).toMatchObject({
      refusals: [{ code: 'notice.after-own-end', field: 'calls.0.closesOn' }],
    });
  });

  it('calls may be left out, but not all; a foreign call and a call named twice are not taken', () => {
    const only = planAdoption(parent, [film, song], {
      calls: [
        { callId: film.id, carried: false },
        { callId: song.id, carried: true },
      ],
    });
    expect(only).toMatchObject({ plan: { calls: [{ parent: song }] } });
    const none = planAdoption(parent, [film], { calls: [{ callId: film.id, carried: false }] });
    expect(none).toMatchObject({ refusals: [{ code: 'notice.no-calls', field: 'calls' }] });
    const odd = planAdoption(parent, [film], {
      calls: [{ callId: film.id }, { callId: film.id }, { callId: 'elsewhere' as CallId }],
    });
    expect('refusals' in odd && odd.refusals.map((refusal) => refusal.field)).toEqual([
      'calls.1.closesOn',
      'calls.2.closesOn',
    ]);
  });

  it('whatever is chosen, an accepted plan never closes later than the level above', () => {
    const days = fc
      .integer({ min: -200, max: 60 })
      .map((n) => new Date(Date.UTC(2020, 7, 20 + n)).toISOString().slice(0, 10));
    fc.assert(
      fc.property(fc.option(days, { nil: undefined }), days, (closesOn, callDay) => {
        const planned = planAdoption(parent, [film], {
          closesOn,
          calls: [{ callId: film.id, carried: true, closesOn: callDay }],
        });
        if ('refusals' in planned) return;
        expect(planned.plan.closesAt <= parent.closesAt).toBe(true);
        expect(planned.plan.calls[0]!.closesAt <= film.closesAt).toBe(true);
        expect(planned.plan.calls[0]!.closesAt > film.opensAt).toBe(true);
      }),
    );
  });

  it('no phase of the own calendar outlasts the own end; what is owed above stays', () => {
    const own = ownCalendar(parent.calendar, at('2020-08-15'));
    expect(own.map((item) => [item.key, item.closesAt])).toEqual([
      ['run', at('2020-08-15')],
      ['due', at('2020-09-26')],
    ]);
    const version = ownVersion(parent, 'city' as OrganisationId, { closesAt: at('2020-08-15'), calls: [] });
    expect(version).toMatchObject({ state: 'running', year: 2020, organisationId: 'city', parent });
  });

  it('differences stand side by side: the end, an earlier call, a call not carried on', () => {
    const own = { ...film, id: 'own' as CallId, parentId: film.id, closesAt: at('2020-08-11') };
    const found = differencesOf(parent, { closesAt: parent.closesAt }, [film, song], [own]);
    expect(found.map((one) => [one.key, isDifferent(one), one.own])).toEqual([
      ['end', false, parent.closesAt],
      ['film', true, at('2020-08-11')],
      ['song', true, undefined],
    ]);
  });
});
