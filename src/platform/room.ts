/** What the machine is given to serve a house, and what it knows of a request before anybody acts. */

import type { Actor } from '../kernel/actor.ts';
import type { Language, RefusalTable } from '../kernel/text.ts';
import type { FileReceiver } from './body.ts';
import type { Database, Tx } from './db.ts';
import type { KeptPages } from './kept-page.ts';
import type { Log } from './log.ts';
import type { Trusts } from './proxy.ts';
import type { Frames, Route } from './route.ts';

export type Room = {
  db: Database;
  log: Log;
  origin: string;
  routes: readonly Route[];
  frames: Frames;
  refusals: RefusalTable;
  /** The keeper's own reverse proxies, whose word on the address of a request is taken. */
  proxies?: Trusts;
  /** Who sends this request, by the session cookie. */
  identify: (tx: Tx, cookie: string | undefined, now: Date, address: string) => Promise<Actor>;
  /** The same for many requests at once, in the order asked. */
  identifyAll: (
    tx: Tx,
    asked: readonly { cookie: string | undefined; address: string }[],
    now: Date,
  ) => Promise<Actor[]>;
  /** Connections of their own for what is written in groups; they give up soon when there is no database. */
  groupDb?: Database;
  asset: (name: string) => string;
  files?: FileReceiver;
  /** Where pages of the site are kept that may be shown again to people who are not signed in. */
  kept?: KeptPages;
  /** The next instant at which pages turn for everybody at once: none is kept beyond it (AC-178). */
  turnsAt?: (tx: Tx, now: Date) => Promise<Date | undefined>;
};

/** What a request says of itself. */
export type Arrival = {
  requestId: string;
  path: string;
  params: Record<string, string>;
  query: Record<string, string>;
  language: Language;
  address: string;
  cookie?: string;
  told?: string;
  device?: string;
  agent?: string;
  cameFrom?: string;
  /** The key under which the same request may come again. */
  key?: string;
  wantsJson: boolean;
};
