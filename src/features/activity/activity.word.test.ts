/** The word "activity": its states, the days that count, and what looks like one thing reported twice. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instantAt } from '../../kernel/period.ts';
import { next } from '../../kernel/verdict.ts';
import {
  type ActivityVerb,
  activityStates,
  activityTransitions,
  isFromAbove,
  isLikelySame,
  judgeHeldAt,
  likenessOf,
  movementOf,
  type Report,
} from './activity.ts';

const verbs: readonly ActivityVerb[] = ['amend', 'approve', 'return', 'reopen'];

test('every state × verb: only a reported one is decided, only an approved one is reopened', () => {
  const table = Object.fromEntries(
    activityStates.map((state) => [
      state,
      verbs.map((verb) => `${verb} → ${next(activityTransitions, state, verb) ?? '—'}`).join(', '),
    ]),
  );
  expect(table).toMatchInlineSnapshot(`
    {
      "approved": "amend → —, approve → —, return → —, reopen → reported",
      "reported": "amend → reported, approve → approved, return → returned, reopen → —",
      "returned": "amend → reported, approve → —, return → —, reopen → —",
    }
  `);
});

test('a walk of any length counts an activity once or not at all', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...verbs), { maxLength: 60 }), fc.nat(500), (walk, participants) => {
      let state: (typeof activityStates)[number] = 'reported';
      const sums = { events: 0, participants: 0 };
      for (const verb of walk) {
        const to: (typeof activityStates)[number] | undefined = next(activityTransitions, state, verb);
        if (!to) continue;
        if (verb === 'approve' || verb === 'reopen') {
          const movement = movementOf(verb, participants);
          sums.events += movement.events;
          sums.participants += movement.participants;
        }
        state = to;
      }
      const once = state === 'approved' ? 1 : 0;
      expect(sums).toEqual({ events: once, participants: once * participants });
    }),
  );
});

test('the level above approves, returns and reopens; the rest is the unit’s', () => {
  const steps = ['report', 'amend', 'photo', 'approve', 'return', 'reopen'] as const;
  expect(steps.filter(isFromAbove)).toEqual(['approve', 'return', 'reopen']);
});

describe('the days that count', () => {
  const campaign = { activitiesFrom: instantAt('2020-05-01', '00:00') };
  const now = instantAt('2020-07-10', '15:00');

  test('from the first instant of the campaign’s first day until now, both included', () => {
    expect(judgeHeldAt(campaign.activitiesFrom, campaign, now)).toBeUndefined();
    expect(judgeHeldAt(now, campaign, now)).toBeUndefined();
  });

  test('a minute later is in the future, and is said by the day', () => {
    const refusal = judgeHeldAt(new Date(now.getTime() + 60_000), campaign, now);
    expect(refusal).toEqual({ code: 'activity.in-future', field: 'heldOn' });
  });

  test('a minute earlier does not count, and the refusal names the first day in both languages', () => {
    const refusal = judgeHeldAt(new Date(campaign.activitiesFrom.getTime() - 60_000), campaign, now);
    expect(refusal).toEqual({
      code: 'activity.too-early',
      about: { from: { zh: '2020年5月1日', en: '1 May 2020' } },
      field: 'heldOn',
    });
  });
});

describe('perhaps reported twice', () => {
  const report = (name: string, organiser = '晨光机械厂工会', day = '2020-06-01'): Report => ({
    ...{ name, organiser, participants: 30 },
    heldAt: instantAt(day, '09:00'),
  });

  test.each([
    ['车间里的防诈骗课', '车间防诈骗课', true],
    ['车间里的防诈骗课', '车间里的防诈骗课（第二场）', true],
    ['车间里的防诈骗课', '【车间里的 防诈骗课】', true],
    ['车间里的防诈骗课', '短视频拍摄小课堂', false],
    ['Reading club', 'READING  CLUB', true],
    ['', '', false],
  ])('“%s” and “%s” are alike: %s', (one, other, alike) => {
    expect(isLikelySame(report(one), report(other))).toBe(alike);
  });

  test('another organiser or another day is another activity', () => {
    const first = report('防诈骗课');
    expect(isLikelySame(first, report('防诈骗课', '云杉电子工会'))).toBe(false);
    expect(isLikelySame(first, report('防诈骗课', '晨光机械厂工会', '2020-06-02'))).toBe(false);
    expect(isLikelySame(first, report('防诈骗课', ' 晨光机械厂　工会 '))).toBe(true);
  });

  test('likeness lies between 0 and 1 and is the same both ways', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        const likeness = likenessOf(a, b);
        expect(likeness).toBe(likenessOf(b, a));
        expect(likeness >= 0 && likeness <= 1).toBe(true);
      }),
    );
  });
});
