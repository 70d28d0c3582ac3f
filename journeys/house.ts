/** The house of a journey: real web and worker processes on a copy of the demo, and people at real browsers. */

import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import pg from 'pg';
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { buildAll } from '../bin/build.mjs';
import { openDatabase } from '../src/platform/db.ts';
import { demoPassword } from '../world/demo.ts';
import type { CallKey } from '../world/entries.ts';
import { federation, type OrganisationKey } from '../world/federation.ts';
import { findBroken, makeDatabase } from '../world/fixture.ts';
import type { Username } from '../world/people.ts';

const browserFlags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const phone = { width: 390, height: 844 };
export const desk = { width: 1440, height: 900 };

/** Kinds of pages that axe has seen in this journey; looking at one takes a second, so each is looked at once. */
const looked = new Set<string>();

/** Somebody at a browser: a page that is looked at by axe wherever it goes. */
export class Visitor {
  readonly troubles: string[] = [];

  constructor(
    readonly page: Page,
    private readonly context: BrowserContext,
    private readonly origin: string,
    /** Looking takes scripts of its own, which do not run where a page may run none. */
    private readonly isLookedAt = true,
  ) {
    page.on('console', (message) => {
      if (/Content Security Policy|Trusted Type/i.test(message.text())) this.troubles.push(message.text());
    });
    page.on('pageerror', (error) => this.troubles.push(error.message));
  }

  /** Opens an address and gives its status; axe finds nothing serious there. */
  async open(target: string): Promise<number> {
    const response = await this.page.goto(target.startsWith('http') ? target : this.origin + target);
    await this.look();
    return response?.status() ?? 0;
  }

  /** Presses the button or link of a name within a part of the page, and waits for the page it leads to. */
  async press(name: string | RegExp, within = 'main'): Promise<void> {
    await this.pressIn(this.page.locator(within), name);
  }

  /** The same in the one row of a table that holds these words. */
  async pressInRow(words: string, name: string | RegExp): Promise<void> {
    await this.pressIn(this.page.locator('main tbody tr', { hasText: words }), name);
  }

  private async pressIn(part: Locator, name: string | RegExp): Promise<void> {
    const button = part.getByRole('button', { name }).or(part.getByRole('link', { name })).first();
    await Promise.all([this.page.waitForEvent('load'), button.click()]);
    await this.look();
  }

  /** Opens what is folded under these words, unless it is open. */
  async unfold(words: string): Promise<void> {
    const details = this.page
      .locator('main details', { has: this.page.getByText(words, { exact: true }) })
      .first();
    if ((await details.getAttribute('open')) === null) await details.locator('summary').click();
  }

  /** Nothing on the page is wider than the screen. */
  async fits(): Promise<void> {
    const widths = () =>
      this.page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth] as const);
    const [page, screen] = await widths();
    expect({ at: this.page.url(), page: page <= screen ? 'fits' : page }).toEqual({
      at: this.page.url(),
      page: 'fits',
    });
  }

  async fill(label: string | RegExp, value: string): Promise<void> {
    await this.page.locator('main').getByLabel(label).first().fill(value);
  }

  /** The text of the page's main part. */
  async text(): Promise<string> {
    return (await this.page.locator('main').innerText()).replace(/\s+/g, ' ');
  }

  /** The text holds these words, now or within a few seconds of reloading. */
  async sees(words: string | RegExp, seconds = 0): Promise<void> {
    const matches = (text: string) => (typeof words === 'string' ? text.includes(words) : words.test(text));
    for (let tries = 0; tries < seconds * 2 && !matches(await this.text()); tries++) {
      await this.page.waitForTimeout(500);
      await this.page.reload();
    }
    if (typeof words === 'string') expect(await this.text()).toContain(words);
    else expect(await this.text()).toMatch(words);
  }

  /** Nothing serious for people with impairments; each kind of page is looked at once. */
  private async look(): Promise<void> {
    const kind = new URL(this.page.url()).pathname.replace(/[0-9a-f-]{36}/g, ':id');
    if (!this.isLookedAt || looked.has(kind)) return;
    looked.add(kind);
    const found = await new AxeBuilder({ page: this.page as never }).analyze();
    const serious = found.violations.filter((v) => v.impact === 'serious' || v.impact === 'critical');
    expect(
      serious.map((v) => `${kind}: ${v.id} ${v.nodes.map((n) => n.html.slice(0, 200)).join(' | ')}`),
    ).toEqual([]);
  }

  async close(): Promise<void> {
    await this.context.close();
    expect(this.troubles).toEqual([]);
  }
}

