/** What counts tries and spent proofs is lost: then doors that need it stay closed, and nothing is let through uncounted. */

import { sql } from 'kysely';
import { afterEach, expect, test } from 'vitest';
import { demoPassword } from '../../world/demo.ts';
import { useWorld } from '../../world/fixture.ts';

const world = useWorld();
const lost: string[] = [];

async function lose(table: string): Promise<void> {
  await sql.raw(`alter table ${table} rename to ${table}_lost`).execute(world.owner);
  lost.push(table);
}

async function findAgain(): Promise<void> {
  for (const table of lost.splice(0))
    await sql.raw(`alter table ${table}_lost rename to ${table}`).execute(world.owner);
}

afterEach(findAgain);

test('F-27: without the count of wrong tries nobody signs in, not even with the right password; with it again they do', async () => {
  const person = { username: 'worker-ma', password: demoPassword };
  await lose('account_attempt');
  const closed = await world.anyone().post('/sign-in', person);
  expect(closed.status).toBeGreaterThanOrEqual(500);
  expect(closed.headers.getSetCookie().some((line) => line.startsWith('tongxin='))).toBe(false);
  await findAgain();
  expect((await world.anyone().post('/sign-in', person)).status).toBe(303);
});

test('F-27: without the count of codes sent no code is sent', async () => {
  await lose('identity_code');
  const answer = await world.anyone().post('/sign-in/phone', { phone: '13800000000' });
  expect(answer.status).toBeGreaterThanOrEqual(400);
  await findAgain();
  const sent = await sql<{ n: number }>`select count(*)::int as n from identity_demo_message`.execute(
    world.owner,
  );
  expect(sent.rows[0]!.n).toBe(0);
});
