/**
 * Compares a gallery of sixty works, signed out, with a static file of the same bytes: `bin/bench gallery`; and with
 * `--against react-router` with a page of the same content in React Router 8 and Mantine.
 */

import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { startAgainst } from './load/against.ts';
import { readContent } from './load/content.ts';
import { type Ends, endAll, fillGallery, openGround, startWeb } from './load/ground.ts';
import { cpuMsOf, endScript, freePort, startScript } from './load/machine.ts';
import type { Press, Pressed } from './load/press.ts';
import { weigh } from './load/weight.ts';

const works = 60;
const connections = 16;

type Address = { port: number; path: string };
type Figure = { pagesPerSecond: number; cpuMsPerPage: number };

/** Asks one server for a page again and again; the press is another process. */
function press(load: ChildProcess, address: Address, seconds: number): Promise<Pressed> {
  const ask: Press = { ...address, seconds, connections };
  return new Promise((resolve, reject) => {
    load.once('message', (pressed: Pressed) =>
      pressed.wrong > 0 ? reject(new Error(`${pressed.wrong} answers were not 200`)) : resolve(pressed),
    );
    load.send(ask);
  });
}

/** Presses in turns, so that whatever else the machine does weighs on all alike. */
async function compare(
  load: ChildProcess,
  servers: (Address & { pid: number })[],
  turns: number,
  seconds: number,
) {
  const sums = servers.map(() => ({ pages: 0, seconds: 0, cpuMs: 0 }));
  for (const server of servers) await press(load, server, 1);
  for (let turn = 0; turn < turns; turn++) {
    for (const [index, server] of servers.entries()) {
      const before = cpuMsOf(server.pid);
      const pressed = await press(load, server, seconds);
      const sum = sums[index]!;
      sum.cpuMs += cpuMsOf(server.pid) - before;
      sum.pages += pressed.pages;
      sum.seconds += pressed.seconds;
    }
  }
  return sums.map(
    (sum): Figure => ({ pagesPerSecond: sum.pages / sum.seconds, cpuMsPerPage: sum.cpuMs / sum.pages }),
  );
}

async function fetchPage(origin: string, target: string) {
  const response = await fetch(origin + target, { headers: { 'accept-language': 'zh-CN' } });
  const html = await response.text();
  const shown = html.match(/<li class="card"/g)?.length ?? 0;
  if (response.status !== 200 || shown !== works)
    throw new Error(`the gallery answered ${response.status} with ${shown} works`);
  const left = ['date', 'connection', 'keep-alive', 'content-length', 'transfer-encoding'];
  const headers = Object.fromEntries([...response.headers].filter(([name]) => !left.includes(name)));
  return { html, headers };
}

const round = (value: number, digits: number): number => Number(value.toFixed(digits));

async function measure(dataDir: string, ends: Ends, seconds: number, isAgainst: boolean) {
  const ground = await openGround(dataDir, ends);
  const target = await fillGallery(ground, works);
  const load = await startScript('bench/load/press');
  ends.push(() => endScript(load));
  const web = await startWeb(ground, ends);
  const { html, headers } = await fetchPage(web.origin, target);
  const file = path.join(dataDir, 'gallery.html');
  writeFileSync(file, html);
  const port = await freePort();
  const still = await startScript('bench/load/serve', {
    BENCH_SERVE: JSON.stringify({ port, headers, file }),
  });
  ends.push(() => endScript(still));
  const other = isAgainst ? await startAgainst(readContent(html), web.origin, dataDir, ends) : undefined;
  const servers = [
    { port: web.port, pid: web.pid, path: target },
    { port, pid: still.pid!, path: '/' },
    ...(other ? [{ ...other, path: '/gallery' }] : []),
  ];
  const [page, plain, theirs] = await compare(load, servers, 2, seconds);
  const fresh = await startWeb(ground, ends, { TONGXIN_KEEP_PAGES_MS: '0' });
  const once = { port: fresh.port, pid: fresh.pid, path: target };
  const [drawn] = await compare(load, [once], 1, Math.min(seconds, 3));
  const weight = await weigh(web.origin + target);
  return {
    ...{ page: page!, plain: plain!, drawn: drawn!, html, weight },
    ...(other ? { theirs: theirs!, theirWeight: await weigh(`${other.origin}/gallery`) } : {}),
  };
}

const speak = (figure: Figure) =>
  `${Math.round(figure.pagesPerSecond)} pages a second, ${figure.cpuMsPerPage.toFixed(3)} ms CPU of its process each`;

function tell(found: Awaited<ReturnType<typeof measure>>): void {
  const { page, plain, drawn, html, weight, theirs, theirWeight } = found;
  console.log(
    `${works} works, ${Buffer.byteLength(html)} bytes, ${connections} connections, signed out, all on one machine`,
  );
  console.log(`gallery, kept up to a second for people who are not signed in: ${speak(page)}`);
  console.log(`static file of the same bytes and headers by node:http:        ${speak(plain)}`);
  console.log(
    `gallery, read and drawn anew each time (nothing kept):          ${speak(drawn)}, without the database's`,
  );
  if (theirs && theirWeight) {
    console.log(`React Router 8 and Mantine, content in memory, drawn each time: ${speak(theirs)}`);
    console.log(`packed, ours: ${JSON.stringify(weight)}; theirs: ${JSON.stringify(theirWeight)}`);
  }
  console.log(
    JSON.stringify({
      pagesPerSecond: round(page.pagesPerSecond, 0),
      staticPerSecond: round(plain.pagesPerSecond, 0),
      ratio: round(page.pagesPerSecond / plain.pagesPerSecond, 3),
      cpuMsPerPage: round(page.cpuMsPerPage, 4),
      htmlGzipBytes: gzipSync(html).length,
      jsGzipBytes: weight.jsGzipBytes,
      ...(theirs && theirWeight
        ? {
            reactRouterPerSecond: round(theirs.pagesPerSecond, 0),
            ratioToReactRouter: round(page.pagesPerSecond / theirs.pagesPerSecond, 1),
            ratioDrawnToReactRouter: round(drawn.pagesPerSecond / theirs.pagesPerSecond, 2),
            reactRouterHtmlGzipBytes: theirWeight.htmlGzipBytes,
            reactRouterJsGzipBytes: theirWeight.jsGzipBytes,
          }
        : {}),
    }),
  );
}

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '4' }, against: { type: 'string' } },
});
const seconds = Number(values.seconds);
if (!(seconds >= 1 && seconds <= 60)) {
  console.error('--seconds takes a number from 1 to 60: how long each turn lasts');
  process.exit(2);
}
if (values.against !== undefined && values.against !== 'react-router') {
  console.error('--against takes react-router');
  process.exit(2);
}
const dataDir = mkdtempSync(path.join(os.tmpdir(), 'tongxin-gallery-'));
const ends: Ends = [() => rmSync(dataDir, { recursive: true, force: true })];
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => void endAll(ends).then(() => process.exit(1)));
try {
  tell(await measure(dataDir, ends, seconds, values.against !== undefined));
} finally {
  await endAll(ends);
}
