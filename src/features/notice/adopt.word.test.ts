/** The rules of adoption without a database: what may be sharpened, what is refused, what differs afterwards. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CallId, CampaignId, OrganisationId } from '../../kernel/id.ts';
import { startOfDay } from '../../kernel/period.ts';
import type { Latitude } from '../../kernel/tightness.ts';
import type { Call } from '../call/call.ts';
import { callRules } from '../call/rule.ts';
import type { Campaign } from '../campaign/campaign.ts';
import { differencesBetween, valuesOf } from '../campaign/latitude.ts';
import { type CallChoice, daysBeside, isDifferent, ownVersion, planAdoption } from './adopt.ts';

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
  graceMinutes: 0,
  latitude: {},
  supplements: ['dates'],
  calendar: [],
} as unknown as Campaign;
const call = (key: string, closes: string, more: Partial<Call> = {}) =>
  ({
    id: key as CallId,
    key,
    name: { zh: key },
    brief: { zh: '要求' },
    entryKind: 'work',
    channels: ['person', 'unit'],
    fileRules: [
      { kind: 'container', force: 'must', allowed: ['mp4', 'mov'], quote: '格式为MP4、MOV' },
      { kind: 'duration-seconds', force: 'must', max: 300, quote: '5分钟以内' },
    ],
    takesLink: true,
    opensAt: at('2020-06-01'),
    closesAt: at(closes),
    closesWords: '8月20日前',
    recommendUntil: at('2020-08-29'),
    reviewUntil: at('2020-09-09'),
    voteOpensAt: at('2020-09-10'),
    voteClosesAt: at('2020-09-18'),
    graceMinutes: 0,
    unitCap: 6,
    latitude: {},
    version: 1,
    ...more,
  }) as unknown as Call;
const [film, song] = [call('film', '2020-08-21'), call('song', '2020-08-21')];

const plan = (choice: Parameters<typeof planAdoption>[2], calls = [film, song], above = parent) => {
  const planned = planAdoption(above, calls, choice);
  if ('refusals' in planned) throw new Error(JSON.stringify(planned.refusals));
  return planned.plan;
};
const refused = (choice: Parameters<typeof planAdoption>[2], calls = [film, song], above = parent) => {
  const planned = planAdoption(above, calls, choice);
  return 'refusals' in planned ? planned.refusals.map((one) => [one.code, one.field]) : [];
};
const chosen = (choice: Omit<CallChoice, 'callId'>) => ({
  calls: [{ callId: film.id, carried: true, ...choice }],
});

describe('adopting', () => {
  it('nothing said inherits everything, the paper’s words too', () => {
    const { terms, calls } = plan({});
    expect(terms.closesAt).toEqual(parent.closesAt);
    expect(calls.map((one) => one.parent)).toEqual([film, song]);
    expect(calls[0]!.terms).toMatchObject({
      parentId: film.id,
      parentVersion: 1,
      closesWords: '8月20日前',
      fileRules: film.fileRules,
      hostId: undefined,
    });
  });

  it('a day earlier is taken and no longer printed; a day later is refused by its field, every problem at once', () => {
    const earlier = plan(chosen({ closesOn: '2020-08-19' })).calls[0]!.terms;
    expect([earlier.closesAt, earlier.closesWords]).toEqual([at('2020-08-20'), undefined]);
    expect(
      refused({
        closesOn: '2020-10-01',
        calls: [
          { callId: song.id, carried: true, closesOn: '2020-08-20' },
          { callId: film.id, carried: true, closesOn: '2020-08-21', unitCap: 7, secondsMax: 301 },
        ],
      }),
    ).toEqual([
      ['campaign.rule-looser', 'closesOn'],
      ['campaign.rule-looser', 'calls.1.secondsMax'],
      ['campaign.rule-looser', 'calls.1.closesOn'],
      ['campaign.rule-looser', 'calls.1.unitCap'],
    ]);
  });

  it('what is locked stays as it is, what is free may even be looser', () => {
    const locked = { ...film, latitude: { closesAt: 'locked', 'file.container': 'locked' } } as Call;
    expect(refused(chosen({ closesOn: '2020-08-19', formats: ['mp4'], unitCap: 5 }), [locked])).toEqual([
      ['campaign.rule-locked', 'calls.0.formats'],
      ['campaign.rule-locked', 'calls.0.closesOn'],
    ]);
    const free = { ...film, latitude: { unitCap: 'free', 'file.duration-seconds': 'free' } } as Call;
    const own = plan(chosen({ unitCap: 9, secondsMax: 600 }), [free]).calls[0]!.terms;
    expect([own.unitCap, own.fileRules[1]]).toEqual([
      9,
      { kind: 'duration-seconds', force: 'must', max: 600, min: undefined },
    ]);
  });

  it('own file rules: fewer formats, a shorter length, a size of one’s own; typed as it was keeps the quote', () => {
    const own = plan(chosen({ formats: ['mp4'], secondsMax: 300, sizeMbMax: 50 })).calls[0]!.terms;
    expect(own.fileRules).toEqual([
      { kind: 'container', force: 'must', allowed: ['mp4'] },
      film.fileRules[1],
      { kind: 'size-bytes', force: 'must', max: 50 * 1_048_576 },
    ]);
    expect(refused(chosen({ secondsMin: 200, secondsMax: 100 }))).toEqual([
      ['call.lengths-reversed', 'calls.0.secondsMax'],
    ]);
  });

  it('an own end before the beginning, and a call that would outlast the own end, are refused', () => {
    expect(refused({ closesOn: '2020-04-30' }, [])).toEqual([['campaign.dates-reversed', 'closesOn']]);
    expect(refused({ closesOn: '2020-08-10' }, [film])).toEqual([
      ['notice.after-own-end', 'calls.0.closesOn'],
    ]);
    expect(refused(chosen({ recommendOn: '2020-08-10' }))).toEqual([
      ['call.dates-disordered', 'calls.0.recommendOn'],
    ]);
    expect(refused({ reportUntilOn: '2020-08-10' }, [])).toEqual([
      ['campaign.report-reversed', 'reportUntilOn'],
    ]);
  });

  it('calls may be left out, but not all; a foreign, a withdrawn call and a call named twice are not taken', () => {
    const only = plan({
      calls: [
        { callId: film.id, carried: false },
        { callId: song.id, carried: true },
      ],
    });
    expect(only.calls.map((one) => one.parent)).toEqual([song]);
    expect(refused({ calls: [{ callId: film.id, carried: false }] })).toEqual([['notice.no-calls', 'calls']]);
    const gone = { ...song, withdrawnAt: at('2020-06-02') } as Call;
    expect(
      refused(
        {
          calls: [
            { callId: film.id },
            { callId: film.id },
            { callId: 'elsewhere' as CallId },
            { callId: song.id },
          ],
        },
        [film, gone],
      ).map(([, field]) => field),
    ).toEqual(['calls.1.closesOn', 'calls.2.closesOn', 'calls.3.closesOn']);
  });

  it('the own version names the level above and stops its phases at the own end', () => {
    const version = ownVersion(parent, 'city' as OrganisationId, plan({ closesOn: '2020-09-01' }));
    expect(version).toMatchObject({
      state: 'running',
      organisationId: 'city',
      parent,
      closesAt: at('2020-09-02'),
    });
  });

  it('differences stand side by side: the end, an earlier call, a call not carried on', () => {
    const own = { ...film, id: 'own' as CallId, parentId: film.id, closesAt: at('2020-08-11') };
    const found = daysBeside(parent, { closesAt: parent.closesAt }, [film, song], [own]);
    expect(found.map((one) => [one.key, isDifferent(one), one.own])).toEqual([
      ['end', false, parent.closesAt],
      ['film', true, at('2020-08-11')],
      ['song', true, undefined],
    ]);
  });
});

describe('handing down three levels', () => {
  const day = (from: string, spread: number) =>
    fc
      .integer({ min: -spread, max: 2 })
      .map((days) => new Date(at(from).getTime() + (days + 0.5) * 86_400_000).toISOString().slice(0, 10));
  const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined });
  const choice = fc.record({
    closesOn: maybe(day('2020-08-20', 30)),
    recommendOn: maybe(day('2020-08-28', 5)),
    unitCap: maybe(fc.integer({ min: 1, max: 8 })),
    takesLink: maybe(fc.constantFrom('yes' as const, 'no' as const)),
    formats: maybe(
      fc.uniqueArray(fc.constantFrom('mp4' as const, 'mov' as const, 'mp3' as const), { minLength: 1 }),
    ),
    secondsMin: maybe(fc.integer({ min: 0, max: 200 })),
    secondsMax: maybe(fc.integer({ min: 100, max: 320 })),
    sizeMbMax: maybe(fc.integer({ min: 1, max: 60 })),
  });
  const rule = fc.constantFrom(...callRules.map((one) => one.key));

  it('under “tighten” or “locked”, whatever three levels choose, nothing gets looser than the top', () => {
    let accepted = 0;
    fc.assert(
      fc.property(
        fc.dictionary(rule, fc.constantFrom<Latitude>('locked', 'tighten'), { maxKeys: 4 }),
        fc.array(choice, { minLength: 3, maxLength: 3 }),
        (latitude, choices) => {
          const top = { ...film, latitude };
          let above: Call = top;
          for (const one of choices) {
            const planned = planAdoption(parent, [above], {
              calls: [{ callId: above.id, carried: true, ...one }],
            });
            if ('refusals' in planned) continue;
            accepted += 1;
            above = { ...above, ...planned.plan.calls[0]!.terms } as Call;
          }
          const differences = differencesBetween(
            callRules,
            valuesOf(callRules, above),
            valuesOf(callRules, top),
            latitude,
          ).filter(({ rule: { key } }) => key !== 'brief');
          for (const one of differences) {
            expect(['same', 'tighter'], one.rule.key).toContain(one.tightness);
            if (one.latitude === 'locked') expect(one.tightness, one.rule.key).toBe('same');
          }
        },
      ),
      { numRuns: 500 },
    );
    expect(accepted).toBeGreaterThan(60);
  }, 20_000);
});
