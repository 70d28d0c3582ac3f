/** Web processes that are replaced under load: real processes behind one port, and clients that count every answer. */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { KeptChild } from './child.ts';
import { type HeldPort, holdPort } from './port.ts';

const dir = mkdtempSync(path.join(os.tmpdir(), 'tongxin-renew-'));
const script = path.join(dir, 'web.ts');
const from = (name: string) => JSON.stringify(path.resolve('src/main', name));
let held: HeldPort;
let port = 0;
const webs: KeptChild[] = [];

/** Answers with its number: slowly on /slow, as who waits for the database. */
const source = `
import { createServer } from 'node:http';
import { drainOf } from ${from('drain.ts')};
import { endWithParent, tellReady } from ${from('leash.ts')};
import { listenOn } from ${from('port.ts')};
const server = createServer((request, response) => {
  const ms = request.url === '/slow' ? 1500 : 3;
  setTimeout(() => response.end(String(process.pid)), ms);
});
const drain = drainOf(server);
await listenOn(server, '127.0.0.1', Number(process.env.PORT));
tellReady();
endWithParent(drain, 12);
`;

beforeAll(async () => {
  writeFileSync(script, source);
  port = await new Promise<number>((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port: free } = server.address() as AddressInfo;
      server.close(() => resolve(free));
    });
  });
  held = await holdPort('127.0.0.1', port);
  for (const name of ['web', 'web-2']) {
    const logFile = path.join(dir, `${name}.log`);
    const env = { ...process.env, PORT: String(port) };
    webs.push(new KeptChild({ name, script, env, logFile, tell: () => undefined, port: held }));
  }
  await Promise.all(webs.map((web) => web.start())).catch((error: Error) => {
    throw new Error(`${error.message}\n${readFileSync(path.join(dir, 'web.log'), 'utf8')}`);
  });
});

afterAll(async () => {
  await Promise.all(webs.map((web) => web.stop()));
  held.release();
  rmSync(dir, { recursive: true, force: true });
});

/** One request without a second try: who answered, or what broke. */
function ask(agent: http.Agent, at = '/'): Promise<string> {
  return new Promise((resolve) => {
    const request = http.request({ agent, port, host: '127.0.0.1', path: at, method: 'POST' }, (response) => {
      let said = '';
      response.on('data', (bytes) => {
        said += bytes;
      });
      response.on('end', () => resolve(said));
    });
    request.on('error', (error: NodeJS.ErrnoException) => resolve(`broken: ${error.code}`));
    request.end('x');
  });
}

test('F-26: two web processes are replaced one after the other, and not one request is turned away', async () => {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 40 });
  const answers = new Map<string, number>();
  let isOver = false;
  const load = Array.from({ length: 40 }, async () => {
    while (!isOver) {
      const said = await ask(agent);
      answers.set(said, (answers.get(said) ?? 0) + 1);
    }
  });
  /** Whom a new line leads to is the kernel's choice: asked on new lines until each has answered. */
  const hearAll = async (pids: readonly (number | undefined)[]) => {
    for (let tries = 0; tries < 400 && !pids.every((pid) => answers.has(String(pid))); tries++) {
      const said = await ask(new http.Agent());
      answers.set(said, (answers.get(said) ?? 0) + 1);
    }
  };
  const before = webs.map((web) => web.pid);
  await hearAll(before);
  const slow = new http.Agent();
  const longAnswers = Array.from({ length: 4 }, () => ask(slow, '/slow'));
  for (const web of webs) await web.renew();
  const after = webs.map((web) => web.pid);
  await hearAll(after);
  isOver = true;
  await Promise.all(load);
  agent.destroy();
  expect(after.filter((pid) => before.includes(pid))).toEqual([]);
  const who = [...answers.keys(), ...(await Promise.all(longAnswers))];
  expect(who.filter((said) => !/^\d+$/.test(said))).toEqual([]);
  expect(who).toEqual(expect.arrayContaining([...before, ...after].map(String)));
});

test('one that does not become ready leaves the one before at work', async () => {
  const before = webs[0]!.pid;
  writeFileSync(script, 'process.exit(3);');
  await expect(webs[0]!.renew()).rejects.toThrow(/goes on/);
  writeFileSync(script, source);
  expect(webs[0]!.pid).toBe(before);
  expect(await ask(new http.Agent())).toMatch(/^\d+$/);
});
