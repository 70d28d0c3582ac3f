/** What an empty database gets: the demo world, or one token to set it up. */

import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { demoPassword, demoPeople } from '../../world/demo.ts';
import { seedWorld } from '../../world/seed.ts';
import { digestOf, insertSetupToken, isEmpty } from '../features/account/store.ts';
import { announceSigner } from '../features/vote/store/poll.ts';
import { done } from '../kernel/verdict.ts';
import { inSnapshot, inTransaction, openDatabase } from '../platform/db.ts';
import { openSigner } from '../platform/signing.ts';
import { prepareQueue } from '../platform/worker.ts';
import { openMedia } from './open.ts';

export type FirstData = {
  signIns?: { username: string; password: string; who: string }[];
  setupToken?: string;
};

const tokenMinutes = 30;

/** Fills an empty database; leaves any other as it is. The token is shown once and stored only as a digest (AC-023). */
export async function firstData(room: {
  appUrl: string;
  ownerUrl: string;
  demo: boolean;
  dataDir: string;
  distDir: string;
}): Promise<FirstData | undefined> {
  await prepareQueue(room.ownerUrl);
  const db = openDatabase(room.ownerUrl, 2);
  try {
    if (!(await inSnapshot(db, isEmpty))) return undefined;
    if (!room.demo) return { setupToken: await makeToken(db) };
    await announceSigner(db, openSigner(room.dataDir).publicKey);
    const mediaDir = path.join(room.distDir, '..', 'world', 'media');
    await seedWorld({ db, media: await openMedia(room.dataDir, room.distDir), works: true, mediaDir });
    return {
      signIns: demoPeople.map((p) => ({ username: p.username, password: demoPassword, who: p.who.zh })),
    };
  } finally {
    await db.destroy();
  }
}

async function makeToken(db: ReturnType<typeof openDatabase>): Promise<string> {
  const token = randomBytes(18).toString('base64url');
  await inTransaction(db, { kind: 'machine' }, async ({ tx, now }) => {
    await insertSetupToken(tx, digestOf(token), new Date(now.getTime() + tokenMinutes * 60_000));
    return done(undefined);
  });
  return token;
}
