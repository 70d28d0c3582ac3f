/**
 * The vote as anybody would write it first: each request looks up its session and inserts one row. Plain node:http, prepared
 * statements and a pool, and none of what a vote needs beside: no quota, no ledger, no receipt.
 */

import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import pg from 'pg';

const { port, url } = JSON.parse(process.env.BENCH_NAIVE!) as { port: number; url: string };
const pool = new pg.Pool({ connectionString: url, max: 32 });
pool.on('error', () => undefined);

async function cast(request: IncomingMessage): Promise<number> {
  const work = /^\/works\/([0-9a-f-]{36})\/votes$/.exec(request.url ?? '')?.[1];
  const token = /(?:^|; )tongxin=([^;]+)/.exec(request.headers.cookie ?? '')?.[1];
  if (!work || !token) return 404;
  const session = await pool.query<{ person_id: string }>({
    name: 'session',
    text: 'select person_id from account_session where token = $1 and expires_at > now()',
    values: [createHash('sha256').update(token).digest('hex')],
  });
  const voter = session.rows[0]?.person_id;
  if (!voter) return 401;
  const { rowCount } = await pool.query({
    name: 'vote',
    text: `insert into bench_vote (entry_id, voter_id, day) values ($1, $2, current_date) on conflict do nothing`,
    values: [work, voter],
  });
  return rowCount === 1 ? 200 : 409;
}

createServer((request, response) => {
  request.resume();
  request.on('end', async () => {
    const status = await cast(request).catch(() => 503);
    const body = JSON.stringify({ status });
    response.writeHead(status, { 'content-type': 'application/json', 'content-length': body.length });
    response.end(body);
  });
}).listen(port, '127.0.0.1', () => process.send?.('ready'));
process.on('disconnect', () => process.exit(0));
