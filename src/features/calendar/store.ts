/** Every query on extensions, and the one resolver: is it open for this unit, and until when. */

import { type RawBuilder, sql } from 'kysely';
import { type Actor, personIdOf, seatsOf } from '../../kernel/actor.ts';
import {
  type CallId,
  type CampaignId,
  type ExtensionId,
  isId,
  type OrganisationId,
  type PersonId,
} from '../../kernel/id.ts';
import type { TreePath } from '../../kernel/tree.ts';
import { type Granted, type Standing, standingOf, type Window } from '../../kernel/window.ts';
import { rowOf, rowsOf, type Tx } from '../../platform/db.ts';
import type { Call } from '../call/call.ts';
import { callJoin } from '../call/store.ts';
import type { Campaign } from '../campaign/campaign.ts';
import { campaignJoin } from '../campaign/store.ts';
import { idOfLabel } from '../organisation/organisation.ts';
import { organisationJoin } from '../organisation/store.ts';
import {
  type Extensible,
  type Extension,
  reportWindowOf,
  windowOfEntries,
  windowOfRecommendation,
} from './calendar.ts';

type Row = {
  id: ExtensionId;
  campaign_id: CampaignId;
  owner_id: OrganisationId;
  owner_path: string;
  title_zh: string;
  title_en: string | null;
  what: Extensible;
  call_id: CallId | null;
  call_zh: string | null;
  call_en: string | null;
  organisation_id: OrganisationId;
  path: string;
  name_zh: string;
  name_en: string | null;
  until: Date;
  uses_max: number;
  uses: number;
  reason: string;
  prepared_by: PersonId;
  prepared_at: Date;
  granted_by: PersonId | null;
  granted_at: Date | null;
  ended_at: Date | null;
};

const columns = sql`x.id, x.campaign_id, w.id as owner_id, w.path::text as owner_path, c.title_zh, c.title_en, x.what, x.call_id,
  l.name_zh as call_zh, l.name_en as call_en, x.organisation_id, o.path::text as path, o.name_zh, o.name_en, x.until, x.uses_max,
  x.uses, x.reason, x.prepared_by, x.prepared_at, x.granted_by, x.granted_at, x.ended_at`;
const from = sql`calendar_extension x join ${campaignJoin(sql`x.campaign_id`)}
  join ${organisationJoin(sql`c.organisation_id`, 'w')} join ${organisationJoin(sql`x.organisation_id`)}
  left join ${callJoin(sql`x.call_id`)}`;

function extensionOf(r: Row): Extension {
  return {
    id: r.id,
    campaignId: r.campaign_id,
    ownerId: r.owner_id,
    ownerPath: r.owner_path,
    campaignTitle: { zh: r.title_zh, en: r.title_en ?? undefined },
    what: r.what,
    callId: r.call_id ?? undefined,
    callName: r.call_zh ? { zh: r.call_zh, en: r.call_en ?? undefined } : undefined,
    organisationId: r.organisation_id,
    organisationPath: r.path,
    organisationName: { zh: r.name_zh, en: r.name_en ?? undefined },
    until: r.until,
    usesMax: r.uses_max,
    uses: r.uses,
    reason: r.reason,
    preparedBy: r.prepared_by,
    preparedAt: r.prepared_at,
    grantedBy: r.granted_by ?? undefined,
    grantedAt: r.granted_at ?? undefined,
    endedAt: r.ended_at ?? undefined,
  };
}

const list = async (tx: Tx, where: RawBuilder<unknown>): Promise<Extension[]> =>
  (await rowsOf(tx, sql<Row>`select ${columns} from ${from} where ${where}`)).map(extensionOf);

/** An extension that must exist; visibility was decided by whoever holds the id. */
export async function getExtension(tx: Tx, id: string): Promise<Extension> {
  const [found] = await list(tx, sql`x.id = ${id}`);
  if (!found) throw new Error(`extension ${id} must exist`);
  return found;
}

/** Seen with its reason where the owner is seen from: at it and above; for everybody else it is not there. */
export async function findExtension(tx: Tx, actor: Actor, id: string): Promise<Extension | undefined> {
  if (!isId(id)) return undefined;
  const paths = seatsOf(actor).map((seat) => seat.path);
  return (await list(tx, sql`x.id = ${id} and w.path <@ any(${paths}::ltree[])`))[0];
}

/** A campaign's extensions, the newest first. */
export async function listExtensions(tx: Tx, campaignId: CampaignId): Promise<Extension[]> {
  return list(tx, sql`x.campaign_id = ${campaignId} order by x.id desc limit 500`);
}

/**
 * What the public may read at a call or campaign: granted there or above and not ended, for units of its own line
 * (AC-281). Who may read it was decided by whoever holds the call or campaign.
 */
