/** What a panel is to judge, and what was scored of it, as the feature above that runs the judging tells it. */

import type { EntryId, PanelId } from '../../../kernel/id.ts';
import type { Named } from '../../../kernel/text.ts';
import type { Tx } from '../../../platform/db.ts';
import type { Assigned } from '../assign.ts';
import type { Work } from '../panel.ts';

export type TaskWork = Work & { title: string; number?: string; unitName: Named };

export type Task = {
  call: Named;
  stage: Named;
  /** The page of the judging for whoever runs it, and the one on which a judge works. */
  href: string;
  judgeHref: string;
  works: readonly TaskWork[];
  /** What works are called before judges, as far as names may be seen in their stage. */
  listTitles: () => Promise<ReadonlyMap<EntryId, string>>;
  /** How many judges a work gets; absent where everybody judges everything. */
  judgesPerEntry?: number;
  loadCap?: number;
  /** Until when it is to be done. */
  closesAt?: Date;
  /** Whether it still goes on: afterwards nobody is invited, assigned or pinned. */
  isOpen: boolean;
};

/** What panels must be told from above. */
export type PanelSlots = {
  findTask: (tx: Tx, panelId: PanelId) => Promise<Task | undefined>;
  /** Judges and works of which something has been scored, drafts too. */
  listScored: (tx: Tx, panelId: PanelId) => Promise<readonly Assigned[]>;
};
