/** Every query on deliveries: what is to go out, what is due, what became of it. */

import { sql } from 'kysely';
import { newId, type PersonId } from '../../../kernel/id.ts';
import type { Language, Values } from '../../../kernel/text.ts';
import { rowOf, rowsOf, type Tx } from '../../../platform/db.ts';
import { personJoin } from '../../account/store.ts';
import type { Channel, DeliveryState, Trouble } from '../delivery.ts';
import type { RobotKind } from '../robot.ts';

export type NewDelivery = { once: string; nextTryAt: Date } & (
  | { channel: 'mail'; letterId?: string; codeId?: string }
  | { channel: 'robot'; robotId: string; letterId?: string }
);

/** Sends it on its way, once: the same again is not added. */
export async function insertDelivery(tx: Tx, now: Date, d: NewDelivery): Promise<void> {
  const robotId = d.channel === 'robot' ? d.robotId : null;
  const codeId = d.channel === 'mail' ? (d.codeId ?? null) : null;
  await sql`
    insert into message_delivery (id, channel, letter_id, code_id, robot_id, once, made_at, next_try_at)
    values (${newId(now.getTime())}, ${d.channel}, ${d.letterId ?? null}, ${codeId}, ${robotId}, ${d.once}, ${now},
      ${d.nextTryAt}) on conflict (once) do nothing`.execute(tx);
}

/** All that is needed to send one, read at the instant it was taken. */
export type Due = {
  id: string;
  channel: Channel;
  tries: number;
  kind: string | null;
  about: Values | null;
  link: string | null;
  personName: string | null;
  mail: string | null;
  language: Language;
  codeId: string | null;
  codeAddress: string | null;
  robotId: string | null;
  robotKind: RobotKind | null;
  robotName: string | null;
  robotAddress: string | null;
  robotSecret: string | null;
};

/**
 * Takes what is due, the longest waiting first; each is lent for a while, so that whoever dies with it in hand loses
 * nothing. In quiet hours only codes and trials, for which somebody waits at this moment.
 */
export async function takeDue(
  tx: Tx,
  now: Date,
  ask: { most: number; leaseMs: number; onlyUrgent: boolean },
): Promise<Due[]> {
  const until = new Date(now.getTime() + ask.leaseMs);
  return rowsOf(
    tx,
    sql<Due>`
      with taken as (
        update message_delivery set tries = tries + 1, next_try_at = ${until}
        where id in (
          select id from message_delivery where state = 'waiting' and next_try_at <= ${now}
            and (not ${ask.onlyUrgent} or letter_id is null)
          order by letter_id is not null, next_try_at, id limit ${ask.most} for update skip locked)
        returning *)
      select d.id, d.channel, d.tries, l.kind, l.about, l.link, p.name as "personName", s.mail,
        coalesce(s.language, 'zh') as language, k.id as "codeId", k.address as "codeAddress",
        r.id as "robotId", r.kind as "robotKind", r.name as "robotName", r.address as "robotAddress", r.secret as "robotSecret"
      from taken d left join message_letter l on l.id = d.letter_id
        left join message_code k on k.id = d.code_id
        left join ${personJoin(sql`coalesce(l.person_id, k.person_id)`)}
        left join message_setting s on s.person_id = p.id and d.channel = 'mail'
        left join message_robot r on r.id = d.robot_id
      order by d.made_at, d.id`,
  );
}

export async function markSent(tx: Tx, id: string, now: Date): Promise<void> {
  await sql`
    update message_delivery set state = 'sent', sent_at = ${now}, trouble = null where id = ${id} and state = 'waiting'`.execute(
    tx,
  );
}

/** Notes why it did not go: it waits for its next try, or is given up when there is none. */
export async function markTrouble(tx: Tx, id: string, trouble: Trouble, nextTryAt?: Date): Promise<void> {
  const state = nextTryAt ? 'waiting' : 'failed';
  await sql`
    update message_delivery set state = ${state}, trouble = ${trouble}, next_try_at = coalesce(${nextTryAt ?? null}::timestamptz, next_try_at)
    where id = ${id} and state = 'waiting'`.execute(tx);
}

export type ShownDelivery = {
  id: string;
  state: DeliveryState;
  tries: number;
  madeAt: Date;
  nextTryAt: Date;
  sentAt: Date | null;
  trouble: Trouble | null;
  kind: string | null;
  about: Values | null;
  isCode: boolean;
};

const shown = sql`d.id, d.state, d.tries, d.made_at as "madeAt", d.next_try_at as "nextTryAt", d.sent_at as "sentAt", d.trouble,
  l.kind, l.about, d.code_id is not null as "isCode"`;

/** What went by mail to a person, the newest first. */
export async function listMailOf(tx: Tx, personId: PersonId, most: number): Promise<ShownDelivery[]> {
  return rowsOf(
    tx,
    sql<ShownDelivery>`
      select * from (
        (select ${shown} from message_letter l join message_delivery d on d.letter_id = l.id
          where l.person_id = ${personId} and d.channel = 'mail' order by l.at desc limit ${most})
        union all
        (select ${shown} from message_code k join message_delivery d on d.code_id = k.id
          left join message_letter l on l.id = d.letter_id
          where k.person_id = ${personId} order by k.asked_at desc limit ${most})) x
      order by x."madeAt" desc, x.id desc limit ${most}`,
  );
}

/** The last message to each of these robots. */
export async function listLastOfRobots(
  tx: Tx,
  robotIds: readonly string[],
): Promise<Map<string, ShownDelivery>> {
  const rows = await rowsOf(
    tx,
    sql<ShownDelivery & { robot_id: string }>`
      select distinct on (d.robot_id) d.robot_id, ${shown} from message_delivery d
      left join message_letter l on l.id = d.letter_id
      where d.robot_id = any(${[...robotIds]}::uuid[]) order by d.robot_id, d.made_at desc, d.id desc`,
  );
  return new Map(rows.map((row) => [row.robot_id, row]));
}

/** How many wait or were given up: for tests and the keeper. */
export async function countDeliveries(tx: Tx): Promise<Record<DeliveryState, number>> {
  const row = await rowOf(
    tx,
    sql<Record<DeliveryState, number>>`
      select count(*) filter (where state = 'waiting')::int as waiting, count(*) filter (where state = 'sent')::int as sent,
        count(*) filter (where state = 'failed')::int as failed from message_delivery`,
  );
  return row!;
}
