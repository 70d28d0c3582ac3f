/** Receipts: the code that proves one, and what anybody may learn by number and code. */

import { type RawBuilder, sql } from 'kysely';
import type { EntryId } from '../../../kernel/id.ts';
import type { Named } from '../../../kernel/text.ts';
import { rowOf, type Tx } from '../../../platform/db.ts';
import { callJoin } from '../../call/store.ts';
import type { EntryState } from '../entry.ts';

/** Of the entry's own unguessable id: nobody who has not seen the receipt can name it. */
const code = (id: RawBuilder<unknown>): RawBuilder<string> =>
  sql<string>`left(encode(sha256(convert_to('receipt ' || (${id})::text, 'UTF8')), 'hex'), 16)`;

/** The code printed on an entry's receipt. */
export async function receiptCodeOf(tx: Tx, id: EntryId): Promise<string> {
  const row = await rowOf(tx, sql<{ code: string }>`select ${code(sql`${id}::uuid`)} as code`);
  return row!.code;
}

/** What a receipt proves to anybody: no name, no title. */
export type Receipt = {
  number: string;
  state: EntryState;
  version: number;
  callName: Named;
  firstAt: Date;
  lastAt: Date;
};
type Row = {
  number: string;
  state: EntryState;
  version: number;
  zh: string;
  en: string | null;
  first_at: Date;
  last_at: Date;
};

export async function findReceipt(tx: Tx, number: string, asked: string): Promise<Receipt | undefined> {
  const row = await rowOf(
    tx,
    sql<Row>`
      select e.number, e.state, e.version, l.name_zh as zh, l.name_en as en, e.submitted_at as last_at,
        (select min(s.at) from entry_step s where s.entry_id = e.id and s.verb = 'submit') as first_at
      from entry e join ${callJoin(sql`e.call_id`)}
      where e.number = ${number} and ${code(sql`e.id`)} = ${asked.toLowerCase()}`,
  );
  return (
    row && {
      number: row.number,
      state: row.state,
      version: row.version,
      callName: { zh: row.zh, en: row.en ?? undefined },
      firstAt: row.first_at,
      lastAt: row.last_at,
    }
  );
}