export type JourneyHouse = {
  origin: string;
  query: <R>(statement: string, values?: unknown[]) => Promise<R[]>;
  /** Qinghai's call of a key, with the campaign it stands in. */
  call: (key: CallKey) => Promise<{ id: string; campaignId: string }>;
  organisation: (key: OrganisationKey) => Promise<string>;
  /** Moves the clock as the demo page does. */
  advanceDays: (days: number) => Promise<void>;
  visitor: (how?: { viewport?: { width: number; height: number }; javaScript?: boolean }) => Promise<Visitor>;
  signIn: (username: Username, how?: Parameters<JourneyHouse['visitor']>[0]) => Promise<Visitor>;
};

async function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

function startProcess(name: string, env: Record<string, string>): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--enable-source-maps', path.resolve('dist', `${name}.js`)], {
    env: { ...process.env, ...env, LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  return new Promise((resolve, reject) => {
    child.on('message', (message) => message === 'ready' && resolve(child));
    child.on('exit', (code) => reject(new Error(`${name} ended with ${code}`)));
  });
}

/** Opens the house before a journey and closes it afterwards; then the invariants are asked. */
export function useHouse(): JourneyHouse {
  const house = {} as JourneyHouse;
  const ends: (() => Promise<unknown>)[] = [];
  beforeAll(async () => {
    await buildAll({ quiet: true });
    const made = await makeDatabase();
    ends.push(made.drop);
    // Houses share one data folder; what another one published of the same polls is not this one's history.
    rmSync(path.join(made.dir, 'published'), { recursive: true, force: true });
    const port = await freePort();
    const env = {
      HOST: '127.0.0.1',
      PORT: String(port),
      TONGXIN_DATABASE: made.appUrl,
      TONGXIN_DATA: made.dir,
      TONGXIN_DIST: path.resolve('dist'),
    };
    for (const name of ['web', 'worker']) {
      const child = await startProcess(name, env);
      ends.push(async () => {
        child.removeAllListeners('exit');
        const ended = new Promise((resolve) => child.once('exit', resolve));
        child.kill('SIGTERM');
        await ended;
      });
    }
    const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: browserFlags });
    ends.push(() => browser.close());
    Object.assign(house, await handOf(made.ownerUrl, `http://127.0.0.1:${port}`, browser, ends));
  });
  afterAll(async () => {
    for (const end of ends.reverse()) await end();
  });
  return house;
}

async function handOf(
  ownerUrl: string,
  origin: string,
  browser: Browser,
  ends: (() => Promise<unknown>)[],
): Promise<JourneyHouse> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 2 });
  ends.push(() => pool.end());
  ends.push(async () => {
    const db = openDatabase(ownerUrl, 1);
    const broken = await findBroken(db);
    await db.destroy();
    expect(broken).toEqual([]);
  });
  const visitor: JourneyHouse['visitor'] = async (how = {}) => {
    const context = await browser.newContext({
      viewport: how.viewport ?? desk,
      javaScriptEnabled: how.javaScript ?? true,
      locale: 'zh-CN',
    });
    // Patience costs nothing when all is quick; a busy machine must not look like a fault.
    context.setDefaultTimeout(30_000);
    return new Visitor(await context.newPage(), context, origin, how.javaScript);
  };
  return {
    origin,
    visitor,
    query: async (statement, values) => (await pool.query(statement, values)).rows,
    call: async (key) =>
      (
        await pool.query(
          'select id, campaign_id as "campaignId" from call where key = $1 and host_id is not null',
          [key],
        )
      ).rows[0],
    organisation: async (key) =>
      (
        await pool.query('select id from organisation where name_zh = $1', [
          federation.find((o) => o.key === key)!.name.zh,
        ])
      ).rows[0].id,
    advanceDays: async (days) => {
      await pool.query('update clock_offset set shift = shift + make_interval(days => $1)', [days]);
    },
    signIn: async (username, how) => {
      const person = await visitor(how);
      await person.open('/sign-in');
      await person.fill('账号', username);
      await person.fill('密码', demoPassword);
      await person.press('登录');
      await person.page.waitForURL((url) => !url.pathname.includes('sign-in'));
      return person;
    },
  };
}
