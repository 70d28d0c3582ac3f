/** Versions on a real database: what stood before there were versions gets its first one, just as founding would keep it. */

import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { useWorld } from '../../../world/fixture.ts';
import { changesBetween } from '../campaign/latitude.ts';
import { campaignRules } from '../campaign/rule.ts';
import { callRules } from './rule.ts';

const world = useWorld();
/** What calls did not ask then: those from before ask nothing and cap nobody. */
const later = [
  ...['fields', 'eligibility', 'entrances', 'filesMin', 'filesMax', 'personCap', 'callCap'],
  ...['stages', 'route'],
];
type Kept = { id: string; rules: Record<string, unknown> };

it('a database from before has the same first versions as one that kept them from the beginning', async () => {
  const statements = readFileSync('db/migrations/0018-campaign.sql', 'utf8')
    .replace(/--.*$/gm, '')
    .split(';')
    .filter((one) => /insert into (campaign|call)_version/.test(one));
  expect(statements).toHaveLength(2);
  // What calls have learnt to ask since, written into the versions of before.
  const added = ['0029-call', '0035-call'].flatMap((name) =>
    readFileSync(`db/migrations/${name}.sql`, 'utf8')
      .replace(/--.*$/gm, '')
      .split(';')
      .filter((one) => one.includes('update call_version')),
  );
  expect(added).toHaveLength(3);
  const keptBy = async (table: 'campaign' | 'call') =>
    (
      await sql<Kept>`select ${sql.raw(table)}_id as id, rules from ${sql.raw(table)}_version order by 1`.execute(
        world.owner,
      )
    ).rows;
  const before = { campaign: await keptBy('campaign'), call: await keptBy('call') };
  await sql`delete from campaign_version`.execute(world.owner);
  await sql`delete from call_version`.execute(world.owner);
  for (const statement of [...statements, ...added]) await sql.raw(statement).execute(world.owner);
  for (const [table, rules] of [
    ['campaign', campaignRules],
    ['call', callRules],
  ] as const) {
    const after = await keptBy(table);
    expect(after.map((one) => one.id)).toEqual(before[table].map((one) => one.id));
    for (const [index, { rules: values }] of after.entries()) {
      const was = before[table][index]!.rules;
      expect(Object.keys(values).sort()).toEqual(Object.keys(was).sort());
      const changed = changesBetween(rules as typeof campaignRules, values, was).map((one) => one.rule.key);
      expect(changed.filter((key) => !later.includes(key))).toEqual([]);
      if (table === 'call')
        expect(values).toMatchObject({ fields: [], filesMin: 1, filesMax: 1, personCap: null });
    }
  }
});
