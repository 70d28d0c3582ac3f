/** Every query on what was handed over to levels outside the system. */

import { type RawBuilder, sql } from 'kysely';
import { type Actor, personIdOf, seatsOf } from '../../../kernel/actor.ts';
import { type CampaignId, isId, newId, type OrganisationId, type PersonId } from '../../../kernel/id.ts';
import { type Doing, rowOf, rowsOf, type Tx } from '../../../platform/db.ts';
import { campaignJoin } from '../../campaign/store.ts';
import { organisationJoin, withinSeats } from '../../organisation/store.ts';
import type { Handover, HandoverForm, HandoverThing } from '../handover.ts';
import type { HandMeans } from '../outside.ts';

type Row = {
  id: string;
  campaign_id: CampaignId;
  title_zh: string;
  title_en: string | null;
  organisation_id: OrganisationId;
  path: string;
  what: HandoverThing;
  form: HandoverForm;
  receiver: string;
  handed_on: string;
  note: string | null;
  recorded_at: Date;
  recorded_by: PersonId | null;
  received_on: string | null;
  received_by: string | null;
  received_means: HandMeans | null;
  outcome_on: string | null;
  outcome: string | null;
  version: number;
};

const dayIn = (column: string): RawBuilder<string> =>
  sql`to_char(${sql.ref(`h.${column}`)}, 'YYYY-MM-DD') as ${sql.ref(column)}`;
const columns = sql`h.id, h.campaign_id, c.title_zh, c.title_en, h.organisation_id, o.path::text as path, h.what, h.form,
  h.receiver, ${dayIn('handed_on')}, h.note, h.recorded_at, h.recorded_by, ${dayIn('received_on')}, h.received_by,
  h.received_means, ${dayIn('outcome_on')}, h.outcome, h.version`;
const from = sql`notice_handover h join ${campaignJoin(sql`h.campaign_id`)} join ${organisationJoin(sql`h.organisation_id`)}`;

function handoverOf(r: Row): Handover {
  const { received_on: on, received_by: by, received_means: means } = r;
  return {
    id: r.id,
    campaignId: r.campaign_id,
    campaignTitle: { zh: r.title_zh, en: r.title_en ?? undefined },
    organisationId: r.organisation_id,
    organisationPath: r.path,
    what: r.what,
    form: r.form,
    receiver: r.receiver,
    handedOn: r.handed_on,
    note: r.note ?? undefined,
    recordedAt: r.recorded_at,
    recordedBy: r.recorded_by ?? undefined,
    received: on && by && means ? { on, by, means } : undefined,
    outcome: r.outcome_on && r.outcome ? { on: r.outcome_on, words: r.outcome } : undefined,
    version: r.version,
  };
}

/** Seen by the owner's people and those above; by nobody beside or beneath. */
export async function findHandover(tx: Tx, actor: Actor, id: string): Promise<Handover | undefined> {
  if (!isId(id)) return undefined;
  const row = await rowOf(
    tx,
    sql<Row>`select ${columns} from ${from} where h.id = ${id} and ${withinSeats(sql`o.path`, seatsOf(actor))}`,
  );
  return row && handoverOf(row);
}

export async function getHandover(tx: Tx, id: string): Promise<Handover> {
  const row = await rowOf(tx, sql<Row>`select ${columns} from ${from} where h.id = ${id}`);
  if (!row) throw new Error(`handover ${id} must exist`);
  return handoverOf(row);
}

/** What a campaign's owner handed over, the newest first. */
export async function listHandovers(tx: Tx, campaignId: CampaignId): Promise<Handover[]> {
  const rows = await rowsOf(
    tx,
    sql<Row>`
      select ${columns} from ${from} where h.campaign_id = ${campaignId}
      order by h.handed_on desc, h.id desc limit 200`,
  );
  return rows.map(handoverOf);
}

export type NewHandover = Pick<Handover, 'what' | 'form' | 'receiver' | 'handedOn' | 'note'> & {
  campaignId: CampaignId;
  organisationId: OrganisationId;
};

export async function insertHandover(doing: Doing, handover: NewHandover): Promise<string> {
  const id = newId<string>(doing.now.getTime());
  await sql`
    insert into notice_handover (id, campaign_id, organisation_id, what, form, receiver, handed_on, note, recorded_at, recorded_by)
    values (${id}, ${handover.campaignId}, ${handover.organisationId}, ${handover.what}, ${handover.form},
      ${handover.receiver}, ${handover.handedOn}::date, ${handover.note ?? null}, ${doing.now},
      ${personIdOf(doing.actor) ?? null})`.execute(doing.tx);
  return id;
}

/** Writes a receipt or an outcome over the version it was decided on; false when somebody was quicker. */
export async function updateHandover(
  tx: Tx,
  handover: Pick<Handover, 'id' | 'received' | 'outcome'>,
  version: number,
): Promise<boolean> {
  const { received, outcome } = handover;
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      update notice_handover set version = version + 1, received_on = ${received?.on ?? null}::date,
        received_by = ${received?.by ?? null}, received_means = ${received?.means ?? null},
        outcome_on = ${outcome?.on ?? null}::date, outcome = ${outcome?.words ?? null}
      where id = ${handover.id} and version = ${version} returning id`,
  );
  return row !== undefined;
}
