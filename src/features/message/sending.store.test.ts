/** Letters on their way, against a real SMTP server on this machine. */

import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { useWorld } from '../../../world/fixture.ts';
import { dayOf, instantAt, plusDays } from '../../kernel/period.ts';
import { done } from '../../kernel/verdict.ts';
import { letters } from '../../main/sentences.ts';
import { type Mail, openMail } from '../../platform/mail.ts';
import { announce, takePending } from '../../platform/outbox.ts';
import { openOutward } from '../../platform/outward.ts';
import { postLetter } from './actions/post-letter.ts';
import { type SendingRoom, sendDue } from './actions/send-due.ts';
import { triesMax } from './delivery.ts';
import { countDeliveries, listMailOf, takeDue } from './store/delivery.ts';
import { getSetting, saveSetting, setMail } from './store/setting.ts';

const world = useWorld();
const origin = 'https://union.example';

type Received = { from: string; to: string[]; raw: string };
const received: Received[] = [];
let refuses: number | undefined;
const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo: (_address, _session, tell) =>
    tell(refuses ? Object.assign(new Error('refused'), { responseCode: refuses }) : null),
  onData: (stream, session, tell) => {
    const parts: Buffer[] = [];
    stream.on('data', (part: Buffer) => parts.push(part));
    stream.on('end', () => {
      const { mailFrom, rcptTo } = session.envelope;
      received.push({
        from: mailFrom ? mailFrom.address : '',
        to: rcptTo.map((one) => one.address),
        raw: Buffer.concat(parts).toString('utf8'),
      });
      tell();
    });
  },
});

let today: Date;
/** A clock time some days after the world was made. */
const on = (days: number, clock: string) => instantAt(dayOf(plusDays(today, days)), clock);

let mail: Mail;
const room = (): SendingRoom => ({
  db: world.db,
  origin,
  letters,
  mail,
  outward: openOutward(['127.0.0.1'], 500),
});

beforeAll(async () => {
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
  const port = (smtp.server.address() as AddressInfo).port;
  mail = openMail({ url: `smtp://127.0.0.1:${port}`, from: '同心 <tongxin@union.example>' });
  today = await world.now();
  await world.setClock(on(1, '10:00'));
});
afterEach(() => {
  received.length = 0;
  refuses = undefined;
});
afterAll(async () => {
  mail.close();
  await new Promise<void>((resolve) => smtp.close(() => resolve()));
});

