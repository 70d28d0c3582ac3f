/** The sweep: whose time is over is dropped, and bytes that nobody will come back for are removed. */

import { done } from '../../../kernel/verdict.ts';
import { type Database, inTransaction, type Tx } from '../../../platform/db.ts';
import type { Files } from '../../../platform/files.ts';
import { holdBytes, isHashKnown } from '../../media/store.ts';
import { dropExpired, forgetOld, type Lying, listLying } from '../store/sweep.ts';

export type SweepRoom = {
  db: Database;
  files: Files;
  /** Whether a feature above names these bytes: who sends in what was made here and drops it must not take it away. */
  isNamed?: (tx: Tx, sha256: string) => Promise<boolean>;
};
export type Swept = { dropped: number; removed: number };

/** An empty file is made before its row: one without a row is left alone for so long. */
const rowlessMsMax = 3_600_000;

export async function sweepUploads(room: SweepRoom): Promise<Swept> {
  const lying = await room.files.arriving.list();
  const ages = new Map(lying.map((one) => [one.token, one.ageMs]));
  let [dropped, over]: [number, Lying[]] = [0, []];
  await inTransaction(room.db, { kind: 'machine' }, async (doing) => {
    dropped = await dropExpired(doing);
    await forgetOld(doing);
    over = (await listLying(doing.tx, [...ages.keys()])).filter((one) =>
      one.state === null
        ? ages.get(one.token)! > rowlessMsMax
        : one.state === 'dropped' || one.state === 'taken',
    );
    return done(undefined);
  });
  for (const one of over) await removeBytes(room, one);
  return { dropped, removed: over.length };
}

/** Bytes that were adopted in a transaction that came to nothing bear a name that no row knows: they go first. */
export async function removeBytes(
  room: SweepRoom,
  { token, state, sha256 }: Pick<Lying, 'token' | 'state' | 'sha256'>,
): Promise<void> {
  if (state === 'dropped' && sha256) {
    await inTransaction(room.db, { kind: 'machine' }, async ({ tx }) => {
      await holdBytes(tx, sha256);
      const isKnown = (await isHashKnown(tx, sha256)) || (await room.isNamed?.(tx, sha256));
      if (!isKnown) await room.files.forget(sha256);
      return done(undefined);
    });
  }
  await room.files.arriving.drop(token);
}
