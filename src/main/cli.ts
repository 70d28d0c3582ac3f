/** The keeper's commands: ask the database whether all is well, write the model's page. */

import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { features } from '../features/index.ts';
import { describeSchema } from '../platform/schema.ts';
import { readRunning } from './running.ts';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');

const commands: Record<string, { says: string; does: (ownerUrl: string) => Promise<number> }> = {
  doctor: { says: 'asks the database every invariant of every feature', does: doctor },
  schema: { says: 'writes db/schema.sql from the running database', does: schema },
};

async function doctor(ownerUrl: string): Promise<number> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  let [asked, broken] = [0, 0];
  for (const feature of features) {
    const text = readFileSync(path.join(root, 'src/features', feature, 'invariants.sql'), 'utf8');
    for (const statement of text
      .replace(/--.*$/gm, '')
      .split(';')
      .map((s) => s.trim())
      .filter(Boolean)) {
      asked++;
      const { rows } = await client.query(statement);
      if (rows.length === 0) continue;
      broken++;
      console.log(
        `${feature}: ${rows.length} row(s) of\n${statement}\n${JSON.stringify(rows.slice(0, 5))}\n`,
      );
    }
  }
  await client.end();
  console.log(`${asked} questions asked, ${broken} with an answer`);
  return broken === 0 ? 0 : 1;
}

async function schema(ownerUrl: string): Promise<number> {
  writeFileSync(path.join(root, 'db/schema.sql'), await describeSchema(ownerUrl));
  console.log('db/schema.sql written');
  return 0;
}

const name = process.argv[2] ?? '';
const command = commands[name];
if (!command) {
  console.log(
    `Usage: ./bin/tongxin COMMAND\n${Object.entries(commands)
      .map(([n, c]) => `  ${n}  ${c.says}`)
      .join('\n')}`,
  );
  process.exit(name === '' || name === '--help' ? 0 : 2);
}
const ownerUrl =
  process.env.DATABASE_OWNER_URL ??
  process.env.DATABASE_URL ??
  readRunning(process.env.TONGXIN_DATA ?? path.join(root, 'data'))?.ownerUrl;
if (!ownerUrl) {
  console.error(
    'Nothing runs here: start ./bin/run first, or set DATABASE_OWNER_URL. 没有运行中的实例，请先执行 ./bin/run。',
  );
  process.exit(1);
}
process.exit(await command.does(ownerUrl));
