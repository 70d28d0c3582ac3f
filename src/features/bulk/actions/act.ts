/** An act as a value: which list it is for, what it is told, how it looks at a thing, does it and takes it back. */

import type { Actor } from '../../../kernel/actor.ts';
import type { Named, Sentence } from '../../../kernel/text.ts';
import type { Outcome, Refusal } from '../../../kernel/verdict.ts';
import type { Doing, Tx } from '../../../platform/db.ts';
import type { Bulk, Item, ListKey, Looked, Setting, SettingName } from '../bulk.ts';

/** Who asks, in whose name. */
export type Asking = {
  tx: Tx;
  actor: Actor;
  now: Date;
  organisation: Pick<Bulk, 'organisationId' | 'organisationPath'>;
};

/** What an act can be aimed at: a round, a judge of a panel. */
export type Target = { id: string; name: Named };

export type BulkAct = {
  /** `entry.admit` */
  key: string;
  list: ListKey;
  name: Sentence;
  /** What will happen to each thing, as the preview says it. */
  tells: Sentence;
  /** `held`: begins after ten minutes unless it is taken back; `at-once`: can be taken back afterwards. */
  way: 'held' | 'at-once';
  asks: readonly SettingName[];
  /** What it may be told besides. */
  mayAsk?: readonly SettingName[];
  /** What is missing or wrong in what it was told, by the field. */
  judges: (setting: Setting) => readonly Refusal[];
  /** What it can be aimed at, where it asks for a target. */
  targets?: (asking: Asking) => Promise<readonly Target[]>;
  /** How each thing stands that the actor may see, and why it would be refused; what is hidden is not answered. */
  looks: (asking: Asking, ids: readonly string[], setting: Setting) => Promise<readonly Looked[]>;
  /** Does it to one thing, asking anew whether it may and whether it stands as it was seen. */
  carries: (doing: Doing, item: Item, bulk: Bulk) => Promise<Outcome<Record<string, unknown>>>;
  /** Takes it back from one thing, if it is unchanged since. */
  undoes?: (doing: Doing, item: Item, bulk: Bulk) => Promise<Outcome<unknown>>;
  /** After the last item. */
  finishes?: (doing: Doing, bulk: Bulk) => Promise<void>;
};

/** How a list is asked: the ids that a query finds for an actor, at most so many; or why it is not understood. */
export type BulkList = {
  key: ListKey;
  finds: (
    asking: Omit<Asking, 'organisation'>,
    typed: string,
    most: number,
  ) => Promise<Outcome<readonly string[]>>;
};

/** All that main knows: the lists and the acts upon them. */
export type BulkRoom = { lists: readonly BulkList[]; acts: readonly BulkAct[] };

export function actOf(room: BulkRoom, key: string): BulkAct | undefined {
  return room.acts.find((act) => act.key === key);
}
