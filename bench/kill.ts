/**
 * Kills web, worker and PostgreSQL in turn under votes and entries, and stops PostgreSQL for a while, then counts what is
 * lost or doubled: `bin/bench kill [--kills 9] [--freezes 1]`. With `--durability off` the database acknowledges before it
 * has written: then the count must find losses and the run must fail, or it would never find any.
 */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { demoPassword } from '../world/demo.ts';
import { House, parts } from './load/house.ts';
import { builtScript } from './load/machine.ts';
import { Persistent, type Said, wait } from './load/persistent.ts';
import { makeVoters, tokenOf } from './load/voter.ts';

const voters = 24;
const votersAtOnce = 4;
const makers = 4;
const daysMax = 6;
const freezeMs = 5000;
/** How long letters may stand still before what is left is taken to wait for a lease. */
const settleSeconds = 3;
const unit = '晨光机械厂工会';
const officer = 'chenguang-officer';

/** An entry as its maker was told: how far each of its steps was acknowledged. */
type Told = { id: string; title: string; steps: number };
const stepWords = ['begun', 'saved', 'sent', 'admitted'];
type Vote = { voter: Persistent; username: string; entryId: string };
/** What the clients were told, and what they were refused, which nobody should have been. */
type Ledger = { votes: ToldVote[]; entries: Told[]; days: number; refused: string[] };
/** A vote as its voter was told: the key it was sent with, its work and its receipt. */
type ToldVote = { key: string; entryId: string; receipt?: string };
type Ground = { campaignId: string; call: string; unitId: string; shown: string[]; perDay: number };

/** Where there is something to do: the works in voting, and a call that takes links from grassroots unions. */
async function survey(house: House): Promise<Ground> {
  const [row] = await house.query<Ground>(
    `select l.campaign_id as "campaignId", coalesce(l.ballot->>'perPeriod', l.ballot->>'perDay')::int as "perDay",
       (select array_agg(e.id) from vote_poll b join vote_poll_entry x on x.poll_id = b.id join entry e on e.id = x.entry_id
         where b.call_id = l.id and b.stage is null and e.shown_at is not null) as shown,
       (select p.id from call p where p.key = 'platform' and p.campaign_id = l.campaign_id) as call,
       (select o.id from organisation o where $1 in (o.name_zh, o.short_zh) or o.id = any(
         select s.organisation_id from organisation_seat s join account_person a on a.id = s.person_id
         where a.username = $2) limit 1) as "unitId"
     from call l where l.key = 'photography' and l.host_id is not null`,
    [unit, officer],
  );
  if (!row?.call || !row.unitId || !row.shown)
    throw new Error(`the demo lacks something: ${JSON.stringify(row)}`);
  return row;
}

/** The votes of a day; when all are cast and answered, one client moves the demo's clock to the next. */
class Ballots {
  private left: Vote[] = [];
  private inHand = 0;
  private moving: Promise<void> | undefined;

  constructor(
    private readonly ground: Ground,
    private readonly people: { username: string; voter: Persistent }[],
    private readonly ledger: Ledger,
  ) {
    this.refill();
  }

  private refill(): void {
    const { shown, perDay } = this.ground;
    this.left = this.people.flatMap((person, index) =>
      Array.from({ length: Math.min(perDay, shown.length) }, (_, i) => ({
        ...person,
        entryId: shown[(index + i) % shown.length]!,
      })),
    );
  }

  /** One vote, if any is left; false when there is nothing more to cast in this run. */
  async castOne(): Promise<boolean> {
    const vote = this.left.pop();
    if (!vote) return this.moveOn();
    this.inHand++;
    const said = await vote.voter.send(`/works/${vote.entryId}/votes`, {});
    this.inHand--;
    if (isRefused(said, this.ledger)) return true;
    this.ledger.votes.push({ key: said.key, entryId: vote.entryId, receipt: said.receipt });
    return true;
  }

  private async moveOn(): Promise<boolean> {
    if (this.ledger.days >= daysMax) return false;
    if (this.inHand > 0) await wait(20);
    else {
      this.moving ??= this.move();
      await this.moving;
    }
    return true;
  }

  private async move(): Promise<void> {
    const said = await this.people[0]!.voter.send('/demo/clock', { days: '1' });
    if (!isRefused(said, this.ledger)) this.ledger.days++;
    this.refill();
    this.moving = undefined;
  }
}

function isRefused(said: Said, ledger: Ledger): said is { refused: string } {
  if (!('refused' in said)) return false;
  ledger.refused.push(said.refused);
  return true;
}

