/**
 * New processes in the place of old ones under load: two web processes behind one port, so many votes a second and uploads
 * that trickle, and all is replaced again and again: `bin/bench rolling [--renewals 2] [--per-second 500] [--uploads 10]`.
 * No vote may fail, no upload may come to another end than its bytes.
 */

import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { type Ends, endAll } from './load/ground.ts';
import { House } from './load/house.ts';
import { endScript, startScript } from './load/machine.ts';
import { wait } from './load/persistent.ts';
import { type Ballots, countVotes, findField, makeVoters, press, tokenOf } from './load/voter.ts';

const voters = 20_000;
const fileBytes = 3 * 1_048_576;
/** So much at a time, so often: a line of some 600 KB a second, on which a file takes five. */
const trickleBytes = 65_536;
const trickleMs = 100;

const { values } = parseArgs({
  options: {
    renewals: { type: 'string', default: '2' },
    'per-second': { type: 'string', default: '500' },
    uploads: { type: 'string', default: '10' },
    seconds: { type: 'string', default: '25' },
  },
});
const [renewals, perSecond, uploads, seconds] = [
  Number(values.renewals),
  Number(values['per-second']),
  Number(values.uploads),
  Number(values.seconds),
];
if (!(renewals >= 1 && renewals <= 20 && perSecond >= 1 && uploads >= 0 && uploads <= 200 && seconds >= 5)) {
  console.error('--renewals takes a number from 1 to 20, --uploads one from 0 to 200, --seconds 5 or more');
  process.exit(2);
}

type Answer = { status: number; headers: http.IncomingHttpHeaders };

/** A file on its way from one person: begun, brought piece by piece, taken up again where a line broke. */
class Uploader {
  resumed = 0;
  finished = 0;
  corrupted = 0;
  private readonly agent = new http.Agent({ keepAlive: true, maxSockets: 1 });

  constructor(
    private readonly house: House,
    private readonly cookie: string,
  ) {}

  async bring(): Promise<void> {
    const bytes = randomBytes(fileBytes);
    const at = await this.begin(bytes.length);
    for (let offset = 0; offset < bytes.length; ) {
      const more = { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' };
      const answer = await this.ask('PATCH', at, more, bytes.subarray(offset)).catch(() => undefined);
      if (answer?.status === 204) offset = Number(answer.headers['upload-offset']);
      else {
        this.resumed++;
        await wait(300);
        const head = await this.ask('HEAD', at, {}).catch(() => undefined);
        if (head?.status === 200) offset = Number(head.headers['upload-offset']);
      }
    }
    const [row] = await this.house.query<{ state: string; sha256: string | null }>(
      'select state, sha256 from upload where id = $1',
      [at.split('/').pop()],
    );
    this.finished++;
    if (row?.state !== 'complete' || row.sha256 !== createHash('sha256').update(bytes).digest('hex'))
      this.corrupted++;
  }

  private async begin(sizeBytes: number): Promise<string> {
    const coded = (words: string) => Buffer.from(words).toString('base64');
    const more = {
      'upload-length': String(sizeBytes),
      'upload-metadata': `filename ${coded('bench.mp4')},purpose ${coded('bench:1')}`,
    };
    for (;;) {
      const answer = await this.ask('POST', '/uploads', more).catch(() => undefined);
      if (answer?.status === 201) return answer.headers.location!;
      if (answer && answer.status < 500) throw new Error(`an upload was refused with ${answer.status}`);
      await wait(300);
    }
  }

  private ask(method: string, at: string, more: Record<string, string>, body?: Buffer): Promise<Answer> {
    const { origin } = this.house;
    return new Promise((resolve, reject) => {
      const length = { 'content-length': String(body?.length ?? 0) };
      const headers = { cookie: this.cookie, origin, 'tus-resumable': '1.0.0', ...length, ...more };
      const request = http.request(origin + at, { method, headers, agent: this.agent }, (response) => {
        response.resume();
        response.on('error', reject);
        response.on('end', () => resolve({ status: response.statusCode!, headers: response.headers }));
      });
      request.on('error', reject);
      if (!body) return request.end();
      let sent = 0;
      const timer = setInterval(() => {
        if (request.destroyed) return clearInterval(timer);
        request.write(body.subarray(sent, sent + trickleBytes));
        sent += trickleBytes;
        if (sent < body.length) return;
        clearInterval(timer);
        request.end();
      }, trickleMs);
    });
  }
}

async function run(dataDir: string, ends: Ends): Promise<boolean> {
  const house = await House.start(dataDir, { TONGXIN_WEBS: '2' });
  ends.push(() => house.stop());
  const client = new pg.Client({ connectionString: house.ownerUrl });
  await client.connect();
  ends.push(() => client.end());
  const field = await findField(client);
  await makeVoters(client, voters);
  const load = await startScript('bench/load/ballots');
  ends.push(() => endScript(load));
  const to = voters * field.perPeriod;
  const port = Number(new URL(house.origin).port);
  const ask: Ballots = { works: field.works, voters, port, from: 0, to, connections: 64, seconds, perSecond };
  const before = house.pidsOf('web');
  const voting = press(load, ask);
  const people = Array.from({ length: uploads }, (_, n) => new Uploader(house, `tongxin=${tokenOf(n)}`));
  let isOver = false;
  const bringing = people.map(async (one) => {
    while (!isOver) await one.bring();
  });
  const times: number[] = [];
  for (let n = 0; n < renewals; n++) {
    await wait(1500);
    times.push(await house.renew());
  }
  isOver = true;
  const [answered] = await Promise.all([voting, ...bringing]);
  const count = await countVotes(client, [{ from: 0, answered }]);
  const sum = (of: (one: Uploader) => number) => people.reduce((all, one) => all + of(one), 0);
  const stayed = house.pidsOf('web').filter((pid) => before.includes(pid)).length;
  console.log(
    `${renewals} times two web processes and the worker replaced, ${stayed} of the first stayed; refused: ${JSON.stringify(answered.refused)}`,
  );
  const told = {
    votes: answered.sent,
    failed: answered.missing.length,
    lost: count.lost,
    doubled: count.doubled,
    perSecond: Math.round(answered.sent / answered.seconds),
    p99Ms: Math.round(answered.p99Ms),
    uploads: sum((one) => one.finished),
    resumed: sum((one) => one.resumed),
    corrupted: sum((one) => one.corrupted),
    renewMsMax: Math.round(Math.max(...times)),
  };
  console.log(JSON.stringify(told));
  return told.failed + told.lost + told.doubled + told.corrupted + stayed === 0;
}

const dataDir = mkdtempSync(path.join(os.tmpdir(), 'tongxin-rolling-'));
const ends: Ends = [() => rmSync(dataDir, { recursive: true, force: true })];
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => void endAll(ends).then(() => process.exit(1)));
try {
  if (!(await run(dataDir, ends))) process.exitCode = 1;
} finally {
  await endAll(ends);
}
