/**
 * When a phone on slow 4G sees something, and when it sees what matters: the gallery and a work in Chromium, with what they
 * weigh: `bin/bench paint [--runs 3]`. Beside them the same gallery in React Router and Mantine, where that is installed
 * (`bin/bench gallery --against react-router` does it).
 */

import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, chromium } from 'playwright-core';
import { hasAgainst, startAgainst } from './load/against.ts';
import { readContent } from './load/content.ts';
import { type Ends, endAll, fillGallery, openGround, startWeb } from './load/ground.ts';
import { type Weight, weigh } from './load/weight.ts';

const works = 60;
/** Slow 4G as Lighthouse has its browser pretend: 150 ms and 1.6 Mbit/s on the line, the latency of a request beside it. */
const line = {
  offline: false,
  latency: 150 * 3.75,
  downloadThroughput: (1638.4 * 0.9 * 1024) / 8,
  uploadThroughput: (675 * 0.9 * 1024) / 8,
};
const slowerProcessor = 4;
const browserFlags = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-sync'];

type Seen = { fcpMs: number; lcpMs: number; bytes: number; troubles: string[] };
/** What the page notes of itself for us. */
type Noted = { fcpMs: number; lcpMs: number };

/** One visit with nothing kept from before. */
async function visit(browser: Browser, address: string): Promise<Seen> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 3,
    isMobile: true,
    hasTouch: true,
    locale: 'zh-CN',
  });
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(error.message));
  const line4g = await context.newCDPSession(page);
  let bytes = 0;
  line4g.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await line4g.send('Network.enable');
  await line4g.send('Network.setCacheDisabled', { cacheDisabled: true });
  await line4g.send('Network.emulateNetworkConditions', line);
  await line4g.send('Emulation.setCPUThrottlingRate', { rate: slowerProcessor });
  await page.addInitScript(() => {
    const noted = { fcpMs: 0, lcpMs: 0 };
    Object.assign(globalThis, { noted });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntriesByName('first-contentful-paint')) noted.fcpMs = entry.startTime;
    }).observe({ type: 'paint', buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) noted.lcpMs = entry.startTime;
    }).observe({ type: 'largest-contentful-paint', buffered: true });
  });
  await page.goto(address, { waitUntil: 'load', timeout: 60_000 });
  await page.waitForTimeout(500);
  const noted = await page.evaluate(() => (globalThis as unknown as { noted: Noted }).noted);
  await context.close();
  return { ...noted, bytes, troubles };
}

const median = (list: number[]): number => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)]!;

async function look(browser: Browser, address: string, runs: number): Promise<Seen & Weight> {
  const seen: Seen[] = [];
  for (let run = 0; run < runs; run++) seen.push(await visit(browser, address));
  const middle = (of: (one: Seen) => number) => Math.round(median(seen.map(of)));
  return {
    fcpMs: middle((one) => one.fcpMs),
    lcpMs: middle((one) => one.lcpMs),
    bytes: middle((one) => one.bytes),
    troubles: seen.flatMap((one) => one.troubles),
    ...(await weigh(address)),
  };
}

async function measure(dataDir: string, ends: Ends, runs: number) {
  const ground = await openGround(dataDir, ends);
  const target = await fillGallery(ground, works);
  const web = await startWeb(ground, ends);
  const html = await (await fetch(web.origin + target, { headers: { 'accept-language': 'zh-CN' } })).text();
  const work = /href="(\/works\/[0-9a-f-]{36})"/.exec(html)?.[1];
  if (!work) throw new Error('the gallery leads to no work');
  const other = hasAgainst() ? await startAgainst(readContent(html), web.origin, dataDir, ends) : undefined;
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: browserFlags });
  ends.push(() => browser.close());
  await visit(browser, web.origin + target);
  return {
    gallery: await look(browser, web.origin + target, runs),
    work: await look(browser, web.origin + work, runs),
    theirs: other && (await look(browser, `${other.origin}/gallery`, runs)),
  };
}

function tell({ gallery, work, theirs }: Awaited<ReturnType<typeof measure>>): void {
  const speak = (what: string, { troubles, ...seen }: Seen & Weight) => {
    console.log(`${what}: ${JSON.stringify(seen)}${troubles.length > 0 ? ` ${troubles[0]}` : ''}`);
  };
  console.log('a phone of 390 by 844, slow 4G, a processor slowed four times, nothing kept from before');
  speak(`gallery of ${works} works`, gallery);
  speak('a work', work);
  if (theirs) speak('the same gallery in React Router 8 and Mantine', theirs);
  const { fcpMs, lcpMs, jsGzipBytes, htmlGzipBytes, cssGzipBytes } = gallery;
  console.log(
    JSON.stringify({
      ...{ fcpMs, lcpMs, jsGzipBytes, htmlGzipBytes, cssGzipBytes },
      ...{ workFcpMs: work.fcpMs, workLcpMs: work.lcpMs, workJsGzipBytes: work.jsGzipBytes },
      ...(theirs ? { reactRouterFcpMs: theirs.fcpMs, reactRouterLcpMs: theirs.lcpMs } : {}),
    }),
  );
}

const { values } = parseArgs({ options: { runs: { type: 'string', default: '3' } } });
const runs = Number(values.runs);
if (!Number.isInteger(runs) || runs < 1 || runs > 30) {
  console.error('--runs takes a whole number from 1 to 30');
  process.exit(2);
}
const dataDir = mkdtempSync(path.join(os.tmpdir(), 'tongxin-paint-'));
const ends: Ends = [() => rmSync(dataDir, { recursive: true, force: true })];
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => void endAll(ends).then(() => process.exit(1)));
try {
  tell(await measure(dataDir, ends, runs));
} finally {
  await endAll(ends);
}