/** An entry's way: a draft, saved, sent in with a link, admitted by the unit; each step waits for its acknowledgement. */
async function makeOne(
  maker: Persistent,
  admitter: Persistent,
  ground: Ground,
  title: string,
  ledger: Ledger,
) {
  const words = {
    title,
    'makers.0.name': 'Bench',
    original: 'on',
    portrait: 'on',
    licence: 'on',
    ai: 'none',
  };
  const begun = await maker.send(`/entries/new/${ground.call}/${ground.unitId}`, {
    ...words,
    summary: 'begun',
  });
  if (isRefused(begun, ledger)) return;
  const id = /^\/entries\/([0-9a-f-]{36})/.exec(begun.location)![1]!;
  const told: Told = { id, title, steps: 1 };
  ledger.entries.push(told);
  const whole = { ...words, summary: 'saved', link: 'https://example.org/bench' };
  const steps = [
    () => maker.send(`/entries/${id}/save`, { ...whole, revision: '1' }),
    () => maker.send(`/entries/${id}/send`, { ...whole, revision: '2' }),
    () => admitter.send(`/office/entries/${id}/admit`, { version: '1' }),
  ];
  for (const step of steps) {
    if (isRefused(await step(), ledger)) return;
    told.steps++;
  }
}

/** Everybody at work until told to stop; then each finishes what is in hand, so that nothing is left unsaid. */
async function openClients(house: House, ground: Ground, ledger: Ledger): Promise<() => Promise<void>> {
  await house.furnish((client) => makeVoters(client, voters + makers));
  const all = Array.from({ length: voters + makers }, (_, i) => ({
    username: `bench-voter-${i}`,
    voter: Persistent.withToken(house.origin, tokenOf(i)),
  }));
  const [people, authors] = [all.slice(0, voters), all.slice(voters)];
  const admitter = new Persistent(house.origin);
  await admitter.signIn(officer, demoPassword);
  const ballots = new Ballots(ground, people, ledger);
  let isOver = false;
  const voting = Array.from({ length: votersAtOnce }, async () => {
    while (!isOver && (await ballots.castOne())) await wait(40);
  });
  const making = authors.map(async ({ voter, username }) => {
    for (let n = 0; !isOver; n++) {
      await makeOne(voter, admitter, ground, `${username} ${n}`, ledger);
      await wait(40);
    }
  });
  return async () => {
    isOver = true;
    await Promise.all([...voting, ...making]);
  };
}

type Count = { lost: number; doubled: number };

/** What is there against what was told: too little is lost, too much is doubled; each difference is named. */
function reckon(sums: Count, what: string, found: number, told: number): void {
  if (found === told) return;
  console.log(`${what}: told ${told}, found ${found}`);
  if (found < told) sums.lost += told - found;
  else sums.doubled += found - told;
}

/** Each vote by its key: there once, for its work, under the receipt its voter was given; and none that nobody was told of. */
async function compareVotes(house: House, ledger: Ledger, sums: Count): Promise<void> {
  const rows = await house.query<{ key: string; work: string; receipt: string }>(
    `select v.request_key as key, v.entry_id as work, v.receipt from vote_event v where v.request_key is not null`,
  );
  const found = new Map<string, typeof rows>();
  for (const row of rows) found.set(row.key, [...(found.get(row.key) ?? []), row]);
  for (const told of ledger.votes) {
    const there = found.get(told.key) ?? [];
    const isSame = there.some((row) => row.work === told.entryId && row.receipt === told.receipt);
    reckon(sums, `vote ${told.key} under receipt ${told.receipt}`, isSame ? there.length : 0, 1);
    found.delete(told.key);
  }
  for (const [key, there] of found) reckon(sums, `vote ${key}`, there.length, 0);
}

type FoundEntry = {
  title: string;
  n: number;
  revision: number;
  began: number;
  sent: number;
  admitted: number;
  facts: number;
};