/** The words of a header or body as a mail program shows them. */
function decodeWords(text: string): string {
  const joined = text.replace(/\?=\s+=\?/g, '?==?');
  return joined.replace(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi, (_, how: string, coded: string) =>
    how.toUpperCase() === 'B'
      ? Buffer.from(coded, 'base64').toString('utf8')
      : unquote(coded.replace(/_/g, ' ')),
  );
}
const unquote = (coded: string) => {
  const bytes = coded
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
};
function read(one: Received) {
  const cut = one.raw.indexOf('\r\n\r\n');
  const head = one.raw.slice(0, cut).replace(/\r\n[ \t]+/g, ' ');
  const header = (name: string) =>
    head.split('\r\n').filter((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`));
  const coded = one.raw.slice(cut + 4);
  const isBase64 = /base64/i.test(header('content-transfer-encoding')[0] ?? '');
  const text = isBase64 ? Buffer.from(coded, 'base64').toString('utf8') : unquote(coded);
  return { header, subject: decodeWords(header('subject')[0] ?? ''), text };
}

/** A letter to somebody because of a fact that really happened. */
async function post(
  username: 'worker-ma' | 'hn-officer' | 'hn-leader',
  title: string,
  organisationId?: Parameters<typeof postLetter>[1]['organisationId'],
  times = 1,
): Promise<void> {
  const person = await world.person(username);
  const officer = await world.person('chenguang-officer');
  await world.doing(officer, async (doing) => {
    const subjectId = officer.seats[0]!.organisationId;
    await announce(doing, { name: 'entry.returned', subjectId, organisationId: subjectId, reason: title });
    const fact = (await takePending(doing.tx, 10_000)).at(-1)!;
    const about = { title, number: '2020-song-000001', reason: '请补字幕' };
    const letter = { personId: person.id, fact, kind: 'entry.returned', about, link: '/my/entries' } as const;
    for (let n = 0; n < times; n++) await postLetter(doing, { ...letter, organisationId });
    return done(undefined);
  });
}

async function giveMail(username: 'worker-ma' | 'hn-officer', address: string): Promise<void> {
  const person = await world.person(username);
  await world.doing(person, async ({ tx, now }) => done(await setMail(tx, person.id, address, now)));
}

async function lastMail(username: 'worker-ma') {
  const person = await world.person(username);
  return (await world.read((tx) => listMailOf(tx, person.id, 10)))[0]!;
}

describe('by mail', () => {
  test('a letter arrives whole, in Chinese, with the configured link and one Message-ID; nobody else gets it', async () => {
    await giveMail('worker-ma', 'ma@workers.example');
    await post('worker-ma', '火花', undefined, 3);
    await sendDue(room());
    expect(received).toHaveLength(1);
    const [letter] = received;
    expect([letter!.from, letter!.to]).toEqual(['tongxin@union.example', ['ma@workers.example']]);
    const { header, subject, text } = read(letter!);
    expect(subject).toContain('【同心】参评作品：您报送的《火花》');
    expect(decodeWords(header('from')[0]!)).toContain('同心 <tongxin@union.example>');
    expect(text).toContain('马小禾，您好：');
    expect(text).toContain('办理：https://union.example/my/entries');
    expect(header('auto-submitted')[0]).toContain('auto-generated');
    const { id, state } = await lastMail('worker-ma');
    expect(header('message-id')[0]).toBe(`Message-ID: <${id}@union.example>`);
    expect(state).toBe('sent');
    await sendDue(room());
    expect(received).toHaveLength(1);
  });

  test('AC-226 a title cannot add a header or a recipient', async () => {
    await giveMail('worker-ma', 'ma@workers.example');
    await post('worker-ma', '火花\r\nBcc: all@example.com\r\n\r\n正文');
    await sendDue(room());
    const { header, subject } = read(received[0]!);
    expect(received[0]!.to).toEqual(['ma@workers.example']);
    expect(header('bcc')).toEqual([]);
    expect(subject).toContain('Bcc: all@example.com');
  });

  test('F-28 a busy server is tried again later under the same Message-ID, and the person sees why it waits', async () => {
    refuses = 451;
    await post('worker-ma', '再来');
    await sendDue(room());
    expect(await lastMail('worker-ma')).toMatchObject({ state: 'waiting', trouble: 'busy', tries: 1 });
    const ma = await world.as('worker-ma');
    expect((await ma.get('/my/letters/settings')).text).toContain('对方暂忙');
    refuses = undefined;
    await sendDue(room());
    expect(received).toEqual([]);
    await world.setClock(new Date((await world.now()).getTime() + 61_000));
    await sendDue(room());
    const { id } = await lastMail('worker-ma');
    expect(read(received[0]!).header('message-id')[0]).toContain(id);
  });

  test('F-28 a server that is gone for good is given up after its tries, visibly; the inbox has the letter all the same', async () => {
    const dead = { ...room(), mail: openMail({ url: 'smtp://127.0.0.1:9', from: 'tongxin@union.example' }) };
    await post('worker-ma', '断线');
    for (let n = 0; n < triesMax; n++) {
      await sendDue(dead);
      await world.setClock(new Date((await world.now()).getTime() + 7 * 3_600_000));
      const hour = (await world.now()).getUTCHours() + 8;
      if (hour % 24 >= 22 || hour % 24 < 8)
        await world.setClock(new Date((await world.now()).getTime() + 10 * 3_600_000));
    }
    expect(await lastMail('worker-ma')).toMatchObject({
      state: 'failed',
      trouble: 'unreachable',
      tries: triesMax,
    });
    const ma = await world.as('worker-ma');
    expect((await ma.get('/my/letters/settings')).text).toContain('未能送达');
    expect((await ma.get('/my/letters')).text).toContain('断线');
    await world.setClock(on(60, '10:00'));
  });

  test('an address the server refuses for good is not tried again', async () => {
    refuses = 550;
    await post('worker-ma', '无此人');
    await sendDue(room());
    expect(await lastMail('worker-ma')).toMatchObject({
      state: 'failed',
      trouble: 'address-refused',
      tries: 1,
    });
  });

  test('nothing at night: what is posted at 22:30, and what was still waiting then, leaves at 08:00', async () => {
    await post('worker-ma', '白天没发');
    await world.setClock(on(60, '22:30'));
    await post('worker-ma', '夜里写的');
    await sendDue(room());
    await world.setClock(on(61, '07:59'));
    await sendDue(room());
    expect(received).toEqual([]);
    await world.setClock(on(61, '08:00'));
    await sendDue(room());
    expect(received.map((one) => read(one).subject).sort()).toEqual(
      [expect.stringContaining('《夜里写的》'), expect.stringContaining('《白天没发》')].sort(),
    );
    await world.setClock(on(61, '10:00'));
  });

  test('a topic that was refused stays in the inbox, and so does everything without an address', async () => {
    const person = await world.person('worker-ma');
    const setting = await world.read((tx) => getSetting(tx, person.id));
    await world.doing(person, async ({ tx }) =>
      done(await saveSetting(tx, { ...setting, notByMail: ['entry'], language: 'zh' })),
    );
    await post('worker-ma', '不要邮件');
    await post('hn-leader', '没有邮箱');
    await sendDue(room());
    expect(received).toEqual([]);
    expect((await (await world.as('worker-ma')).get('/my/letters')).text).toContain('不要邮件');
  });

  test('two workers at once send each letter once', async () => {
    await giveMail('hn-officer', 'hn@workers.example');
    for (let n = 0; n < 12; n++) await post('hn-officer', `第${n}件`);
    await Promise.all([sendDue(room()), sendDue(room()), sendDue(room())]);
    expect(new Set(received.map((one) => read(one).subject)).size).toBe(12);
    expect(received).toHaveLength(12);
  });

  test('whoever dies with a letter in hand loses nothing: after the lease it goes again, as the same letter', async () => {
    await post('hn-officer', '拿在手里');
    await world.doing({ kind: 'machine' }, async ({ tx, now }) => {
      return done(await takeDue(tx, now, { most: 10, leaseMs: 180_000, onlyUrgent: false }));
    });
    await sendDue(room());
    expect(received).toEqual([]);
    await world.setClock(new Date((await world.now()).getTime() + 181_000));
    await sendDue(room());
    expect(received).toHaveLength(1);
    expect((await world.read(countDeliveries)).waiting).toBe(0);
  });
});
