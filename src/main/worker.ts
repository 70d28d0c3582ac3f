/** The worker process: makes facts into jobs, does them, and what is due by the clock. */

import { errands } from '../features/message/reactions.ts';
import { openMail } from '../platform/mail.ts';
import { openOutward } from '../platform/outward.ts';
import { startWorker } from '../platform/worker.ts';
import { endWithParent, tellReady } from './leash.ts';
import { open } from './open.ts';
import { letters } from './sentences.ts';
import { chores, reactions } from './work.ts';

const { config, log, db, media } = await open('worker');
const sweepMs = 86_400_000;
const mail = config.mail && openMail(config.mail);
const outward = openOutward(config.robotHosts);
const worker = await startWorker({
  db,
  log,
  url: config.databaseUrl,
  reactions,
  chores,
  errands: errands({ db, origin: config.origin, letters, mail, outward }),
});
const sweeper = setInterval(
  () => void media.files.sweep(sweepMs).catch((error: Error) => log.warn({ error: error.message }, 'sweep')),
  3_600_000,
);
log.info('working');
tellReady();
endWithParent(async () => {
  clearInterval(sweeper);
  await worker.stop();
  mail?.close();
  await db.destroy();
});
