/** What the doors of identities are given: the key, and the ways of proving that the keeper has set. */

import type { Named } from '../../../kernel/text.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { Database } from '../../../platform/db.ts';
import type { View } from '../../../platform/route.ts';
import type { Providers } from '../actions/flow.ts';
import type { FlowKind } from '../flow.ts';
import { text } from '../text.ts';

export type IdentityRoom = Providers & {
  /** Connections of their own, in which tries of a code are counted although their refusals are rolled back. */
  db: Database;
  hasSms: boolean;
  /** Codes can be read on a page, by everybody. */
  isDemo: boolean;
  /** What the keeper calls their own provider. */
  providerName?: Named;
};

/** How a provider is called on the pages. */
export function sayProvider(view: View, room: IdentityRoom, kind: FlowKind): string {
  const say = view.say(text);
  if (kind === 'wechat') return say('kind.wechat');
  return room.providerName ? nameIn(room.providerName, view.language) : say('provider');
}
