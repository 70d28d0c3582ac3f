/** What a username and a password may be. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  attemptsPerAddressMax,
  attemptsPerNameMax,
  isThrottled,
  judgePassword,
  judgeUsername,
  spellUsername,
} from './account.ts';

test('AC-002 case, full width and blanks do not make another person', () => {
  for (const typed of ['Worker-Ma', ' worker-ma ', 'ｗｏｒｋｅｒ-ｍａ', 'WORKER-MA'])
    expect(spellUsername(typed)).toBe('worker-ma');
});

test('spelling a username twice changes nothing more', () => {
  fc.assert(
    fc.property(fc.string(), (typed) => spellUsername(spellUsername(typed)) === spellUsername(typed)),
  );
});

test('a username has its form', () => {
  for (const good of ['ma1', 'qh-officer', 'a.b_c']) expect(judgeUsername(good)).toBeUndefined();
  for (const bad of ['ma', '-ma', 'ma chun', '马春生', 'x'.repeat(33)]) {
    expect(judgeUsername(bad)?.code).toBe('account.username-form');
  }
});

test('AC-021 long passwords are taken whole, short and guessed ones refused', () => {
  expect(judgePassword('一句自己记得住的长话就很好', 'ma')).toBeUndefined();
  expect(judgePassword('x7!k'.repeat(20), 'ma')).toBeUndefined();
  expect(judgePassword('short', 'ma')?.code).toBe('account.password-length');
  expect(judgePassword('y'.repeat(129), 'ma')?.code).toBe('account.password-length');
  for (const guessed of ['1234567890', 'aaaaaaaaaaaa', 'WoAiNi1314', 'chunsheng-2020']) {
    expect(judgePassword(guessed, 'chunsheng')?.code).toBe('account.password-guessable');
  }
});

test('AC-001 tries stop being heard by name and by address', () => {
  expect(isThrottled({ byName: attemptsPerNameMax - 1, byAddress: attemptsPerAddressMax - 1 })).toBe(false);
  expect(isThrottled({ byName: attemptsPerNameMax, byAddress: 0 })).toBe(true);
  expect(isThrottled({ byName: 0, byAddress: attemptsPerAddressMax })).toBe(true);
});
