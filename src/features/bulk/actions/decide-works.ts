/** Admitting and returning works: what the unit does with one, done to many; held ten minutes, since neither has a way back. */

import { done, type Outcome } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { admitEntry } from '../../entry/actions/admit-entry.ts';
import { returnEntry } from '../../entry/actions/return-entry.ts';
import { mayAdmit, mayReturn } from '../../entry/policy.ts';
import { atCall } from '../../entry/store.ts';
import type { Bulk, Item } from '../bulk.ts';
import { text } from '../text.ts';
import type { BulkAct } from './act.ts';
import { findWork, lookAtWorks } from './find-work.ts';

type Carried = Promise<Outcome<Record<string, unknown>>>;

async function admit(doing: Doing, item: Item): Carried {
  const found = await findWork(doing, item, mayAdmit);
  if (!found.ok) return found;
  const { version } = found.value;
  const admitted = await admitEntry(doing, await atCall(doing.tx, found.value), { version });
  return admitted.ok ? done({ state: admitted.value.state }) : admitted;
}

async function giveBack(doing: Doing, item: Item, bulk: Bulk): Carried {
  const found = await findWork(doing, item, mayReturn);
  if (!found.ok) return found;
  const { version } = found.value;
  const { reason = '' } = bulk.setting;
  const returned = await returnEntry(doing, await atCall(doing.tx, found.value), { reason, version });
  return returned.ok ? done({ state: returned.value.state }) : returned;
}

const held = { list: 'entry', way: 'held', judges: () => [] } as const;

export const admitWorks: BulkAct = {
  ...held,
  key: 'entry.admit',
  name: text['act.admit'],
  tells: text['act.admit.tells'],
  asks: [],
  looks: (asking, ids) => lookAtWorks(asking, ids, mayAdmit),
  carries: admit,
};

export const returnWorks: BulkAct = {
  ...held,
  key: 'entry.return',
  name: text['act.return'],
  tells: text['act.return.tells'],
  asks: ['reason'],
  looks: (asking, ids) => lookAtWorks(asking, ids, mayReturn),
  carries: giveBack,
};
