/** When letters may leave, how often they are tried, which addresses stand, and what robots are told. */

import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOf, instantAt, sayInstant } from '../../kernel/period.ts';
import { isQuiet, retryAt, triesMax, troubleOf, wakingAt } from './delivery.ts';
import { codeMail, letterMail, robotWords } from './envelope.ts';
import { isWantedByMail, spellMail, topicOf } from './message.ts';
import { isTaken, maskAddress, postFor, sealFor } from './robot.ts';

const instants = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
const clockOf = (at: Date) => sayInstant(at, 'zh').slice(-5);

describe('quiet hours', () => {
  test('nothing leaves from 22:00 until 08:00 in Shanghai: it waits for the next 08:00, and no longer', () => {
    fc.assert(
      fc.property(instants, (at) => {
        const next = wakingAt(at);
        expect(isQuiet(next)).toBe(false);
        expect(next.getTime()).toBeGreaterThanOrEqual(at.getTime());
        expect(next.getTime() - at.getTime()).toBeLessThanOrEqual(10 * 3_600_000);
        if (next > at) expect(clockOf(next)).toBe('08:00');
        expect(wakingAt(next)).toEqual(next);
        expect(isQuiet(at)).toBe(clockOf(at) >= '22:00' || clockOf(at) < '08:00');
      }),
    );
  });

  test('the edges: 21:59 and 08:00 are day, 22:00 and 07:59 are night', () => {
    const at = (clock: string) => instantAt('2020-08-20', clock);
    expect(['08:00', '21:59'].map((c) => isQuiet(at(c)))).toEqual([false, false]);
    expect(['22:00', '07:59', '00:00'].map((c) => isQuiet(at(c)))).toEqual([true, true, true]);
    expect(wakingAt(at('22:00'))).toEqual(instantAt('2020-08-21', '08:00'));
    expect(wakingAt(at('03:00'))).toEqual(instantAt('2020-08-20', '08:00'));
    expect(dayOf(wakingAt(instantAt('2020-12-31', '23:30')))).toBe('2021-01-01');
  });
});

test('F-28 the pause doubles with every try, stays below six hours, and after the last try there is none', () => {
  const now = new Date('2020-08-20T04:00:00Z');
  const pauses = Array.from(
    { length: triesMax - 1 },
    (_, i) => retryAt(now, i + 1)!.getTime() - now.getTime(),
  );
  expect(pauses[0]).toBe(60_000);
  expect(pauses.every((pause, i) => i === 0 || pause === Math.min(6 * 3_600_000, pauses[i - 1]! * 2))).toBe(
    true,
  );
  expect(retryAt(now, triesMax)).toBeUndefined();
  expect([troubleOf('timeout'), troubleOf('anything')]).toEqual(['timeout', 'refused']);
});

describe('an address of mail', () => {
  test('plain addresses stand, their host in small letters', () => {
    expect(spellMail('Ma.Chunsheng+union@Example.COM')).toBe('Ma.Chunsheng+union@example.com');
    expect(spellMail('a@b.cn')).toBe('a@b.cn');
  });

  test('AC-226 what could begin a header, a second address or a name does not', () => {
    for (const typed of [
      '',
      'a',
      'a@b',
      'a@b.c',
      'a b@c.cn',
      'a@b.cn,c@d.cn',
      'a@b.cn\r\nBcc: c@d.cn',
      '"a"@b.cn',
      '<a@b.cn>',
      'a@b..cn',
      'a@-b.cn',
      'a@[127.0.0.1]',
      `${'a'.repeat(65)}@b.cn`,
    ])
      expect([typed, spellMail(typed)]).toEqual([typed, undefined]);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        const spelled = spellMail(`${a}@${b}`);
        if (spelled !== undefined) expect(spelled).toMatch(/^[\x21-\x7e]+$/);
      }),
      { numRuns: 40 },
    );
  });

  test('a topic that is refused does not come by mail, others do; without an address nothing does', () => {
    const setting = { mail: 'a@b.cn', notByMail: ['entry'] as const };
    expect(isWantedByMail(setting, 'entry.returned')).toBe(false);
    expect(isWantedByMail(setting, 'notice.issued')).toBe(true);
    expect(isWantedByMail({ ...setting, mail: undefined }, 'notice.issued')).toBe(false);
    expect([topicOf('notice.issued'), topicOf('strange.thing'), topicOf('toString')]).toEqual([
      'notice',
      'other',
      'other',
    ]);
  });
});

