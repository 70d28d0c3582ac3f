/** Every query on bulletins, their editions and their history. */

import { type RawBuilder, sql } from 'kysely';
import { type Actor, personIdOf, seatsOf } from '../../kernel/actor.ts';
import {
  type BulletinId,
  type CallId,
  type CampaignId,
  isId,
  type OrganisationId,
  type PersonId,
} from '../../kernel/id.ts';
import { type Doing, rowOf, rowsOf, type Tx } from '../../platform/db.ts';
import { organisationJoin } from '../organisation/store.ts';
import type {
  Bulletin,
  BulletinKind,
  BulletinState,
  BulletinVerb,
  Edition,
  FigureName,
  Figures,
} from './bulletin.ts';

/** Figures as they are kept: their instant as a text. */
type KeptFigures = { asOf: string; values: Record<FigureName, number> };
type Row = {
  id: BulletinId;
  call_id: CallId;
  campaign_id: CampaignId;
  organisation_id: OrganisationId;
  path: string;
  name_zh: string;
  name_en: string | null;
  kind: BulletinKind;
  title: string;
  body: string;
  state: BulletinState;
  figures: KeptFigures | null;
  written_by: PersonId | null;
  edition: number;
  withdrawn_at: Date | null;
  withdrawn_reason: string | null;
  version: number;
};

const columns = sql`b.id, b.call_id, b.campaign_id, b.organisation_id, o.path::text as path, o.name_zh, o.name_en, b.kind,
  b.title, b.body, b.state, b.figures, b.written_by, b.edition, b.withdrawn_at, b.withdrawn_reason, b.version`;
const from = sql`bulletin b join ${organisationJoin(sql`b.organisation_id`)}`;

const figuresOf = (kept: KeptFigures | null): Figures | undefined =>
  kept ? { asOf: new Date(kept.asOf), values: kept.values } : undefined;

function bulletinOf(row: Row): Bulletin {
  return {
    id: row.id,
    callId: row.call_id,
    campaignId: row.campaign_id,
    organisationId: row.organisation_id,
    organisationPath: row.path,
    organisationName: { zh: row.name_zh, en: row.name_en ?? undefined },
    kind: row.kind,
    title: row.title,
    body: row.body,
    state: row.state,
    figures: figuresOf(row.figures),
    writtenBy: row.written_by ?? undefined,
    edition: row.edition,
    withdrawnAt: row.withdrawn_at ?? undefined,
    withdrawnReason: row.withdrawn_reason ?? undefined,
    version: row.version,
  };
}

/** At the publisher's own desk; nobody else reads what is not published. */
function own(actor: Actor): RawBuilder<boolean> {
  return sql<boolean>`b.organisation_id = any(${seatsOf(actor).map((seat) => seat.organisationId)}::uuid[])`;
}

export async function findOwnBulletin(tx: Tx, actor: Actor, id: string): Promise<Bulletin | undefined> {
  if (!isId(id)) return undefined;
  const row = await rowOf(tx, sql<Row>`select ${columns} from ${from} where b.id = ${id} and ${own(actor)}`);
  return row && bulletinOf(row);
}

/** What was published at least once, also when it was withdrawn: then only that is told. */
export async function findPublicBulletin(tx: Tx, id: string): Promise<Bulletin | undefined> {
  if (!isId(id)) return undefined;
  const row = await rowOf(tx, sql<Row>`select ${columns} from ${from} where b.id = ${id} and b.edition > 0`);
  return row && bulletinOf(row);
}

export async function getBulletin(tx: Tx, id: BulletinId): Promise<Bulletin> {
  const row = await rowOf(tx, sql<Row>`select ${columns} from ${from} where b.id = ${id}`);
  if (!row) throw new Error(`bulletin ${id} must exist`);
  return bulletinOf(row);
}

/** At a desk: the actor's own of a call, the newest first. */
export async function listOwnBulletins(tx: Tx, actor: Actor, callId: CallId): Promise<Bulletin[]> {
  const rows = await rowsOf(
    tx,
    sql<Row>`
      select ${columns} from ${from} where b.call_id = ${callId} and ${own(actor)}
      order by b.made_at desc, b.id desc limit 200`,
  );
  return rows.map(bulletinOf);
}

export type Listed = { bulletin: Bulletin; edition: Edition };

/** What everybody reads of these calls, the announcement first, then the newest; withdrawn ones no more. */
export async function listPublicBulletins(tx: Tx, callIds: readonly CallId[]): Promise<Listed[]> {
  const rows = await rowsOf(
    tx,
    sql<Row & EditionRow>`
      select ${columns}, e.edition, e.title, e.body, e.figures, e.published_at from ${from}
      join bulletin_edition e on e.bulletin_id = b.id and e.edition = b.edition
      where b.call_id = any(${[...callIds]}::uuid[]) and b.state <> 'withdrawn'
      order by b.kind <> 'announcement', e.published_at desc, b.id limit 100`,
  );
  return rows.map((row) => ({ bulletin: bulletinOf(row), edition: editionOf(row) }));
}

