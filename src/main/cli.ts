/** The keeper's commands: ask the database whether all is well, write the model's page. */

import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { makeHostile, writeHostile } from '../../world/hostile.ts';
import { features } from '../features/index.ts';
import { lookAtHistory } from '../features/vote/actions/set-history-aside.ts';
import { folderOf } from '../features/vote/actions/write-files.ts';
import { listPublishedPolls } from '../features/vote/store/checkpoint.ts';
import { inSnapshot, openDatabase } from '../platform/db.ts';
import { findProgram, findTools, hasIsolation, installLines } from '../platform/ffmpeg.ts';
import { Published } from '../platform/published.ts';
import { describeSchema } from '../platform/schema.ts';
import { reckonFile } from './reckon.ts';
import { recountPlace } from './recount.ts';
import { readRunning } from './running.ts';
import { scrutiniseFile } from './scrutinise.ts';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const dataDir = process.env.TONGXIN_DATA ?? path.join(root, 'data');

const commands: Record<string, { says: string; does: (ownerUrl: string) => Promise<number> }> = {
  doctor: { says: 'asks the database every invariant of every feature', does: doctor },
  schema: { says: 'writes db/schema.sql from the running database', does: schema },
  renew: {
    says: 'puts new web and worker processes in the place of those that run; nobody is turned away',
    does: renew,
  },
};

/** Commands that need no database: what follows the name is theirs. */
const placeCommands: Record<
  string,
  { says: string; does: (place: string, options: readonly string[]) => Promise<number> }
> = {
  hostile: { says: 'FOLDER: writes files made to break a reader, to try the checks with', does: hostile },
  reckon: {
    says: 'FILE: reckons a result again from its workings, and says whether it is the published one',
    does: reckon,
  },
  recount: {
    says: 'FOLDER|URL [--checkpoint FILE] [--receipt FILE] [--json]: recounts a vote from its published files alone',
    does: async () => recountPlace(process.argv.slice(3)),
  },
  scrutinise: {
    says: 'FILE [--json] [--lenient]: says which votes of a file (NDJSON; - is the standard input) it would set aside, and why',
    does: async (file, options) => scrutiniseFile(file, options),
  },
};

async function reckon(file: string): Promise<number> {
  return reckonFile(file);
}

async function hostile(folder: string): Promise<number> {
  const files = await makeHostile(path.join(root, 'world/media'), 'http://127.0.0.1:9');
  await writeHostile(folder, files);
  const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0);
  console.log(`${files.length} files, ${Math.ceil(bytes / 1_048_576)} MB, in ${folder}`);
  return 0;
}

/** Tells the one who runs here; how it went is told where that one was started. */
async function renew(): Promise<number> {
  const running = readRunning(dataDir);
  if (!running) {
    console.error('Nothing runs on this data folder. 此数据目录没有运行中的实例。');
    return 1;
  }
  process.kill(running.supervisor, 'SIGUSR2');
  console.log('Renewing; ./bin/run says when it is done. 正在更新，完成后 ./bin/run 会提示。');
  return 0;
}

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
  broken += await sayHistories(ownerUrl);
  console.log(`${asked} questions asked, ${broken} with an answer`);
  sayPrograms();
  return broken === 0 ? 0 : 1;
}

/** Whether the published files of polls tell the same as the database, and what was set aside when they did not; how many do not. */
async function sayHistories(ownerUrl: string): Promise<number> {
  const db = openDatabase(ownerUrl, 1);
  const published = new Published(dataDir);
  let other = 0;
  for (const id of await inSnapshot(db, listPublishedPolls)) {
    for (const { place, note } of await published.listAside(folderOf(id)))
      console.log(
        `published files that told another history are kept 换下的公开文件存于 ${place}: ${note.trim()}`,
      );
    const told = await lookAtHistory({ db, published }, id);
    if (!told) continue;
    other++;
    console.log(
      `${folderOf(id)} tells another history than the database 公开文件与数据库不是同一套记录 (${told.why}): files to checkpoint ${told.files}, database to ${told.database}; the worker sets it right 后台进程会自动更正`,
    );
  }
  await db.destroy();
  return other;
}

/** Which foreign programs are here, and how to get those that are not. */
function sayPrograms(): void {
  if (!findTools())
    console.log(
      `ffmpeg is missing: works are shown as they came 未安装 ffmpeg，作品按原样展示: ${installLines.ffmpeg}`,
    );
  else if (!hasIsolation())
    console.log(
      'ffmpeg runs without a network of its own being cut off: this kernel forbids it 内核不允许断网运行',
    );
  if (!findProgram('heif-convert'))
    console.log(
      `heif-convert is missing: HEIC photos wait 未安装 heif-convert，HEIC 照片等待处理: ${installLines.heif}`,
    );
}

async function schema(ownerUrl: string): Promise<number> {
  writeFileSync(path.join(root, 'db/schema.sql'), await describeSchema(ownerUrl));
  console.log('db/schema.sql written');
  return 0;
}

const name = process.argv[2] ?? '';
const rest = process.argv.slice(3);
const place = rest.find((word) => word === '-' || !word.startsWith('--'));
const options = rest.filter((word) => word.startsWith('--'));
const placeCommand = placeCommands[name];
if (placeCommand && place)
  process.exit(await placeCommand.does(place === '-' ? place : path.resolve(place), options));
const command = commands[name];
if (!command) {
  console.log(
    `Usage: ./bin/tongxin COMMAND\n${Object.entries({ ...commands, ...placeCommands })
      .map(([n, c]) => `  ${n}  ${c.says}`)
      .join('\n')}`,
  );
  process.exit(name === '' || name === '--help' ? 0 : 2);
}
const ownerUrl = process.env.DATABASE_OWNER_URL ?? process.env.DATABASE_URL ?? readRunning(dataDir)?.ownerUrl;
if (!ownerUrl) {
  console.error(
    'Nothing runs here: start ./bin/run first, or set DATABASE_OWNER_URL. 没有运行中的实例，请先执行 ./bin/run。',
  );
  process.exit(1);
}
process.exit(await command.does(ownerUrl));
