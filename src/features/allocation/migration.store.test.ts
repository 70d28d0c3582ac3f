/** A database from before: targets and shares as they stood become targets of its own and rows of the table. */

import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { expect, test } from 'vitest';
import { databaseUrl } from '../../../world/database.setup.ts';
import { newId } from '../../kernel/id.ts';
import { migrate } from '../../platform/migrate.ts';

const migrations = path.resolve('db/migrations');
const own = '0020-allocation.sql';

async function emptyDatabase() {
  const { ownerUrl } = JSON.parse(process.env.TONGXIN_TEST!) as { ownerUrl: string };
  const name = `m${newId().replace(/-/g, '').slice(0, 24)}`;
  const admin = async (statement: string) => {
    const client = new pg.Client({ connectionString: databaseUrl(ownerUrl, 'postgres') });
    await client.connect();
    await client.query(statement);
    await client.end();
  };
  await admin(`create database ${name}`);
  return { url: databaseUrl(ownerUrl, name), drop: () => admin(`drop database ${name} with (force)`) };
}

/** What an officer of Qinghai had written before there were rows. */
const before = `
  insert into organisation (id, label, path, parent_id, name_zh, short_zh, kind, position) values
    ('00000000-0000-4000-8000-000000000001', 'q', 'q', null, '青海', '青海', 'territorial', 0),
    ('00000000-0000-4000-8000-000000000002', 'x', 'q.x', '00000000-0000-4000-8000-000000000001', '西宁', '西宁', 'territorial', 0),
    ('00000000-0000-4000-8000-000000000003', 'h', 'q.h', '00000000-0000-4000-8000-000000000001', '海南', '海南', 'territorial', 1);
  insert into campaign (id, lineage, organisation_id, year, title_zh, opens_at, closes_at, activities_from, state, created_at)
    values ('00000000-0000-4000-8000-0000000000c1', 'c1', '00000000-0000-4000-8000-000000000001', 2020, '活动',
      '2020-05-01', '2020-10-01', '2020-01-01', 'running', now());
  insert into allocation_target (campaign_id, indicator, amount, unit, words) values
    ('00000000-0000-4000-8000-0000000000c1', 'events', 50, 'count', '开展50场线下活动'),
    ('00000000-0000-4000-8000-0000000000c1', 'reach', 60, 'percent', null);
  insert into allocation_share (campaign_id, organisation_id, indicator, amount, position) values
    ('00000000-0000-4000-8000-0000000000c1', '00000000-0000-4000-8000-000000000003', 'events', 5, 1),
    ('00000000-0000-4000-8000-0000000000c1', '00000000-0000-4000-8000-000000000002', 'events', 10, 0),
    ('00000000-0000-4000-8000-0000000000c1', '00000000-0000-4000-8000-000000000002', 'promoters', 20, 0);
  insert into allocation_version (campaign_id, version) values ('00000000-0000-4000-8000-0000000000c1', 3);`;

test('nothing that was written is lost, and a new kind of figure may follow', async () => {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'tongxin-migrations-'));
  const database = await emptyDatabase();
  const client = new pg.Client({ connectionString: database.url });
  try {
    for (const name of readdirSync(migrations).filter((file) => file < own))
      copyFileSync(path.join(migrations, name), path.join(dir, name));
    await migrate(database.url, dir);
    await client.connect();
    await client.query(before);
    await migrate(database.url, migrations);
    const rows = await client.query(
      `select r.position, r.kind, o.name_zh as name, s.indicator, s.amount::int as amount from allocation_row r
       join organisation o on o.id = r.organisation_id join allocation_share s on s.row_id = r.id order by 1, 4`,
    );
    expect(rows.rows.map((row) => Object.values(row))).toEqual([
      [0, 'beneath', '西宁', 'events', 10],
      [0, 'beneath', '西宁', 'promoters', 20],
      [1, 'beneath', '海南', 'events', 5],
    ]);
    const targets = await client.query(
      'select indicator, origin, amount::int, unit, is_floor, words from allocation_target order by 1',
    );
    expect(targets.rows.map((row) => Object.values(row))).toEqual([
      ['events', 'own', 50, 'count', false, '开展50场线下活动'],
      ['reach', 'own', 60, 'percent', false, null],
    ]);
    await client.query(`insert into allocation_target (campaign_id, indicator, origin, amount, unit)
      select campaign_id, 'own-1', 'quoted', 3000, 'each' from allocation_version`);
    const over = `update allocation_target set amount = 101 where unit = 'percent'`;
    await expect(client.query(over)).rejects.toThrow('allocation_target_percent_check');
  } finally {
    await client.end();
    await database.drop();
    rmSync(dir, { recursive: true, force: true });
  }
});
