/** The word "invitation": a link by which somebody without a place gets one, once and within its time. */

import type { OrganisationId, PanelId } from '../../kernel/id.ts';
import type { Named } from '../../kernel/text.ts';
import type { TreePath } from '../../kernel/tree.ts';
import type { JudgeRole } from './panel.ts';

export const linkDaysMax = 90;
export const linkDaysDefault = 21;

export type LinkState = 'open' | 'taken' | 'declined' | 'revoked' | 'expired';

export type Invitation = {
  id: string;
  panelId: PanelId;
  /** As the officer wrote it, before it is known who follows the link. */
  name: string;
  contact?: string;
  unitId: OrganisationId;
  unitPath: TreePath;
  unitName: Named;
  role: JudgeRole;
  languages: readonly string[];
  loadCap?: number;
  at: Date;
  expiresAt: Date;
  usedAt?: Date;
  /** Who took it. */
  usedByName?: string;
  revokedAt?: Date;
  declinedAt?: Date;
  reason?: string;
};

/** It stands until it is taken, declined, revoked, or its time is over. */
export function linkStateOf(
  link: Pick<Invitation, 'usedAt' | 'revokedAt' | 'declinedAt' | 'expiresAt'>,
  now: Date,
): LinkState {
  if (link.usedAt) return 'taken';
  if (link.declinedAt) return 'declined';
  if (link.revokedAt) return 'revoked';
  return now < link.expiresAt ? 'open' : 'expired';
}
