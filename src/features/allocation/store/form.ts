/** The table as its form is drawn from: rows, organisations, calls and columns of one campaign, in a few queries. */

import type { OrganisationId } from '../../../kernel/id.ts';
import type { Tx } from '../../../platform/db.ts';
import type { Call } from '../../call/call.ts';
import { listCalls } from '../../call/store.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import type { Organisation } from '../../organisation/organisation.ts';
import { getOrganisation, listChildren, listOrganisations } from '../../organisation/store.ts';
import type { Allocation } from '../allocation.ts';
import { type Line, linesOf } from '../draft.ts';
import { type Indicator, listShared } from '../indicator.ts';
import { sheetText } from '../text/sheet.ts';
import { listGiven } from './acknowledgement.ts';
import { listIndicators } from './indicator.ts';
import { getAllocation } from './table.ts';

export type Board = {
  campaign: Campaign;
  table: Allocation;
  indicators: readonly Indicator[];
  /** Those shared out: the columns of the table. */
  columns: readonly Indicator[];
  owner: Organisation;
  /** Open organisations straight beneath the owner. */
  children: readonly Organisation[];
  /** Everybody a row may speak of, moved or closed ones too. */
  places: ReadonlyMap<OrganisationId, Organisation>;
  calls: readonly Call[];
  given: ReadonlyMap<string, number>;
  lines: readonly Line[];
};

export async function getBoard(tx: Tx, campaign: Campaign): Promise<Board> {
  const table = await getAllocation(tx, campaign.id);
  const indicators = await listIndicators(tx, campaign);
  const owner = await getOrganisation(tx, campaign.organisationId);
  const all = await listChildren(tx, campaign.organisationId);
  const places = new Map([owner, ...all].map((place) => [place.id, place]));
  const away = table.rows.flatMap((row) =>
    [row.organisationId, ...row.members].flatMap((id) => (id && !places.has(id) ? [id] : [])),
  );
  for (const place of await listOrganisations(tx, away)) places.set(place.id, place);
  const calls = (await listCalls(tx, campaign.id)).filter((call) => !call.withdrawnAt);
  const children = all.filter((child) => !child.closedOn);
  const hostOf = (id: OrganisationId) =>
    calls.flatMap((call) => (call.hostId === id ? [call.name.zh] : [])).join(sheetText.between.zh);
  return {
    ...{ campaign, table, indicators, columns: listShared(indicators), owner, children, places, calls },
    given: await listGiven(tx, campaign),
    lines: linesOf(table.rows, owner, children, hostOf),
  };
}
