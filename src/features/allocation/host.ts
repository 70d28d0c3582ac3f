/** The word "host" in the table of shares: which call a row takes over, read from the names in its cell. */

import type { CallId, OrganisationId } from '../../kernel/id.ts';
import type { Named } from '../../kernel/text.ts';
import type { Refusal } from '../../kernel/verdict.ts';
import { findNamed, type RowTyped } from './allocation.ts';
import { betweenCalls } from './text/sheet.ts';

export type Hosted = {
  id: CallId;
  key: string;
  name: Named;
  hostId?: OrganisationId;
  frozenAt?: Date;
  withdrawnAt?: Date;
};

/** The names of calls in a cell. */
export function namesIn(cell: string | undefined): string[] {
  return (cell ?? '')
    .split(betweenCalls)
    .map((name) => name.trim())
    .filter(Boolean);
}

/** What is wrong with the hosts of a table: no such call, a call twice, a row that cannot host. */
export function judgeHosts(rows: readonly RowTyped[], calls: readonly Hosted[]): Refusal[] {
  const taken = new Map<CallId, number>();
  const own = calls.filter((call) => !call.withdrawnAt);
  return rows.flatMap((row, index) => {
    const field = `rows.${index}.host`;
    return namesIn(row.host).flatMap((name): Refusal[] => {
      const call = findNamed(name, own);
      if (!call) return [{ code: 'allocation.no-such-call', about: { name }, field }];
      if (!row.organisationId) return [{ code: 'allocation.host-is-group', field }];
      const first = taken.get(call.id);
      taken.set(call.id, first ?? index);
      return first !== undefined && first !== index
        ? [{ code: 'allocation.two-hosts', about: { call: call.name }, field }]
        : [];
    });
  });
}

export type HostChange<C extends Hosted> = { call: C; hostId?: OrganisationId; row: number };

/** The calls whose host the table changes: given to the row that names them, taken from a row that no longer does. */
export function hostsTyped<C extends Hosted>(
  rows: readonly RowTyped[],
  calls: readonly C[],
): HostChange<C>[] {
  const own = calls.filter((call) => !call.withdrawnAt);
  return own.flatMap((call): HostChange<C>[] => {
    const at = rows.findIndex((row) => namesIn(row.host).some((name) => findNamed(name, own) === call));
    if (at >= 0) {
      const hostId = rows[at]!.organisationId;
      return hostId === call.hostId ? [] : [{ call, hostId, row: at }];
    }
    const was = call.hostId ? rows.findIndex((row) => row.organisationId === call.hostId) : -1;
    return was < 0 ? [] : [{ call, hostId: undefined, row: was }];
  });
}
