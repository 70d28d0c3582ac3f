/** Every query on chat robots. */

import { sql } from 'kysely';
import { type Actor, personIdOf, type SeatRole, seatsOf } from '../../../kernel/actor.ts';
import { isId, newId, type OrganisationId } from '../../../kernel/id.ts';
import { type Doing, rowOf, rowsOf, type Tx } from '../../../platform/db.ts';
import { organisationJoin, withinSeats } from '../../organisation/store.ts';
import type { Robot, RobotKind } from '../robot.ts';

type Row = {
  id: string;
  organisation_id: OrganisationId;
  path: string;
  kind: RobotKind;
  name: string;
  address: string;
  secret: string | null;
  made_at: Date;
};

const columns = sql`r.id, r.organisation_id, o.path::text as path, r.kind, r.name, r.address, r.secret, r.made_at`;
const from = sql`message_robot r join ${organisationJoin(sql`r.organisation_id`)}`;

const robotOf = (row: Row): Robot => ({
  id: row.id,
  organisationId: row.organisation_id,
  organisationPath: row.path,
  kind: row.kind,
  name: row.name,
  address: row.address,
  secret: row.secret ?? undefined,
  madeAt: row.made_at,
});

const keepers: readonly SeatRole[] = ['admin'];

/** The working robots of an organisation. */
export async function listRobots(tx: Tx, organisationId: OrganisationId): Promise<Robot[]> {
  const rows = await rowsOf(
    tx,
    sql<Row>`
      select ${columns} from ${from} where r.organisation_id = ${organisationId} and r.ended_at is null
      order by r.made_at, r.id limit 20`,
  );
  return rows.map(robotOf);
}

/** A robot is there for those who keep it, and for nobody else. */
export async function findRobot(tx: Tx, actor: Actor, id: string): Promise<Robot | undefined> {
  if (!isId(id)) return undefined;
  const seats = seatsOf(actor).filter((seat) => keepers.includes(seat.role));
  const row = await rowOf(
    tx,
    sql<Row>`
      select ${columns} from ${from} where r.id = ${id} and r.ended_at is null and ${withinSeats(sql`o.path`, seats)}`,
  );
  return row && robotOf(row);
}

export type NewRobot = Pick<Robot, 'organisationId' | 'kind' | 'name' | 'address' | 'secret'>;

export async function insertRobot(doing: Doing, robot: NewRobot): Promise<string> {
  const id: string = newId(doing.now.getTime());
  await sql`
    insert into message_robot (id, organisation_id, kind, name, address, secret, made_at, made_by)
    values (${id}, ${robot.organisationId}, ${robot.kind}, ${robot.name}, ${robot.address}, ${robot.secret ?? null},
      ${doing.now}, ${personIdOf(doing.actor) ?? null})`.execute(doing.tx);
  return id;
}

/** Ends a robot and forgets where it was; what still waited for it is given up. False when it had ended before. */
export async function endRobot(tx: Tx, id: string, now: Date): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      update message_robot set ended_at = ${now}, address = '', secret = null where id = ${id} and ended_at is null
      returning id`,
  );
  await sql`update message_delivery set state = 'failed', trouble = 'no-way' where robot_id = ${id} and state = 'waiting'`.execute(
    tx,
  );
  return row !== undefined;
}