export async function listExtensionsGranted(tx: Tx, at: Call | Campaign): Promise<Extension[]> {
  const isCall = 'ownerPath' in at;
  const own = isCall ? at.ownerPath : at.organisationPath;
  const whose = isCall
    ? sql`(x.what <> 'activities' and ${reaches(at)})`
    : sql`x.campaign_id = any(${idsOf(at.lineage)}::uuid[])`;
  return list(
    tx,
    sql`x.granted_at is not null and x.ended_at is null and ${whose}
      and (o.path <@ ${own}::ltree or o.path @> ${own}::ltree) order by x.until desc, x.id limit 200`,
  );
}

/** For the desk: what waits for a leader's word, at organisations whose leader the actor is; never one's own. */
export async function listExtensionsWaiting(tx: Tx, actor: Actor, now: Date): Promise<Extension[]> {
  const own = seatsOf(actor)
    .filter((seat) => seat.role === 'leader')
    .map((seat) => seat.organisationId);
  if (own.length === 0) return [];
  return list(
    tx,
    sql`c.organisation_id = any(${own}::uuid[]) and x.granted_at is null and x.ended_at is null and x.until > ${now}
      and c.state = 'running' and x.prepared_by <> ${personIdOf(actor) ?? null} order by x.until, x.id limit 200`,
  );
}

/** The ids in a lineage: labels are ids without their dashes. */
const idsOf = (lineage: TreePath): string[] => lineage.split('.').map(idOfLabel);

/** Whether extension `x` is for this call or one it was adopted from: what is granted above reaches those beneath. */
function reaches(call: Pick<Call, 'lineage'>): RawBuilder<boolean> {
  return sql<boolean>`exists (
    select from (select 1) as one join ${callJoin(sql`any(${idsOf(call.lineage)}::uuid[])`, 'al')}
    where al.campaign_id = x.campaign_id and (x.call_id is null or x.call_id = al.id))`;
}

/** Where something is sent: at which call or campaign, by whom; `subjectId` when it may have been sent before. */
export type Place = { path: TreePath; subjectId?: string } & (
  | { what: 'entries' | 'recommendation'; call: Pick<Call, 'lineage'> }
  | { what: 'activities'; campaign: Pick<Campaign, 'lineage'> }
);

/** The extensions that apply there and have a use left, or were used for this very thing already. */
export async function listGranted(tx: Tx, place: Place): Promise<Granted[]> {
  const whose =
    place.what === 'activities'
      ? sql`x.campaign_id = any(${idsOf(place.campaign.lineage)}::uuid[])`
      : reaches(place.call);
  return rowsOf(
    tx,
    sql<Granted>`
      select x.id, x.until from calendar_extension x join ${organisationJoin(sql`x.organisation_id`)}
      where x.what = ${place.what} and ${place.path}::ltree <@ o.path and x.granted_at is not null and x.ended_at is null
        and (x.uses < x.uses_max or exists (select from calendar_extension_use u
          where u.extension_id = x.id and u.subject_id = ${place.subjectId ?? null}))
        and ${whose}
      order by x.until desc, x.id limit 50`,
  );
}

/** Whether anybody at all still may by an extension: then the way in is shown, and each unit is asked by itself. */
export async function isExtendedForSome(tx: Tx, call: Call, now: Date): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      select x.id from calendar_extension x where x.what = 'entries' and x.granted_at is not null and x.ended_at is null
        and x.until > ${now} and x.uses < x.uses_max and ${reaches(call)} limit 1`,
  );
  return row !== undefined;
}

/** The one answer to “is it open, and until when”: the window, and what was granted at that place. */
export async function standingFor(tx: Tx, window: Window, place: Place, now: Date): Promise<Standing> {
  // Before and on time an extension changes nothing.
  if (now < window.dueAt) return standingOf(window, now);
  return standingOf(window, now, await listGranted(tx, place));
}

type Unit = { path: TreePath };

export function resolveEntryStanding(tx: Tx, call: Call, unit: Unit, now: Date): Promise<Standing> {
  return standingFor(tx, windowOfEntries(call), placeOf('entries', call, unit), now);
}

export function resolveRecommendationStanding(tx: Tx, call: Call, unit: Unit, now: Date): Promise<Standing> {
  return standingFor(tx, windowOfRecommendation(call), placeOf('recommendation', call, unit), now);
}

export function resolveReportStanding(
  tx: Tx,
  campaign: Campaign,
  unit: Unit,
  now: Date,
  subjectId?: string,
): Promise<Standing> {
  return standingFor(tx, reportWindowOf(campaign), placeOfReport(campaign, unit, subjectId), now);
}

/** The place of something sent at a call. */
export function placeOf(
  what: 'entries' | 'recommendation',
  call: Pick<Call, 'lineage'>,
  unit: Unit,
  subjectId?: string,
): Place {
  return { what, call, path: unit.path, subjectId };
}

/** The place of a report. */
export function placeOfReport(campaign: Pick<Campaign, 'lineage'>, unit: Unit, subjectId?: string): Place {
  return { what: 'activities', campaign, path: unit.path, subjectId };
}

/** For other stores: whether what bears this id was sent by an extension. */
export function sentByExtension(id: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`exists (select from calendar_extension_use eu where eu.subject_id = ${id})`;
}
