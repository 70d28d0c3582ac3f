/** What a username and a password may be. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  attemptsPerAddressMax,
  attemptsPerNameMax,
  isThrottled,
  judgeName,
  judgePassword,
  judgeUsername,
  spellName,
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

test('AC-185 a name is seen as it is written, is of one alphabet, and passes for no office', () => {
  const codeOf = (name: string) => judgeName(spellName(name))?.code;
  for (const fine of [
    '马春生',
    '多杰·才旦',
    'བསྟན་འཛིན',
    'He Yuanchuan',
    'Zoë O’Neill',
    '小明2号',
    '𠮷野家的👩‍🌾'.slice(0, 5),
  ])
    expect([fine, codeOf(fine)]).toEqual([fine, undefined]);
  const unseen = [
    '马\u202e生',
    '马\u200b生',
    '马\u2066生',
    '马\u0007生',
    '马\u3164生',
    '马\ud800',
    `e${'\u0301'.repeat(10_000)}`,
  ];
  for (const name of unseen) expect(['account.name-unseen', 'account.name-long']).toContain(codeOf(name));
  expect(codeOf('马'.repeat(31))).toBe('account.name-long');
  expect(codeOf('马'.repeat(30))).toBeUndefined();
  for (const name of ['', '···', '12345']) expect(codeOf(name)).toBe('account.name-empty');
  for (const name of ['Mа Chun', 'Αnna']) expect(codeOf(name)).toBe('account.name-mixed');
  for (const name of ['省总工会', '工 会', '管.理.员', 'ＡＤＭＩＮ', 'Official account', '评委老张'])
    expect([name, codeOf(name)]).toEqual([name, 'account.name-of-office']);
  expect(spellName('  Ｈｅ   Ｙｕａｎ ')).toBe('He Yuan');
});
