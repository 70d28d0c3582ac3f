/** The worker: makes each fact × reaction a durable, retried job, and does what is due by the clock. */

import pg from 'pg';
import { fromKysely, PgBoss } from 'pg-boss';
import type { KeptFact } from '../kernel/fact.ts';
import { done } from '../kernel/verdict.ts';
import { type Database, type Doing, inTransaction } from './db.ts';
import type { Log } from './log.ts';
import { claimReaction, noteReaction, takePending } from './outbox.ts';

/** What a feature does when it hears a fact: ids in, its own effects in the transaction it is given. */
export type Reaction = {
  hears: KeptFact['name'];
  name: string;
  does: (doing: Doing, fact: KeptFact) => Promise<void>;
};

/** What a feature does again and again. */
export type Chore = { everySeconds: number; name: string; does: (doing: Doing) => Promise<void> };

/** What is done again and again and leaves the house: it holds no transaction while it waits for other machines. */
export type Errand = { everySeconds: number; name: string; runs: () => Promise<void> };

/** `on('entry.returned', 'tell-maker', tellMaker)`. */
export function on(hears: Reaction['hears'], name: string, does: Reaction['does']): Reaction {
  return { hears, name: `${hears}/${name}`, does };
}

/** `every(5, 'count-votes', countVotes)`: seconds between the end of one run and the next. */
export function every(everySeconds: number, name: string, does: Chore['does']): Chore {
  return { everySeconds, name, does };
}

const queue = 'reaction';
type Job = { factId: string; reaction: string };
/** What a killed worker had in hand is given to the next one after the lease; a reaction takes milliseconds. */
const queueRules = { retryLimit: 6, retryBackoff: true, retryDelay: 2, expireInSeconds: 30 };
const superviseSeconds = 10;

/** Makes the queue's own schema; pg-boss keeps it under its own name. Called by the owner at migration. */
export async function prepareQueue(ownerUrl: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: ownerUrl,
    schema: 'pgboss',
    schedule: false,
    supervise: false,
  });
  boss.on('error', () => undefined);
  await boss.start();
  await boss.createQueue(queue, queueRules);
  await boss.updateQueue(queue, queueRules);
  await boss.stop({ graceful: false });
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query(`
    grant usage on schema pgboss to tongxin_app;
    grant select, insert, update, delete on all tables in schema pgboss to tongxin_app;
    grant usage on all sequences in schema pgboss to tongxin_app;
    grant execute on all functions in schema pgboss to tongxin_app`);
  await owner.end();
}

export type RunningWorker = { stop: () => Promise<void> };

/**
 * Starts relaying and reacting. A job that fails is tried again with growing delay; the mark "done" and the
 * reaction's effects commit together, so a job delivered twice has one effect (F-07).
 */
export async function startWorker(room: {
  db: Database;
  url: string;
  log: Log;
  reactions: readonly Reaction[];
  chores: readonly Chore[];
  errands?: readonly Errand[];
}): Promise<RunningWorker> {
  const boss = new PgBoss({
    connectionString: room.url,
    schema: 'pgboss',
    migrate: false,
    max: 3,
    superviseIntervalSeconds: superviseSeconds,
    monitorIntervalSeconds: superviseSeconds,
  });
  boss.on('error', (error) => room.log.warn({ error: error.message }, 'queue'));
  await boss.start();
  await boss.work<Job>(queue, { batchSize: 10, pollingIntervalSeconds: 0.5 }, async (jobs) => {
    for (const job of jobs) await react(room, job.data);
  });
  const loops = [
    loop(room.log, 0.2, 'relay', () => relay(room, boss)),
    ...room.chores.map((chore) =>
      loop(room.log, chore.everySeconds, chore.name, () => doChore(room.db, chore)),
    ),
    ...(room.errands ?? []).map((errand) => loop(room.log, errand.everySeconds, errand.name, errand.runs)),
  ];
  return {
    stop: async () => {
      await Promise.all(loops.map((l) => l.stop()));
      await boss.stop({ graceful: true, timeout: 4000 });
    },
  };
}

async function relay(room: { db: Database; reactions: readonly Reaction[] }, boss: PgBoss): Promise<void> {
  await inTransaction(room.db, { kind: 'machine' }, async ({ tx }) => {
    const jobs: Job[] = [];
    for (const fact of await takePending(tx)) {
      for (const reaction of room.reactions.filter((r) => r.hears === fact.name)) {
        if (await noteReaction(tx, fact.id, reaction.name))
          jobs.push({ factId: fact.id, reaction: reaction.name });
      }
    }
    if (jobs.length > 0)
      await boss.insert(
        queue,
        jobs.map((data) => ({ data })),
        { db: fromKysely(tx) },
      );
    return done(undefined);
  });
}

async function react(room: { db: Database; reactions: readonly Reaction[] }, job: Job): Promise<void> {
  const reaction = room.reactions.find((r) => r.name === job.reaction);
  if (!reaction) return;
  await inTransaction(room.db, { kind: 'machine' }, async (doing) => {
    const fact = await claimReaction(doing.tx, job.factId, job.reaction, doing.now);
    if (fact) await reaction.does(doing, fact);
    return done(undefined);
  });
}

async function doChore(db: Database, chore: Chore): Promise<void> {
  await inTransaction(db, { kind: 'machine' }, async (doing) => {
    await chore.does(doing);
    return done(undefined);
  });
}

function loop(log: Log, everySeconds: number, name: string, work: () => Promise<void>) {
  let stopped = false;
  let wake: (() => void) | undefined;
  const run = (async () => {
    while (!stopped) {
      await work().catch((error: Error) => log.warn({ loop: name, error: error.message }, 'will try again'));
      if (!stopped) {
        await new Promise<void>((resolve) => {
          wake = resolve;
          setTimeout(resolve, everySeconds * 1000);
        });
      }
    }
  })();
  return {
    stop: async () => {
      stopped = true;
      wake?.();
      await run;
    },
  };
}
