/** Signing in at a provider and binding it, against a real OpenID provider and a server that speaks WeChat's protocol. */

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { sql } from 'kysely';
// @ts-expect-error the package brings no types
import Provider from 'oidc-provider';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoPassword } from '../../../world/demo.ts';
import { Client, testOrigin, useWorld } from '../../../world/fixture.ts';
import { openApp } from '../../main/app.ts';
import { openLog } from '../../platform/log.ts';
import { openOidc } from '../../platform/oidc.ts';
import { openWechat } from '../../platform/wechat.ts';
import { flowMinutes } from './flow.ts';

const world = useWorld();
const [servers, wechatSays] = [[] as Server[], { now: {} as unknown }];
let app: ReturnType<typeof openApp>;
let accountId = 'alice';

const listen = async (server: Server): Promise<string> => {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

/** What of the provider's own context a grant is made of. */
type GrantContext = {
  oidc: {
    client: { clientId: string };
    session: { accountId: string };
    provider: {
      Grant: new (of: {
        clientId: string;
        accountId: string;
      }) => { addOIDCScope: (scope: string) => void; save: () => Promise<string> };
    };
  };
};

/** A provider as a union would run one, with one client: this house. Whoever comes is `accountId`. */
async function openProvider(): Promise<string> {
  const server = createServer();
  const issuer = await listen(server);
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'tongxin',
        client_secret: 'a secret of the client',
        redirect_uris: [`${testOrigin}/identity/back`],
      },
    ],
    features: { devInteractions: { enabled: false } },
    claims: { openid: ['sub'], profile: ['name', 'preferred_username'] },
    conformIdTokenClaims: false,
    findAccount: (_: unknown, sub: string) => ({
      accountId: sub,
      claims: () => ({ sub, preferred_username: `${sub}@union` }),
    }),
    loadExistingGrant: async (ctx: GrantContext) => {
      const grant = new ctx.oidc.provider.Grant({
        clientId: ctx.oidc.client.clientId,
        accountId: ctx.oidc.session.accountId,
      });
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
  });
  server.on('request', (request, response) => {
    if (request.url!.startsWith('/interaction/'))
      return void provider.interactionFinished(request, response, { login: { accountId } });
    return void provider.callback()(request, response);
  });
  return issuer;
}

beforeAll(async () => {
  const issuer = await openProvider();
  const apiBase = await listen(createServer((_, response) => response.end(JSON.stringify(wechatSays.now))));
  const { db, media } = world;
  app = openApp({
    ...{ db, media, log: openLog('test', 'silent'), origin: testOrigin, distDir: path.resolve('dist') },
    ...{ isDemo: true, secret: 'a secret of the tests, 32 characters' },
    proving: {
      oidc: openOidc({
        issuer,
        clientId: 'tongxin',
        clientSecret: 'a secret of the client',
        isInsecure: true,
      }),
      wechat: openWechat({ appId: 'wx1', secret: 's', apiBase }),
      providerName: { zh: '青海工会统一认证' },
    },
  });
}, 60_000);
afterAll(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});

const asMa = async () => {
  const client = new Client(app);
  await client.post('/sign-in', { username: 'worker-ma', password: demoPassword });
  return client;
};

/** Begins, and gives where the browser is to go. */
async function begin(client: Client, address: string, kind: string, next?: string): Promise<string> {
  const begun = await client.post(address, { kind, next });
  expect(begun.status).toBe(303);
  const page = await client.get(begun.location!);
  return /href="([^"]+)"[^>]*data-follow/.exec(page.text)![1]!.replaceAll('&amp;', '&');
}

