/** Makes the pictures of docs/: a demo of its own in a temporary folder, a browser, and the pages the guides show. */

import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { type Browser, chromium, type Page } from 'playwright-core';
import sharp from 'sharp';
import { endScript, freePort, startScript } from '../bench/load/machine.ts';
import { firstData } from '../src/main/first-data.ts';
import { migrate } from '../src/platform/migrate.ts';
import { startPostgres } from '../src/platform/postgres.ts';
import { demoPassword } from '../world/demo.ts';

const browserPath = '/usr/bin/chromium';
const browserFlags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--force-color-profile=srgb',
];
const folder = path.join('docs', 'pictures');
const dist = path.resolve('dist');
const desk = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };

type Picture = {
  name: string;
  path: string;
  /** Who looks; nobody in particular where it is missing. */
  as?: string;
  viewport?: typeof desk;
  isWhole?: boolean;
  /** What stands at the top of the picture, where it is not the top of the page. */
  from?: string;
};
type Ends = (() => Promise<unknown> | unknown)[];

/** A seeded demo with its web and worker, listening on a free port. */
async function startDemo(ends: Ends): Promise<{ origin: string; ownerUrl: string }> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'tongxin-pictures-'));
  ends.push(() => rmSync(dataDir, { recursive: true, force: true }));
  const postgres = await startPostgres({ dataDir, log: { info: () => undefined, warn: console.warn } });
  ends.push(() => postgres.stop());
  await migrate(postgres.ownerUrl, 'db/migrations');
  await firstData({ ...postgres, demo: true, dataDir, distDir: dist });
  const port = await freePort();
  const env = {
    ...{ HOST: '127.0.0.1', PORT: String(port), NODE_ENV: 'production', LOG_LEVEL: 'warn' },
    ...{ TONGXIN_DATABASE: postgres.appUrl, TONGXIN_DATA: dataDir, TONGXIN_DIST: dist },
  };
  for (const name of ['web', 'worker']) {
    const child = await startScript(name, env);
    ends.push(() => endScript(child));
  }
  return { origin: `http://127.0.0.1:${port}`, ownerUrl: postgres.ownerUrl };
}

/** Which pages, by the ids of this demo. */
async function listPictures(ownerUrl: string): Promise<Picture[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const one = async (statement: string) => (await client.query<Record<string, string>>(statement)).rows[0]!;
  const callOf = (key: string) =>
    one(
      `select id, campaign_id from call where key = '${key}' and host_id is not null order by nlevel(lineage) limit 1`,
    );
  const [film, photography, lesson] = [
    await callOf('micro-video'),
    await callOf('photography'),
    await callOf('micro-lesson'),
  ];
  const notice = await one(
    `select id from notice where campaign_id = '${film.campaign_id}' and issued_at is not null`,
  );
  const work = await one(
    `select id from entry where call_id = '${photography.id}' and shown_at is not null order by number limit 1`,
  );
  await client.end();
  const [site, office] = [`/campaigns/${film.campaign_id}`, `/office/campaigns/${film.campaign_id}`];
  return [
    { name: 'home', path: '/' },
    { name: 'gallery', path: `${site}/calls/${photography.id}` },
    { name: 'work-phone', path: `/works/${work.id}`, viewport: phone, isWhole: true },
    { name: 'desk', path: '/office', as: 'xn-officer' },
    { name: 'notice', path: `/notices/${notice.id}` },
    { name: 'progress', path: `${office}/progress`, as: 'qh-officer' },
    { name: 'targets', path: `${office}/targets`, as: 'qh-officer' },
    { name: 'report-phone', path: '/office/activities/new', as: 'chenguang-officer', viewport: phone },
    { name: 'call', path: `/office/calls/${film.id}`, as: 'xn-officer' },
    { name: 'result', path: `${site}/calls/${lesson.id}/result` },
  ];
}

async function signIn(page: Page, origin: string, username: string): Promise<void> {
  await page.goto(`${origin}/sign-in`);
  await page.locator('main').getByLabel('账号').fill(username);
  await page.locator('main').getByLabel('密码').fill(demoPassword);
  await page.locator('main').getByRole('button', { name: '登录' }).click();
  await page.waitForURL((url) => !url.pathname.includes('sign-in'));
}

/** Pictures further down load only when somebody comes near: down in steps, then back to the top. */
async function scrollThrough(page: Page): Promise<void> {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  for (let y = 0; y < height; y += 600) {
    await page.evaluate((to) => window.scrollTo(0, to), y);
    await page.waitForTimeout(120);
  }
  await page.waitForFunction(() => [...document.images].every((image) => image.complete));
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.waitForTimeout(300);
}

async function take(browser: Browser, origin: string, picture: Picture): Promise<void> {
  const context = await browser.newContext({ viewport: picture.viewport ?? desk, locale: 'zh-CN' });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  if (picture.as) await signIn(page, origin, picture.as);
  const response = await page.goto(origin + picture.path);
  if (response?.status() !== 200)
    throw new Error(`${picture.name}: ${picture.path} answered ${response?.status()}`);
  await scrollThrough(page);
  if (picture.from)
    await page
      .locator(picture.from)
      .first()
      .evaluate((element) => element.scrollIntoView());
  const bytes = await page.screenshot({ fullPage: picture.isWhole ?? false, animations: 'disabled' });
  const small = await sharp(bytes).png({ palette: true, quality: 90, effort: 10 }).toBuffer();
  const file = path.join(folder, `${picture.name}.png`);
  writeFileSync(file, small);
  console.log(`${file}  ${Math.round(small.length / 1024)} KB`);
  await context.close();
}

async function start(ends: Ends): Promise<void> {
  const asked = process.argv.slice(2);
  const { origin, ownerUrl } = await startDemo(ends);
  const pictures = await listPictures(ownerUrl);
  const browser = await chromium.launch({
    executablePath: browserPath,
    args: browserFlags,
    handleSIGINT: false,
    handleSIGTERM: false,
  });
  ends.push(() => browser.close());
  mkdirSync(folder, { recursive: true });
  for (const picture of pictures) {
    if (asked.length === 0 || asked.includes(picture.name)) await take(browser, origin, picture);
  }
}

if (!existsSync(browserPath)) {
  console.error(
    'The pictures need chromium and a Chinese font. Run: apt-get install chromium fonts-noto-cjk',
  );
  process.exit(1);
}
const ends: Ends = [];
let ending: Promise<void> | undefined;
const end = (): Promise<void> => {
  ending ??= (async () => {
    for (const one of ends.reverse()) await one();
  })();
  return ending;
};
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => void end().then(() => process.exit(1)));
}
try {
  await start(ends);
} catch (error) {
  // Whoever ended it knows why it failed.
  if (!ending) {
    console.error(error);
    process.exitCode = 1;
  }
} finally {
  await end();
}