/** For desks: what waits for the leader to sign, what the officer has to mend. */
export async function listBulletinsWaiting(tx: Tx, actor: Actor, what: 'sign' | 'mend'): Promise<Bulletin[]> {
  const [role, state] = what === 'sign' ? ['leader', 'submitted'] : ['officer', 'returned'];
  const at = seatsOf(actor).flatMap((seat) => (seat.role === role ? [seat.organisationId] : []));
  if (at.length === 0) return [];
  const rows = await rowsOf(
    tx,
    sql<Row>`
      select ${columns} from ${from} where b.organisation_id = any(${at}::uuid[]) and b.state = ${state}
      order by b.made_at limit 200`,
  );
  return rows.map(bulletinOf);
}

type EditionRow = {
  edition: number;
  title: string;
  body: string;
  figures: KeptFigures | null;
  published_at: Date;
};

function editionOf(row: EditionRow): Edition {
  const { edition, title, body } = row;
  return { edition, title, body, figures: figuresOf(row.figures), publishedAt: row.published_at };
}

/** All editions, the newest first. */
export async function listEditions(tx: Tx, id: BulletinId): Promise<Edition[]> {
  const rows = await rowsOf(
    tx,
    sql<EditionRow>`
      select edition, title, body, figures, published_at from bulletin_edition where bulletin_id = ${id}
      order by edition desc limit 200`,
  );
  return rows.map(editionOf);
}

export type NewBulletin = Pick<
  Bulletin,
  'id' | 'callId' | 'campaignId' | 'organisationId' | 'kind' | 'title' | 'body'
>;

export async function insertBulletin({ tx, actor, now }: Doing, made: NewBulletin): Promise<void> {
  await sql`
    insert into bulletin (id, call_id, campaign_id, organisation_id, kind, title, body, state, made_at, written_by)
    values (${made.id}, ${made.callId}, ${made.campaignId}, ${made.organisationId}, ${made.kind}, ${made.title}, ${made.body},
      'draft', ${now}, ${personIdOf(actor) ?? null})`.execute(tx);
}

type Seen = Pick<Bulletin, 'id' | 'state' | 'version'>;

/** The words as they are saved; false when somebody saved meanwhile. */
export async function saveWords(
  { tx, actor }: Doing,
  seen: Seen,
  words: Pick<Bulletin, 'title' | 'body'>,
): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      update bulletin set title = ${words.title}, body = ${words.body}, written_by = ${personIdOf(actor) ?? null},
        version = version + 1
      where id = ${seen.id} and state = ${seen.state} and version = ${seen.version} returning id`,
  );
  return row !== undefined;
}

/** What a step writes beside the state. Figures stay as they are unless given: nothing takes them away. */
export type Stamps = { figures?: Figures | 'none'; withdrawn?: { at: Date; reason: string } };

/** Moves it on if it still is what was seen. */
export async function moveBulletin(
  tx: Tx,
  seen: Seen,
  to: BulletinState,
  stamps: Stamps = {},
): Promise<boolean> {
  const { figures, withdrawn } = stamps;
  const kept = figures === undefined || figures === 'none' ? null : JSON.stringify(figures);
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      update bulletin set state = ${to}, version = version + 1,
        edition = edition + case when ${to} = 'published' then 1 else 0 end,
        figures = case when ${figures === 'none'}::boolean then null else coalesce(${kept}::jsonb, figures) end,
        withdrawn_at = ${withdrawn?.at ?? null}::timestamptz, withdrawn_reason = ${withdrawn?.reason ?? null}
      where id = ${seen.id} and state = ${seen.state} and version = ${seen.version} returning id`,
  );
  return row !== undefined;
}

/** Keeps the edition that is published now: its words and figures as they were signed. */
export async function keepEdition({ tx, actor, now }: Doing, id: BulletinId): Promise<void> {
  await sql`
    insert into bulletin_edition (bulletin_id, edition, title, body, figures, published_at, written_by, signed_by)
    select id, edition, title, body, figures, ${now}, written_by, ${personIdOf(actor) ?? null}
    from bulletin where id = ${id}`.execute(tx);
}

export type Step = { verb: BulletinVerb | 'write'; at: Date; byId?: PersonId; reason?: string };
type StepRow = { verb: Step['verb']; at: Date; by_id: PersonId | null; reason: string | null };

export async function noteStep(
  { tx, actor, now }: Doing,
  id: BulletinId,
  step: { verb: Step['verb']; reason?: string },
): Promise<void> {
  await sql`
    insert into bulletin_step (bulletin_id, verb, at, by_id, reason)
    values (${id}, ${step.verb}, ${now}, ${personIdOf(actor) ?? null}, ${step.reason ?? null})`.execute(tx);
}

export async function listSteps(tx: Tx, id: BulletinId): Promise<Step[]> {
  const rows = await rowsOf(
    tx,
    sql<StepRow>`select verb, at, by_id, reason from bulletin_step where bulletin_id = ${id} order by id limit 200`,
  );
  return rows.map((row) => ({
    verb: row.verb,
    at: row.at,
    byId: row.by_id ?? undefined,
    reason: row.reason ?? undefined,
  }));
}
