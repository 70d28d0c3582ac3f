/**
 * Votes over HTTP until each stands durably in the ledger, counted one by one; against a handler that inserts one row a
 * request, and against the rows alone as fast as the database takes them: `bin/bench vote [--seconds 6] [--voters 40000]`.
 * Then so many a second as a busy evening brings, for the time people wait.
 */

import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { type Ends, endAll, type Ground, openGround, startWeb } from './load/ground.ts';
import { cpuMsOf, endScript, freePort, startScript } from './load/machine.ts';
import { copyRows } from './load/rows.ts';
import { type Answered, countVotes, findField, makeVoters, press } from './load/voter.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '6' },
    voters: { type: 'string', default: '40000' },
    connections: { type: 'string', default: '512' },
    'per-second': { type: 'string', default: '800' },
  },
});
const [seconds, voters, connections, perSecond] = [
  Number(values.seconds),
  Number(values.voters),
  Number(values.connections),
  Number(values['per-second']),
];
if (
  !(
    seconds >= 1 &&
    seconds <= 60 &&
    voters >= 100 &&
    voters <= 1_000_000 &&
    connections >= 1 &&
    perSecond >= 1
  )
) {
  console.error('--seconds takes a number from 1 to 60, --voters one from 100 to 1000000');
  process.exit(2);
}
const round = (value: number, digits = 0): number => Number(value.toFixed(digits));

function demandAnswers(what: string, answered: Answered): Answered {
  if (answered.sent === answered.missing.length || answered.missing.length > answered.sent / 100)
    throw new Error(`${what}: of ${answered.sent} votes ${JSON.stringify(answered.refused)}`);
  return answered;
}

/** The naive handler over a plain table with the one key it needs. */
async function startNaive(client: pg.Client, ground: Ground, ends: Ends) {
  await client.query(
    `create table bench_vote (id bigint primary key generated always as identity, entry_id uuid not null references entry(id),
       voter_id uuid not null references account_person(id), day date not null, at timestamptz not null default now(),
       unique (voter_id, entry_id, day))`,
  );
  await client.query('grant all on bench_vote to public');
  const port = await freePort();
  const child = await startScript('bench/load/naive', {
    BENCH_NAIVE: JSON.stringify({ port, url: ground.appUrl }),
  });
  ends.push(() => endScript(child));
  return { port, pid: child.pid! };
}

async function measure(dataDir: string, ends: Ends) {
  const ground = await openGround(dataDir, ends);
  const client = new pg.Client({ connectionString: ground.ownerUrl });
  await client.connect();
  ends.push(() => client.end());
  const field = await findField(client);
  await makeVoters(client, voters);
  const load = await startScript('bench/load/ballots');
  ends.push(() => endScript(load));
  const web = await startWeb(ground, ends);
  const naive = await startNaive(client, ground, ends);
  const all = { works: field.works, voters, connections, seconds };
  const to = voters * field.perPeriod;
  const warm = demandAnswers(
    'warming',
    await press(load, { ...all, port: web.port, from: 0, to, seconds: 1 }),
  );
  const before = [cpuMsOf(web.pid), ground.databaseCpuMs()] as const;
  const from = warm.sent;
  const flood = demandAnswers('flood', await press(load, { ...all, port: web.port, from, to }));
  const cpuMs = [cpuMsOf(web.pid) - before[0], ground.databaseCpuMs() - before[1]].map(
    (ms) => ms / flood.sent,
  );
  await press(load, { ...all, port: naive.port, from: 0, to, seconds: 1 });
  const plain = await press(load, {
    ...all,
    port: naive.port,
    from: voters,
    to,
    seconds: Math.min(seconds, 5),
  });
  demandAnswers('one row a request', plain);
  const at = from + flood.sent;
  const pace = await press(load, {
    ...all,
    port: web.port,
    from: at,
    to,
    connections: 64,
    seconds: 8,
    perSecond,
  });
  demandAnswers(`${perSecond} a second`, pace);
  const runs = [
    { from: 0, answered: warm },
    { from, answered: flood },
    { from: at, answered: pace },
  ];
  const count = await countVotes(client, runs);
  const limit = await copyRows(ground.ownerUrl, 'vote_event');
  return { flood, plain, pace, count, limit, cpuMs, works: field.works.length };
}

const rate = ({ sent, missing, seconds: took }: Answered): number => (sent - missing.length) / took;

function tell(found: Awaited<ReturnType<typeof measure>>): void {
  const { flood, plain, pace, count, limit, cpuMs, works } = found;
  const [ours, naive] = [rate(flood), rate(plain)];
  console.log(
    `${voters} people signed in, ${works} works, ${connections} connections, all on one machine of ${os.availableParallelism()} processors`,
  );
  console.log(
    `grouped, ledger and receipt: ${round(ours)} votes a second, ${cpuMs.map((ms) => ms.toFixed(3)).join(' + ')} ms CPU of its process and the database's each`,
  );
  console.log(`one row a request, no ledger: ${round(naive)} votes a second`);
  console.log(`the ledger's rows alone, in batches by one client: ${round(limit)} a second`);
  console.log(
    `${count.acknowledged} acknowledged, ${count.stored} stored, ${count.lost} lost, ${count.doubled} doubled; refused: ${JSON.stringify({ ...flood.refused, ...pace.refused })}`,
  );
  console.log(
    JSON.stringify({
      votesPerSecond: round(ours),
      naivePerSecond: round(naive),
      ratioToNaive: round(ours / naive, 2),
      databaseLimitPerSecond: round(limit),
      p50Ms: round(pace.p50Ms, 1),
      p99Ms: round(pace.p99Ms, 1),
      lost: count.lost,
      doubled: count.doubled,
    }),
  );
  if (count.lost + count.doubled > 0) process.exitCode = 1;
}

const dataDir = mkdtempSync(path.join(os.tmpdir(), 'tongxin-vote-'));
const ends: Ends = [() => rmSync(dataDir, { recursive: true, force: true })];
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => void endAll(ends).then(() => process.exit(1)));
try {
  tell(await measure(dataDir, ends));
} finally {
  await endAll(ends);
}
