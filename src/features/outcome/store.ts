/** Every query on outcomes: the records, their versions, the works they speak of. */

import { type RawBuilder, sql } from 'kysely';
import { type Actor, personIdOf } from '../../kernel/actor.ts';
import {
  type CampaignId,
  type EntryId,
  type FileId,
  isId,
  newId,
  type OrganisationId,
  type OutcomeId,
  type PersonId,
} from '../../kernel/id.ts';
import type { Named } from '../../kernel/text.ts';
import { type Doing, rowOf, rowsOf, type Tx } from '../../platform/db.ts';
import { personJoin } from '../account/store.ts';
import { callJoin } from '../call/store.ts';
import type { Campaign } from '../campaign/campaign.ts';
import { campaignJoin } from '../campaign/store.ts';
import type { Maker } from '../entry/entry.ts';
import { entryJoin } from '../entry/store.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { organisationJoin } from '../organisation/store.ts';
import type { OutcomeContent, OutcomeKind, OutcomeState, WorkOutcome } from './outcome.ts';
import { maySeeOutcome } from './policy.ts';

type Row = {
  id: OutcomeId;
  entry_id: EntryId;
  campaign_id: CampaignId;
  organisation_id: OrganisationId;
  path: string;
  by_zh: string;
  by_en: string | null;
  level: string;
  kind: OutcomeKind;
  award: string | null;
  rank: number | null;
  number: string | null;
  happened_on: string;
  paper_id: FileId | null;
  note: string | null;
  state: OutcomeState;
  version: number;
  recorded_at: Date;
  recorded_by: PersonId | null;
  entry_number: string | null;
  title: string;
  makers: Maker[];
  unit_id: OrganisationId;
  unit_path: string;
  unit_zh: string;
  unit_en: string | null;
  call_zh: string;
  call_en: string | null;
};

const columns = sql`x.id, x.entry_id, x.campaign_id, x.organisation_id, o.path::text as path, o.name_zh as by_zh,
  o.name_en as by_en, x.level, x.kind, x.award, x.rank, x.number, x.happened_on::text as happened_on, x.paper_id, x.note,
  x.state, x.version, x.recorded_at, x.recorded_by, e.number as entry_number, e.title, e.makers, e.unit_id,
  u.path::text as unit_path, u.name_zh as unit_zh, u.name_en as unit_en, l.name_zh as call_zh, l.name_en as call_en`;
const from = sql`outcome_record x join ${organisationJoin(sql`x.organisation_id`)} join ${entryJoin(sql`x.entry_id`)}
  join ${organisationJoin(sql`e.unit_id`, 'u')} join ${callJoin(sql`e.call_id`)} join ${campaignJoin(sql`e.campaign_id`)}`;

const named = (zh: string, en: string | null): Named => ({ zh, en: en ?? undefined });

function outcomeOf(r: Row): WorkOutcome {
  return {
    id: r.id,
    entryId: r.entry_id,
    campaignId: r.campaign_id,
    organisationId: r.organisation_id,
    organisationPath: r.path,
    organisationName: named(r.by_zh, r.by_en),
    level: r.level,
    kind: r.kind,
    award: r.award ?? undefined,
    rank: r.rank ?? undefined,
    number: r.number ?? undefined,
    happenedOn: r.happened_on,
    paperId: r.paper_id ?? undefined,
    note: r.note ?? undefined,
    state: r.state,
    version: r.version,
    recordedAt: r.recorded_at,
    recordedBy: r.recorded_by ?? undefined,
    entryNumber: r.entry_number ?? undefined,
    title: r.title,
    makers: r.makers,
    unitId: r.unit_id,
    unitPath: r.unit_path,
    unitName: named(r.unit_zh, r.unit_en),
    callName: named(r.call_zh, r.call_en),
  };
}

async function listWhere(tx: Tx, where: RawBuilder<boolean>): Promise<WorkOutcome[]> {
  const rows = await rowsOf(
    tx,
    sql<Row>`
      select ${columns} from ${from} where ${where}
      order by u.position, u.path, e.number, x.happened_on, x.id limit 5000`,
  );
  return rows.map(outcomeOf);
}

/** Read where it was written, where the work comes from, and above both. */
export async function findOutcome(tx: Tx, actor: Actor, id: string): Promise<WorkOutcome | undefined> {
  const [found] = isId(id) ? await listWhere(tx, sql<boolean>`x.id = ${id}`) : [];
  return found && maySeeOutcome(actor, found).allowed ? found : undefined;
}

export async function getOutcome(tx: Tx, id: string): Promise<WorkOutcome> {
  const [found] = await listWhere(tx, sql<boolean>`x.id = ${id}`);
  if (!found) throw new Error(`outcome ${id} must exist`);
  return found;
}

