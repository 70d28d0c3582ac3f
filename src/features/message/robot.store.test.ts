/** Letters to chat groups, against a real HTTP receiver on this machine: bytes, signatures, refusals, privacy. */

import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { useWorld } from '../../../world/fixture.ts';
import type { OrganisationId } from '../../kernel/id.ts';
import { dayOf, instantAt, plusDays } from '../../kernel/period.ts';
import { done } from '../../kernel/verdict.ts';
import { letters } from '../../main/sentences.ts';
import { announce, takePending } from '../../platform/outbox.ts';
import { openOutward } from '../../platform/outward.ts';
import { postLetter } from './actions/post-letter.ts';
import { type SendingRoom, sendDue } from './actions/send-due.ts';
import { countDeliveries } from './store/delivery.ts';
import { insertRobot } from './store/robot.ts';

const world = useWorld();
const origin = 'https://union.example';

type Hook = { path: string; headers: IncomingHttpHeaders; body: string };
const hooks: Hook[] = [];
let answer: { status: number; body: string } = { status: 200, body: '{"errcode":0,"code":0}' };
const receiver = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    hooks.push({
      path: request.url ?? '',
      headers: request.headers,
      body: Buffer.concat(parts).toString('utf8'),
    });
    response.writeHead(answer.status).end(answer.body);
  });
});

let hookOrigin = '';
const room = (): SendingRoom => ({ db: world.db, origin, letters, outward: openOutward(['127.0.0.1'], 500) });

beforeAll(async () => {
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  hookOrigin = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
  await world.setClock(instantAt(dayOf(plusDays(await world.now(), 1)), '10:00'));
});
afterEach(() => {
  hooks.length = 0;
  answer = { status: 200, body: '{"errcode":0,"code":0}' };
});
afterAll(() => void receiver.close().closeAllConnections());

/** A letter to an officer because of a fact that really happened, for an organisation or as a person. */
async function post(username: 'hn-officer', title: string, organisationId?: OrganisationId): Promise<void> {
  const person = await world.person(username);
  await world.doing(person, async (doing) => {
    const subjectId = person.seats[0]!.organisationId;
    await announce(doing, { name: 'entry.returned', subjectId, organisationId: subjectId, reason: title });
    const fact = (await takePending(doing.tx, 10_000)).at(-1)!;
    const about = { title, number: 'N', reason: '请补字幕' };
    const letter = { personId: person.id, fact, kind: 'entry.returned', about, link: '/my/entries' } as const;
    await postLetter(doing, { ...letter, organisationId });
    return done(undefined);
  });
}

async function robot(kind: 'wecom' | 'dingtalk' | 'feishu', secret?: string): Promise<void> {
  const organisation = await world.organisation('hainan');
  const admin = await world.person('qh-admin');
  await world.doing(admin, async (doing) => {
    const address = `${hookOrigin}/${kind}?key=K`;
    return done(
      await insertRobot(doing, { organisationId: organisation.id, kind, name: kind, address, secret }),
    );
  });
}

test('one message a group, however many people of the organisation are told; bytes as each maker documents them', async () => {
  const organisation = await world.organisation('hainan');
  await robot('wecom');
  await robot('dingtalk', 'SEC秘密');
  await robot('feishu', 'feishu-secret');
  const [one, two] = [await world.person('hn-officer'), await world.person('hn-leader')];
  await world.doing(one, async (doing) => {
    await announce(doing, { name: 'entry.returned', subjectId: organisation.id, reason: 'x' });
    const fact = (await takePending(doing.tx, 10_000)).at(-1)!;
    for (const person of [one, two]) {
      const about = { title: '火花', number: 'N', reason: '请补字幕' };
      const letter = {
        personId: person.id,
        fact,
        kind: 'entry.returned',
        about,
        link: '/my/entries',
      } as const;
      await postLetter(doing, { ...letter, organisationId: organisation.id });
    }
    return done(undefined);
  });
  const now = await world.now();
  await sendDue(room());
  expect(hooks.map((hook) => hook.path.split('?')[0]).sort()).toEqual(['/dingtalk', '/feishu', '/wecom']);
  for (const hook of hooks) expect(hook.headers['content-type']).toBe('application/json; charset=utf-8');
  const of = (kind: string) => hooks.find((hook) => hook.path.startsWith(`/${kind}`))!;
  const words = `【同心】${letters['entry.returned']!.zh.replace('{title}', '火花').replace('{number}', 'N').replace('{reason}', '请补字幕')}\nhttps://union.example/my/entries`;
  expect(of('wecom').body).toBe(JSON.stringify({ msgtype: 'text', text: { content: words } }));
  expect(of('dingtalk').body).toBe(JSON.stringify({ msgtype: 'text', text: { content: words } }));
  const asked = new URL(of('dingtalk').path, hookOrigin).searchParams;
  const stamp = asked.get('timestamp')!;
  expect(Math.abs(Number(stamp) - now.getTime())).toBeLessThan(60_000);
  const sign = createHmac('sha256', 'SEC秘密').update(`${stamp}\nSEC秘密`).digest('base64');
  expect([asked.get('key'), asked.get('sign')]).toEqual(['K', sign]);
  const feishu = JSON.parse(of('feishu').body) as Record<string, string>;
  expect(feishu).toEqual({
    timestamp: expect.stringMatching(/^\d{10}$/),
    sign: createHmac('sha256', `${feishu.timestamp}\nfeishu-secret`).update('').digest('base64'),
    msg_type: 'text',
    content: { text: words },
  });
});

test('a private letter, written to a person and not to an organisation, never reaches a group', async () => {
  await post('hn-officer', '私事');
  await sendDue(room());
  expect(hooks).toEqual([]);
});

test('F-28 what the maker refuses is tried again', async () => {
  const organisation = await world.organisation('hainan');
  answer = { status: 200, body: '{"errcode":45009,"errmsg":"api freq out of limit","code":9499}' };
  await post('hn-officer', '太快', organisation.id);
  await sendDue(room());
  expect(hooks).toHaveLength(3);
  answer = { status: 200, body: '{"errcode":0,"code":0}' };
  hooks.length = 0;
  await world.setClock(new Date((await world.now()).getTime() + 61_000));
  await sendDue(room());
  expect(hooks).toHaveLength(3);
  expect((await world.read(countDeliveries)).waiting).toBe(0);
});

test('AC-222 a host that is no longer allowed is not written to, whatever was kept', async () => {
  const organisation = await world.organisation('hainan');
  await post('hn-officer', '改主意', organisation.id);
  await sendDue({ ...room(), outward: openOutward([]) });
  expect(hooks).toEqual([]);
  const admin = await world.as('qh-admin');
  expect((await admin.get(`/office/organisations/${organisation.id}/robots`)).text).toContain(
    '地址不在允许范围内',
  );
});