/** What a browser does at the provider: follows it until it is sent back. */
async function atProvider(away: string): Promise<URL> {
  const jar = new Map<string, string>();
  for (let address = away, steps = 0; steps < 10; steps++) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(address, { redirect: 'manual', headers: { cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [name, value] = line.split(';')[0]!.split('=');
      jar.set(name!, value!);
    }
    const to = new URL(answer.headers.get('location')!, address);
    if (to.origin === testOrigin) return to;
    address = to.href;
  }
  throw new Error('the provider never sent anybody back');
}

/** Comes back: looks at the page, which changes nothing, and presses its button. */
async function comeBack(client: Client, back: URL) {
  const shown = await client.get(`${back.pathname}${back.search}`);
  expect(shown.status).toBe(200);
  const fields = [...shown.text.matchAll(/name="(code|state|iss)" value="([^"]*)"/g)];
  return client.json('/identity/back', Object.fromEntries(fields.map(([, name, value]) => [name, value])));
}
const wayBack = (away: string, code: string): URL => {
  const back = new URL(`${testOrigin}/identity/back`);
  back.searchParams.set('code', code);
  back.searchParams.set('state', new URL(away).searchParams.get('state')!);
  return back;
};
const countFlows = async () =>
  (await sql<{ n: number }>`select count(used_at)::int as n from identity_flow`.execute(world.owner)).rows[0]!
    .n;

describe('OIDC', () => {
  test('a newcomer becomes a person, comes again as the same, and is led where they were going', async () => {
    const first = new Client(app);
    expect((await first.get('/sign-in?next=/my/entries')).text).toContain('用青海工会统一认证登录');
    const away = await begin(first, '/sign-in/flows', 'oidc', '/my/entries');
    const asked = new URL(away).searchParams;
    expect([asked.get('code_challenge_method'), asked.get('response_type')]).toEqual(['S256', 'code']);
    expect(asked.get('nonce')).toBeTruthy();
    const back = await atProvider(away);
    const used = await countFlows();
    await first.get(`${back.pathname}${back.search}`);
    expect(await countFlows()).toBe(used);
    const entered = await comeBack(first, back);
    expect([entered.status, entered.body.location]).toEqual([200, '/my/entries']);
    expect((await first.get('/me/identity')).text).toContain('a***n');
    const second = new Client(app);
    await comeBack(second, await atProvider(await begin(second, '/sign-in/flows', 'oidc')));
    const people = await sql<{ n: number }>`
      select count(*)::int as n from account_person where username like 'u-%'`.execute(world.owner);
    expect(people.rows[0]!.n).toBe(1);
    expect((await second.get('/me/identity')).text).toContain('微信或统一认证已核验');
  });

  test('identity.flow-void: a way back is good once, in the browser that began it, for ten minutes', async () => {
    const client = new Client(app);
    const back = await atProvider(await begin(client, '/sign-in/flows', 'oidc'));
    const fields = Object.fromEntries(back.searchParams);
    const stranger = new Client(app);
    await begin(stranger, '/sign-in/flows', 'oidc');
    expect((await stranger.get(`${back.pathname}${back.search}`)).status).toBe(410);
    const stolen = await stranger.json('/identity/back', fields);
    expect([stolen.status, stolen.body.code]).toEqual([410, 'identity.flow-void']);
    const answers = await Promise.all([1, 2].map(() => client.json('/identity/back', fields)));
    expect(answers.map((one) => one.status).sort()).toEqual([200, 410]);
    const late = await atProvider(await begin(client, '/sign-in/flows', 'oidc'));
    await sql`update clock_offset set shift = shift + make_interval(mins => ${flowMinutes})`.execute(
      world.owner,
    );
    expect((await client.json('/identity/back', Object.fromEntries(late.searchParams))).status).toBe(410);
  });

  test('identity.provider-refused: a code that was made up, or given for another way, proves nobody', async () => {
    const client = new Client(app);
    const away = await begin(client, '/sign-in/flows', 'oidc');
    const made = await client.json(
      '/identity/back',
      Object.fromEntries(wayBack(away, 'made-up').searchParams),
    );
    expect([made.status, made.body.code]).toEqual([422, 'identity.provider-refused']);
    const other = await atProvider(await begin(client, '/sign-in/flows', 'oidc'));
    const spliced = Object.fromEntries(other.searchParams);
    spliced.state = new URL(away).searchParams.get('state')!;
    const judged = await client.json('/identity/back', spliced);
    expect([judged.status, judged.body.code]).toEqual([422, 'identity.provider-refused']);
    expect((await client.get('/me/identity')).status).toBe(401);
    const denied = await client.get(`/identity/back?error=access_denied&state=${spliced.state}`);
    expect([denied.status, denied.text.includes('没有确认您的身份')]).toEqual([200, true]);
  });

  test('is bound by who is signed in, with a new session; another’s session cannot end the way', async () => {
    accountId = 'ma-at-union';
    const ma = await asMa();
    const before = ma.session();
    const back = await atProvider(await begin(ma, '/me/identity/flows', 'oidc'));
    const tao = new Client(app);
    await tao.post('/sign-in', { username: 'worker-tao', password: demoPassword });
    expect((await tao.json('/identity/back', Object.fromEntries(back.searchParams))).status).toBe(410);
    expect((await comeBack(ma, back)).body.location).toBe('/me/identity');
    expect(ma.session()).not.toBe(before);
    const taken = await atProvider(await begin(tao, '/me/identity/flows', 'oidc'));
    const refused = await tao.json('/identity/back', Object.fromEntries(taken.searchParams));
    expect([refused.status, refused.body.code]).toEqual([409, 'identity.bound-elsewhere']);
  });
});

describe('WeChat', () => {
  test('inside of it its own way stands first, and a touch signs in; nobody is anybody by an openid alone (AC-140)', async () => {
    const agent = 'Mozilla/5.0 (Linux; Android 10) Chrome/86.0 MicroMessenger/8.0.1';
    const client = new Client(app);
    const [inside, outside] = [
      (await client.get('/sign-in', { 'user-agent': agent })).text,
      (await client.get('/sign-in')).text,
    ];
    expect(inside.indexOf('微信登录')).toBeLessThan(inside.indexOf('name="username"'));
    expect(outside.indexOf('微信登录')).toBeGreaterThan(outside.indexOf('name="username"'));
    const away = await begin(client, '/sign-in/flows', 'wechat', '/campaigns');
    expect(away).toMatch(/^https:\/\/open\.weixin\.qq\.com\/connect\/oauth2\/authorize\?.*#wechat_redirect$/);
    wechatSays.now = { access_token: 'a', openid: 'openid-87654321' };
    expect((await comeBack(client, wayBack(away, 'c0de'))).body.location).toBe('/campaigns');
    expect((await client.get('/me/identity')).text).toContain('微信或统一认证已核验');
    const said = await new Client(app).json('/identity/back', { openid: 'openid-87654321', code: 'x' });
    expect(said.status).toBe(422);
  });

  test('identity.provider-away: an error that comes with status 200 signs nobody in, and the way may be tried again', async () => {
    const client = new Client(app);
    const away = await begin(client, '/sign-in/flows', 'wechat');
    wechatSays.now = { errcode: -1, errmsg: 'system error' };
    const busy = await comeBack(client, wayBack(away, 'c0de'));
    expect([busy.status, busy.body.code]).toEqual([503, 'identity.provider-away']);
    wechatSays.now = { errcode: 40029, errmsg: 'invalid code' };
    expect((await comeBack(client, wayBack(away, 'c0de'))).body.code).toBe('identity.provider-refused');
    wechatSays.now = { access_token: 'a', openid: 'openid-11112222' };
    expect((await comeBack(client, wayBack(away, 'c0de'))).status).toBe(200);
  });
});

test('F-28 a provider that is down is said so, every other way of signing in works; identity.no-way for what is not set', async () => {
  const { db, media } = world;
  const house = {
    db,
    media,
    log: openLog('test', 'silent'),
    origin: testOrigin,
    distDir: path.resolve('dist'),
  };
  const down = openOidc({ issuer: 'http://127.0.0.1:9', clientId: 'a', clientSecret: 'b', isInsecure: true });
  const client = new Client(openApp({ ...house, isDemo: true, secret: 's', proving: { oidc: down } }));
  const away = await client.json('/sign-in/flows', { kind: 'oidc' });
  expect([away.status, away.body.code]).toEqual([503, 'identity.provider-away']);
  const none = await client.json('/sign-in/flows', { kind: 'wechat' });
  expect([none.status, none.body.code]).toEqual([404, 'identity.no-way']);
  const signed = await client.post('/sign-in', { username: 'worker-ma', password: demoPassword });
  expect(signed.status).toBe(303);
});
