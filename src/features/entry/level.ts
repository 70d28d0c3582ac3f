/** How far a work has come, level by level: what its sender and its unit are shown. */

import type { OrganisationId } from '../../kernel/id.ts';
import type { Named } from '../../kernel/text.ts';

export type LevelRole = 'unit' | 'between' | 'host' | 'owner';
export type LevelState = 'passed' | 'here' | 'ahead';

/** One level on the way of a work: when it arrived there, when it was handed on. */
export type Level = {
  id: OrganisationId;
  name: Named;
  role: LevelRole;
  arrivedAt?: Date;
  handedAt?: Date;
};

/** Where it lies now: the last level that it reached. */
export function stateAt(levels: readonly Level[], at: number): LevelState {
  const here = levels.findLastIndex((level) => level.arrivedAt !== undefined);
  if (at === here) return 'here';
  return at < here ? 'passed' : 'ahead';
}