describe('a letter in its envelope', () => {
  const letters = { 'entry.returned': { zh: '《{title}》被退回', en: '“{title}” was returned' } };
  const house = { origin: 'https://union.example', letters };
  const posted = {
    kind: 'entry.returned',
    about: { title: '火花' },
    link: '/my/entries',
    personName: '马小禾',
    language: 'zh' as const,
    robotName: null,
  };

  test('AC-008 the link has the configured origin, the words are the reader’s language', () => {
    expect(letterMail(posted, house)).toEqual({
      subject: '【同心】参评作品：《火花》被退回',
      text: expect.stringMatching(
        /^马小禾，您好：\n\n《火花》被退回\n\n办理：https:\/\/union\.example\/my\/entries\n[\s\S]*https:\/\/union\.example\/my\/letters\/settings/,
      ),
    });
    const english = letterMail({ ...posted, language: 'en' }, house);
    expect(english.subject).toBe('[Tongxin] Works: “火花” was returned');
    expect(english.text).toContain('Dear 马小禾');
  });

  test('AC-226 a subject is one short line, whatever a title holds', () => {
    const about = { title: `火花\r\nBcc: all@example.com${'很长'.repeat(100)}` };
    const { subject } = letterMail({ ...posted, about }, house);
    expect(subject).not.toMatch(/[\r\n]/);
    expect([...subject].length).toBeLessThan(80);
  });

  test('a code stands in the text, not in the subject; a group reads words and link, or the trial', () => {
    const mail = codeMail(posted, '012345');
    expect([mail.subject.includes('012345'), mail.text.includes('012345')]).toEqual([false, true]);
    expect(robotWords(posted, house)).toBe('【同心】《火花》被退回\nhttps://union.example/my/entries');
    expect(robotWords({ ...posted, kind: null, link: null, robotName: '工作群' }, house)).toContain(
      '“工作群”',
    );
  });
});

describe('chat robots as their makers document them', () => {
  const at = new Date('2020-08-20T04:00:00.123Z');
  const wecom = { kind: 'wecom', address: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=K' } as const;
  const dingtalk = {
    kind: 'dingtalk',
    address: 'https://oapi.dingtalk.com/robot/send?access_token=T',
    secret: 'SECa+b',
  } as const;
  const feishu = {
    kind: 'feishu',
    address: 'https://open.feishu.cn/open-apis/bot/v2/hook/H',
    secret: 's',
  } as const;

  test('WeCom: a text by its msgtype, at most 2048 bytes; its key stands in the address', () => {
    expect(postFor(wecom, '你好', at)).toEqual({
      address: wecom.address,
      body: { msgtype: 'text', text: { content: '你好' } },
    });
    expect(sealFor(wecom, at)).toBeUndefined();
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 3000 }), (words) => {
        const { content } = postFor(wecom, words, at).body.text as { content: string };
        expect(Buffer.byteLength(content)).toBeLessThanOrEqual(2048);
      }),
    );
  });

  test('DingTalk: timestamp and sign in the address, sealed over “timestamp newline secret” with the secret', () => {
    const seal = sealFor(dingtalk, at)!;
    expect(seal).toEqual({ key: 'SECa+b', text: '1597896000123\nSECa+b' });
    const sealed = createHmac('sha256', seal.key).update(seal.text).digest('base64');
    const post = postFor(dingtalk, '你好', at, sealed);
    expect(post.body).toEqual({ msgtype: 'text', text: { content: '你好' } });
    const url = new URL(post.address);
    expect([...url.searchParams]).toEqual([
      ['access_token', 'T'],
      ['timestamp', '1597896000123'],
      ['sign', sealed],
    ]);
    expect(post.address).toContain(`sign=${encodeURIComponent(sealed)}`);
    expect(postFor(dingtalk, '你好', at).address).toBe(dingtalk.address);
  });

  test('Feishu: timestamp in seconds and sign in the body, sealed with “timestamp newline secret” over nothing', () => {
    const seal = sealFor(feishu, at)!;
    expect(seal).toEqual({ key: '1597896000\ns', text: '' });
    expect(postFor(feishu, '你好', at, 'SIGN')).toEqual({
      address: feishu.address,
      body: { timestamp: '1597896000', sign: 'SIGN', msg_type: 'text', content: { text: '你好' } },
    });
    expect(postFor(feishu, '你好', at).body).toEqual({ msg_type: 'text', content: { text: '你好' } });
  });

  test('only 200 with the documented zero means taken', () => {
    expect(isTaken('wecom', 200, '{"errcode":0,"errmsg":"ok"}')).toBe(true);
    expect(isTaken('dingtalk', 200, '{"errcode":310000,"errmsg":"sign not match"}')).toBe(false);
    expect(isTaken('feishu', 200, '{"code":0,"msg":"success"}')).toBe(true);
    expect(isTaken('feishu', 200, '{"StatusCode":0}')).toBe(true);
    for (const text of ['', 'null', '<html>', '{}', '[]']) expect(isTaken('wecom', 200, text)).toBe(false);
    expect(isTaken('wecom', 302, '{"errcode":0}')).toBe(false);
  });

  test('AC-025 a kept address shows its host and four characters', () => {
    expect(maskAddress('https://oapi.dingtalk.com/robot/send?access_token=abcdefgh1234')).toBe(
      'oapi.dingtalk.com/…1234',
    );
  });
});
