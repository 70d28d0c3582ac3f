/** What is proved of a person, as rules: tiers, resting, spelling, masks, neighbourhoods, codes. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PersonId } from '../../kernel/id.ts';
import { plusDays } from '../../kernel/period.ts';
import {
  budgets,
  type Code,
  type CodesSent,
  digitsOf,
  judgeAsking,
  retryAt,
  spellDigits,
  stateOf,
} from './code.ts';
import { isInWechat, maskLabel } from './flow.ts';
import {
  bindingKinds,
  identityOf,
  judgeBinding,
  maskPhone,
  restDays,
  spellPhone,
  subnetOf,
  tierOf,
  voterTiers,
} from './identity.ts';
import { membershipStates, stepOf } from './membership.ts';

const at = (minute: number) => new Date(Date.UTC(2020, 7, 1) + minute * 60_000);
const [ma, tao] = ['ma', 'tao'] as PersonId[] as [PersonId, PersonId];

describe('tiers', () => {
  const knowns = fc.record({
    openedAt: fc.nat(100).map(at),
    bindings: fc.array(
      fc.record({ kind: fc.constantFrom(...bindingKinds), verifiedAt: fc.nat(1000).map((n) => at(n + 200)) }),
      { maxLength: 4 },
    ),
    membership: fc.option(
      fc.record({ since: fc.nat(1000).map((n) => at(n + 200)), path: fc.constant('a.b') }),
      {
        nil: undefined,
      },
    ),
    isMinor: fc.boolean(),
  });

  test('everybody signed in has `account`; the strongest is the last, and each is there only when it is proved', () => {
    fc.assert(
      fc.property(knowns, (known) => {
        const identity = identityOf(known);
        expect(identity.tiers[0]).toBe('account');
        expect(identity.tier).toBe(identity.tiers.at(-1));
        expect([...identity.tiers]).toEqual(voterTiers.filter((tier) => identity.tiers.includes(tier)));
        for (const tier of ['phone', 'wechat'] as const)
          expect(identity.tiers.includes(tier)).toBe(known.bindings.some((one) => tierOf(one.kind) === tier));
        expect(identity.tiers.includes('member')).toBe(known.membership !== undefined);
        expect(identity.homePath).toBe(known.membership?.path);
      }),
    );
  });

  test('proving more never makes anybody weaker', () => {
    fc.assert(
      fc.property(knowns, fc.constantFrom(...bindingKinds), (known, kind) => {
        const more = { ...known, bindings: [...known.bindings, { kind, verifiedAt: at(5000) }] };
        const rank = (one: typeof known) => voterTiers.indexOf(identityOf(one).tier);
        expect(rank(more)).toBeGreaterThanOrEqual(rank(known));
      }),
    );
  });
});

describe('AC-141 one phone is one person', () => {
  test('what somebody holds nobody else binds; let go, it rests thirty days; its own person may at once', () => {
    expect(judgeBinding(undefined, ma, at(0))).toBeUndefined();
    expect(judgeBinding({ personId: ma }, ma, at(0))).toBeUndefined();
    expect(judgeBinding({ personId: ma }, tao, at(0))?.code).toBe('identity.bound-elsewhere');
    const letGo = { personId: ma, endedAt: at(0) };
    expect(judgeBinding(letGo, ma, at(1))).toBeUndefined();
    expect(judgeBinding(letGo, tao, at(1))).toEqual({
      code: 'identity.resting',
      about: { until: plusDays(at(0), restDays) },
    });
    expect(judgeBinding(letGo, undefined, at(1))?.code).toBe('identity.resting');
    expect(judgeBinding(letGo, tao, plusDays(at(0), restDays))).toBeUndefined();
  });

  test('one number typed in many ways is one number; what is none stays out', () => {
    for (const typed of [
      '13912341234',
      '139 1234 1234',
      '139-1234-1234',
      '+86 13912341234',
      '008613912341234',
      '１３９１２３４１２３４',
    ])
      expect(spellPhone(typed)).toBe('13912341234');
    for (const typed of [
      '',
      '1391234123',
      '139123412345',
      '12912341234',
      '+1 2025550123',
      '13912341234;',
      '1391234123a',
    ])
      expect(spellPhone(typed)).toBeUndefined();
  });
});

test('AC-145 no mask shows seven digits in a row, nor the middle of a name', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^1[3-9]\d{9}$/), (phone) => {
      expect(maskPhone(phone)).not.toMatch(/\d{7}/);
      expect(maskPhone(phone)).toBe(`${phone.slice(0, 3)}****${phone.slice(-4)}`);
    }),
  );
  expect([maskLabel('wang.xiaoming'), maskLabel('王小'), maskLabel('13912341234'), maskLabel('')]).toEqual([
    'w***g',
    '王***',
    '1***4',
    '***',
  ]);
});

test('AC-140 a neighbourhood is /24 or /56, however the address is written', () => {
  expect(subnetOf('192.0.2.77')).toBe('192.0.2.0/24');
  expect(subnetOf('::ffff:192.0.2.9')).toBe('192.0.2.0/24');
  expect(subnetOf('2001:db8:1:22ff::1')).toBe('2001:db8:1:2200::/56');
  expect(subnetOf('2001:DB8:1:2201:1:2:3:4')).toBe('2001:db8:1:2200::/56');
  expect(subnetOf('2001:db8::1')).toBe('2001:db8:0:0::/56');
  expect(subnetOf('::1')).toBe('0:0:0:0::/56');
});

describe('codes', () => {
  const none: CodesSent = { toPhone: 0, forPerson: 0, fromAddress: 0, fromSubnet: 0, inAll: 0 };

  test('AC-201 AC-006 each limit closes by itself: phone, person, address, neighbourhood, all', () => {
    for (const purpose of ['sign-in', 'bind'] as const) {
      expect(judgeAsking(purpose, none, at(0))).toBeUndefined();
      const full: [keyof CodesSent, number][] = [
        ['toPhone', budgets[purpose].perPhoneDayMax],
        ['forPerson', budgets[purpose].perPersonDayMax],
        ['fromAddress', budgets[purpose].perAddressHourMax],
        ['fromSubnet', budgets[purpose].perSubnetHourMax],
        ['inAll', budgets[purpose].perDayMax],
      ];
      for (const [name, most] of full) {
        expect(judgeAsking(purpose, { ...none, [name]: most - 1 }, at(0))).toBeUndefined();
        expect(judgeAsking(purpose, { ...none, [name]: most }, at(0))?.code).toBe('identity.codes-enough');
      }
    }
  });

  test('AC-006 people signed out get five a day for a number and thirty an hour for a neighbourhood', () => {
    expect(budgets['sign-in']).toMatchObject({ perPhoneDayMax: 5, perSubnetHourMax: 30 });
    expect(budgets.bind.perSubnetHourMax).toBeGreaterThan(budgets['sign-in'].perSubnetHourMax);
  });

  test('AC-202 a minute lies between two codes to a phone; a clock that went back opens nothing', () => {
    expect(
      judgeAsking('sign-in', { ...none, lastToPhoneAt: at(0) }, new Date(at(1).getTime() - 1))?.code,
    ).toBe('identity.code-too-soon');
    expect(judgeAsking('sign-in', { ...none, lastToPhoneAt: at(0) }, at(1))).toBeUndefined();
    expect(judgeAsking('sign-in', { ...none, lastToPhoneAt: at(500) }, at(1))?.code).toBe(
      'identity.code-too-soon',
    );
  });

  test('digits are six, whatever the digest; blanks and full-width digits are forgiven', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9a-f]{64}$/), (digest) => {
        expect(digitsOf(digest)).toMatch(/^\d{6}$/);
      }),
    );
    expect(spellDigits(' １２3 456 ')).toBe('123456');
  });

  test('a code waits, is sent, is void: by time, by tries, by use', () => {
    const code: Code = {
      id: 'x',
      purpose: 'bind',
      subject: 's',
      masked: 'm',
      expiresAt: at(5),
      triesLeft: 5,
    };
    expect(stateOf(code, at(0))).toBe('waiting');
    expect(stateOf({ ...code, sentAt: at(0) }, at(1))).toBe('sent');
    expect(stateOf({ ...code, sentAt: at(0) }, at(5))).toBe('void');
    expect(stateOf({ ...code, sentAt: at(0), triesLeft: 0 }, at(1))).toBe('void');
    expect(stateOf({ ...code, sentAt: at(0), usedAt: at(1) }, at(1))).toBe('void');
    expect(stateOf({ ...code, trouble: 'refused' }, at(1))).toBe('failed');
  });

  test('F-28 a gateway that is down is asked again, later each time', () => {
    const waits = [1, 2, 3, 4, 5, 9].map((n) => retryAt(at(0), n).getTime() - at(0).getTime());
    expect(waits).toEqual([2000, 5000, 15_000, 30_000, 60_000, 60_000]);
  });
});

test('only inside of WeChat its own way stands first', () => {
  expect(isInWechat('Mozilla/5.0 (Linux; Android 10) Chrome/86 MicroMessenger/8.0.1')).toBe(true);
  expect([isInWechat('Mozilla/5.0 Chrome/86'), isInWechat(undefined)]).toEqual([false, false]);
});

test('a membership that was decided stays so: nothing leads back to asking', () => {
  for (const state of ['refused', 'withdrawn', 'ended'] as const)
    for (const verb of ['confirm', 'refuse', 'withdraw', 'end'] as const)
      expect(stepOf(state, verb)).toBeUndefined();
  const reached = membershipStates.flatMap((state) =>
    (['confirm', 'refuse', 'withdraw', 'end'] as const).map((verb) => stepOf(state, verb)),
  );
  expect(reached).not.toContain('asked');
});