/** What stands of one work, from whichever level. Who may see it was decided by whoever holds the work. */
export function listOutcomesOf(tx: Tx, entryIds: readonly EntryId[]): Promise<WorkOutcome[]> {
  return listWhere(tx, sql<boolean>`x.entry_id = any(${[...entryIds]}::uuid[]) and x.state = 'standing'`);
}

/** A level and a campaign: what of it and of those adopted from it concerns works from there. */
export type OutcomePlace = { campaign: Campaign; organisation: Organisation };

/** What stands of the works of a place, in the order of the tree. */
export function listOutcomesAt(tx: Tx, { campaign, organisation }: OutcomePlace): Promise<WorkOutcome[]> {
  return listWhere(
    tx,
    sql<boolean>`x.state = 'standing' and c.lineage <@ ${campaign.lineage}::ltree and u.path <@ ${organisation.path}::ltree`,
  );
}

export type NewOutcome = OutcomeContent & {
  entryId: EntryId;
  campaignId: CampaignId;
  organisationId: OrganisationId;
  paperId?: FileId;
};

/** Nothing when the same stands already. */
export async function insertOutcome(doing: Doing, made: NewOutcome): Promise<OutcomeId | undefined> {
  const { tx, actor, now } = doing;
  const id = newId<OutcomeId>(now.getTime());
  const row = await rowOf(
    tx,
    sql<{ id: OutcomeId }>`
      insert into outcome_record (id, entry_id, campaign_id, organisation_id, level, kind, award, rank, number, happened_on,
        paper_id, note, recorded_at, recorded_by)
      values (${id}, ${made.entryId}, ${made.campaignId}, ${made.organisationId}, ${made.level}, ${made.kind},
        ${made.award ?? null}, ${made.rank ?? null}, ${made.number ?? null}, ${made.happenedOn}::date,
        ${made.paperId ?? null}, ${made.note ?? null}, ${now}, ${personIdOf(actor) ?? null})
      on conflict do nothing returning id`,
  );
  if (row) await insertVersion(doing, { id, version: 1, state: 'standing', content: contentOf(made) });
  return row?.id;
}

function contentOf({ level, kind, award, rank, number, happenedOn, note }: OutcomeContent): OutcomeContent {
  return { level, kind, award, rank, number, happenedOn, note };
}

type NewVersion = {
  id: OutcomeId;
  version: number;
  state: OutcomeState;
  content: OutcomeContent;
  reason?: string;
};

async function insertVersion({ tx, actor, now }: Doing, made: NewVersion): Promise<void> {
  await sql`
    insert into outcome_version (outcome_id, version, content, state, reason, at, by_id)
    values (${made.id}, ${made.version}, ${JSON.stringify(made.content)}::jsonb, ${made.state}, ${made.reason ?? null},
      ${now}, ${personIdOf(actor) ?? null})`.execute(tx);
}

/** Writes a correction, or strikes out, over the version it was decided on; false when somebody was quicker. */
export async function updateOutcome(
  doing: Doing,
  id: OutcomeId,
  version: number,
  next: { content: OutcomeContent; state: OutcomeState; reason: string },
): Promise<boolean> {
  const { content: c, state, reason } = next;
  const row = await rowOf(
    doing.tx,
    sql<{ version: number }>`
      update outcome_record set version = version + 1, state = ${state}, level = ${c.level}, kind = ${c.kind},
        award = ${c.award ?? null}, rank = ${c.rank ?? null}, number = ${c.number ?? null},
        happened_on = ${c.happenedOn}::date, note = ${c.note ?? null}
      where id = ${id} and version = ${version} and state = 'standing' returning version`,
  );
  if (row) await insertVersion(doing, { id, version: row.version, state, content: contentOf(c), reason });
  return row !== undefined;
}

export type OutcomeVersion = {
  version: number;
  content: OutcomeContent;
  state: OutcomeState;
  reason?: string;
  at: Date;
  by?: string;
};

/** Every wording there was, the first first. */
export async function listVersions(tx: Tx, id: OutcomeId): Promise<OutcomeVersion[]> {
  const rows = await rowsOf(
    tx,
    sql<Omit<OutcomeVersion, 'reason' | 'by'> & { reason: string | null; by: string | null }>`
      select v.version, v.content, v.state, v.reason, v.at, p.name as by
      from outcome_version v left join ${personJoin(sql`v.by_id`)}
      where v.outcome_id = ${id} order by v.version limit 100`,
  );
  return rows.map((row) => ({ ...row, reason: row.reason ?? undefined, by: row.by ?? undefined }));
}