async function compareEntries(house: House, ledger: Ledger, sums: Count): Promise<void> {
  const steps = (verb: string) =>
    `(select count(*)::int from entry_step s where s.entry_id = any(array_agg(e.id)) and s.verb = '${verb}')`;
  const rows = await house.query<FoundEntry>(
    `select e.title, count(*)::int as n, max(e.revision) as revision, ${steps('start')} as began, ${steps('submit')} as sent,
       ${steps('admit')} as admitted,
       (select count(*)::int from outbox_fact f where f.subject_id = any(array_agg(e.id))) as facts
     from entry e join account_person a on a.id = e.sent_by where a.username like 'bench-%' group by e.title`,
  );
  const found = new Map(rows.map((row) => [row.title, row]));
  const toldOf = new Map(ledger.entries.map((told) => [told.title, told]));
  for (const title of new Set([...found.keys(), ...toldOf.keys()])) {
    const [there, done] = [found.get(title), toldOf.get(title)?.steps ?? 0];
    const at = (step: number) => (done >= step ? 1 : 0);
    reckon(sums, `entries “${title}”`, there?.n ?? 0, at(1));
    if (!there) continue;
    reckon(sums, `“${title}” begun`, there.began, at(1));
    reckon(sums, `savings of “${title}”`, there.revision, Math.min(done, 3));
    reckon(sums, `“${title}” sent`, there.sent, at(3));
    reckon(sums, `“${title}” admitted`, there.admitted, at(4));
    reckon(sums, `facts of “${title}”`, there.facts, at(3) + at(4));
  }
}

/** Each admission becomes one letter; what a killed worker had in hand is done when its lease is over. */
async function compareLetters(house: House, ledger: Ledger, sums: Count): Promise<void> {
  const told = ledger.entries.filter((entry) => entry.steps === stepWords.length).length;
  const ask = async () =>
    (
      await house.query<{ letters: number; doubled: number; waiting: number }>(
        `select count(distinct l.fact_id)::int as letters, (count(distinct l.id) - count(distinct (l.fact_id, l.person_id)) filter (where l.id is not null))::int as doubled,
           count(distinct f.id) filter (where l.id is null and (p.fact_id is not null or r.done_at is null and r.fact_id is not null))::int as waiting
         from outbox_fact f join entry e on e.id = f.subject_id join account_person a on a.id = e.sent_by
         left join message_letter l on l.fact_id = f.id left join outbox_pending p on p.fact_id = f.id
         left join outbox_reaction r on r.fact_id = f.id
         where a.username like 'bench-%' and f.name = 'entry.admitted'`,
      )
    )[0]!;
  let found = await ask();
  for (let quiet = 0; found.letters < told && quiet < settleSeconds; quiet += 0.25) {
    await wait(250);
    const now = await ask();
    if (now.letters > found.letters) quiet = 0;
    found = now;
  }
  if (found.waiting > 0)
    console.log(`${found.waiting} letters wait until the lease of a killed worker is over`);
  reckon(sums, 'letters', found.letters + found.waiting, told);
  sums.doubled += found.doubled;
}

/** The clock moved as often as was acknowledged. */
async function shiftDays(house: House): Promise<number> {
  const rows = await house.query<{ days: number }>(
    'select round(extract(epoch from shift) / 86400)::int as days from clock_offset',
  );
  return rows[0]!.days;
}

/** Kills each in turn; which of the others fell with it is told, as it is no loss but no beauty either. */
async function killAll(house: House, kills: number): Promise<number[]> {
  const times: number[] = [];
  for (let n = 0; n < kills; n++) {
    await wait(300 + Math.random() * 500);
    const part = parts[n % parts.length]!;
    const others = parts.filter((one) => one !== part).map((one) => ({ one, pid: house.pidOf(one) }));
    times.push(await house.kill(part));
    const fell = others.filter(({ one, pid }) => house.pidOf(one) !== pid).map(({ one }) => one);
    const more = fell.length > 0 ? `; with it fell ${fell.join(', ')}` : '';
    console.log(`${part} killed, works again after ${Math.round(times.at(-1)!)} ms${more}`);
  }
  return times;
}

/** Answers before anything is written, as a database with its safety off does. */
async function dropDurability(house: House): Promise<void> {
  for (const role of ['tongxin_app', 'tongxin_owner'])
    await house.query(`alter role ${role} set synchronous_commit = off`);
  await house.query("alter system set wal_writer_delay = '10s'");
  // With 0 every commit would wake the writer at once.
  await house.query("alter system set wal_writer_flush_after = '1GB'");
  await house.query('select pg_reload_conf()');
  // Roles are asked when a line is opened: one old line that still waits for the disk would write for all others too.
  await house.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and usename is not null',
  );
  await house.kill('web');
  await house.kill('worker');
}

async function freezeAll(house: House, freezes: number): Promise<void> {
  for (let n = 0; n < freezes; n++) {
    const before = Persistent.failed;
    const began = performance.now();
    await house.freeze(freezeMs);
    const took = Math.round(performance.now() - began - freezeMs);
    console.log(
      `PostgreSQL stopped for ${freezeMs} ms; works again ${took} ms later; ${Persistent.failed - before} were told so meanwhile`,
    );
  }
}

