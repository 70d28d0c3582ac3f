/** The worker process: makes facts into jobs, does them, and what is due by the clock. */

import path from 'node:path';
import { demoSms } from '../features/identity/actions/send-codes.ts';
import { errands as identityErrands } from '../features/identity/reactions.ts';
import { errands } from '../features/message/reactions.ts';
import { openErrands } from '../features/rendition/reactions.ts';
import { isNamed } from '../features/rendition/store.ts';
import { openScan } from '../features/resemblance/actions/open-scan.ts';
import { errands as resemblanceErrands } from '../features/resemblance/reactions.ts';
import { errands as scrutinyErrands } from '../features/scrutiny/reactions.ts';
import { errands as uploadErrands } from '../features/upload/reactions.ts';
import { choresOfKeys, errandsOf as voteErrandsOf } from '../features/vote/reactions.ts';
import { findProgram, findTools } from '../platform/ffmpeg.ts';
import { openMail } from '../platform/mail.ts';
import { openOutward } from '../platform/outward.ts';
import { Published } from '../platform/published.ts';
import { openSms } from '../platform/sms.ts';
import { startWorker } from '../platform/worker.ts';
import { endWithParent, tellReady } from './leash.ts';
import { open } from './open.ts';
import { letters } from './sentences.ts';
import { chores, reactions } from './work.ts';

const { config, log, db, media, key, isDemo, signer } = await open('worker');
const sweepMs = 86_400_000;
const mail = config.mail && openMail(config.mail);
const demo = isDemo ? demoSms(db) : undefined;
const sms = config.sms ? openSms(config.sms) : demo;
const outward = openOutward(config.robotHosts);
const scan = openScan(path.resolve(config.distDir, 'scan-thread.js'));
const makers = openErrands(
  {
    ...media,
    db,
    log,
    workDir: path.join(config.dataDir, 'work'),
    tools: findTools(),
    heifPath: findProgram('heif-convert'),
  },
  config.filmsAtOnce,
);
const worker = await startWorker({
  db,
  log,
  url: config.databaseUrl,
  reactions,
  chores: [...chores, ...choresOfKeys(config.voteKeyDays)],
  errands: [
    ...identityErrands({ db, key, sms }),
    ...errands({ db, origin: config.origin, letters, mail, outward }),
    ...resemblanceErrands({
      db,
      scan,
      files: media.files,
      childPath: path.join(config.distDir, 'print-child.js'),
      workDir: path.join(config.dataDir, 'print'),
    }),
    ...scrutinyErrands({
      ...{ db, databaseUrl: config.databaseUrl },
      threadPath: path.join(config.distDir, 'look-thread.js'),
    }),
    ...uploadErrands({ db, files: media.files, isNamed }),
    ...voteErrandsOf({ db, log, signer, published: new Published(config.dataDir) }),
    { everySeconds: 3, name: 'ship-files', runs: async () => void (await media.files.ship()) },
    ...makers.errands,
  ],
});
const sweeper = setInterval(
  () => void media.files.sweep(sweepMs).catch((error: Error) => log.warn({ error: error.message }, 'sweep')),
  3_600_000,
);
log.info('working');
tellReady();
endWithParent(async () => {
  clearInterval(sweeper);
  makers.stop();
  await worker.stop();
  await scan.close();
  mail?.close();
  await db.destroy();
});