type Asked = { kills: number; freezes: number; isDurable: boolean };

async function run(asked: Asked, dataDir: string, keep: (house: House) => void): Promise<boolean> {
  const house = await House.start(dataDir);
  keep(house);
  const ground = await survey(house);
  if (!asked.isDurable) await dropDurability(house);
  const ledger: Ledger = { votes: [], entries: [], days: 0, refused: [] };
  const daysBefore = await shiftDays(house);
  const stop = await openClients(house, ground, ledger);
  const times = await killAll(house, asked.kills);
  await freezeAll(house, asked.freezes);
  await wait(300);
  await stop();
  const sums: Count = { lost: 0, doubled: 0 };
  await compareVotes(house, ledger, sums);
  const lostVotes = sums.lost;
  await compareEntries(house, ledger, sums);
  await compareLetters(house, ledger, sums);
  reckon(sums, 'days the clock moved', (await shiftDays(house)) - daysBefore, ledger.days);
  const doctor = spawnSync(process.execPath, [builtScript('cli'), 'doctor'], {
    env: { ...process.env, DATABASE_OWNER_URL: house.ownerUrl },
    encoding: 'utf8',
  });
  console.log(`invariants: ${doctor.stdout.trim()}${doctor.stderr}`);
  for (const refused of ledger.refused.slice(0, 10)) console.log(`refused: ${refused}`);
  tell(asked, ledger, times, sums);
  if (!asked.isDurable) {
    console.log(
      `durability off: ${lostVotes} acknowledged votes lost; ${lostVotes > 0 ? 'the run fails, as it must' : 'the count saw NOTHING and proves nothing'}`,
    );
    return false;
  }
  const differing = Persistent.differing.length;
  return sums.lost + sums.doubled + ledger.refused.length + differing === 0 && doctor.status === 0;
}

function tell(asked: Asked, ledger: Ledger, times: readonly number[], sums: Count): void {
  for (const one of Persistent.differing.slice(0, 5)) console.log(`told differently: ${one}`);
  const steps = stepWords.map((word, i) => `${ledger.entries.filter((e) => e.steps > i).length} ${word}`);
  console.log(
    `${ledger.votes.length} votes with receipts; entries: ${steps.join(', ')}; ${ledger.days} days; sent again ${Persistent.again} times, ${Persistent.twice} times twice at once; ${Persistent.failed} told to come back, the slowest after ${Math.round(Persistent.failedMsMax)} ms`,
  );
  const acknowledged =
    ledger.votes.length + ledger.days + ledger.entries.reduce((sum, entry) => sum + entry.steps, 0);
  console.log(
    JSON.stringify({
      kills: asked.kills,
      acknowledged,
      votes: ledger.votes.length,
      ...sums,
      differing: Persistent.differing.length,
      restartMsMax: Math.round(Math.max(0, ...times)),
    }),
  );
}

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '9' },
    freezes: { type: 'string', default: '1' },
    durability: { type: 'string', default: 'on' },
  },
});
const [kills, freezes] = [Number(values.kills), Number(values.freezes)];
const isWhole = (n: number, most: number) => Number.isInteger(n) && n >= 0 && n <= most;
if (!isWhole(kills, 1000) || !isWhole(freezes, 100) || !['on', 'off'].includes(values.durability)) {
  console.error(
    '--kills takes a whole number from 0 to 1000, --freezes one from 0 to 100, --durability on or off',
  );
  process.exit(2);
}
const dataDir = mkdtempSync(path.join(os.tmpdir(), 'tongxin-kill-'));
let running: House | undefined;
const end = async () => {
  await running?.stop();
  rmSync(dataDir, { recursive: true, force: true });
};
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => void end().then(() => process.exit(1)));
try {
  if (
    !(await run({ kills, freezes, isDurable: values.durability === 'on' }, dataDir, (house) => {
      running = house;
    }))
  )
    process.exitCode = 1;
} catch (error) {
  console.error(error);
  for (const name of ['supervisor', 'web', 'worker']) {
    try {
      console.error(`${name}.log:\n${readFileSync(path.join(dataDir, `${name}.log`), 'utf8').slice(-3000)}`);
    } catch {}
  }
  process.exitCode = 1;
} finally {
  await end();
}
// After a failure the clients would still be trying.
process.exit();
