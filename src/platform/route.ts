/** A door is a row: where it is, who finds what behind it, who may, what it takes, does and shows. */

import type { ReactElement, ReactNode } from 'react';
import type { Actor } from '../kernel/actor.ts';
import type { Language, Say, Sentence } from '../kernel/text.ts';
import type { Outcome, Refusal, Verdict } from '../kernel/verdict.ts';
import type { ReceivedFile } from './body.ts';
import type { Doing, Tx } from './db.ts';
import type { RawForm, Shape } from './form.ts';

/** What a request asks, before anybody has decided anything. */
export type Ask = {
  tx: Tx;
  actor: Actor;
  now: Date;
  language: Language;
  params: Record<string, string>;
  query: Record<string, string>;
  /** What this browser was given to be known again by, without a name; and what it says it is. */
  device?: string;
  agent?: string;
  /** The page they came from, as their browser says. */
  cameFrom?: string;
};

/** A form that came back: what was typed, and why it was refused. */
export type FormState = { action: string; raw: RawForm; refusals: readonly Refusal[] };

/** What a page is drawn from. */
export type View = Ask & {
  path: string;
  /** Set when a form on this page was refused. */
  form?: FormState;
  /** The sentence left by the act that led here, shown once. */
  told?: string;
  /** A fresh idempotency key for the forms of this page. */
  key: string;
  origin: string;
  say: <D extends Record<string, Sentence>>(dictionary: D) => Say<D>;
  sayRefusal: (refusal: Refusal) => string;
  asset: (name: string) => string;
  frames: Frames;
};

/** How a page looks when shared in a chat, found by a search machine or read by a program. */
export type Share = {
  description?: string;
  image?: string;
  /** The path under which it is to be known; where missing, the page's own without what orders and filters it. */
  canonical?: string;
  /** Feeds that may be followed from here. */
  feeds?: readonly { title: string; href: string }[];
  /** Whether other sites may show it within their pages: programs are told where to ask how. */
  embeds?: boolean;
  /** What it is, in the words of schema.org. */
  data?: Record<string, unknown>;
  /** Not for search machines, such as what somebody looked for. */
  unlisted?: boolean;
};
export type ShownPage = {
  title: string;
  body: ReactNode;
  share?: Share;
  /** Islands to wake on this page, by asset name: 'entry.js'. */
  islands?: readonly string[];
  /** For papers: no navigation, made to be printed. */
  paper?: boolean;
  /** In which accent it is drawn; the house's own where none is named. */
  accent?: string;
  /** For pages within pages of others: the body and nothing around it. */
  bare?: boolean;
};
export type Frame = 'site' | 'office';
export type Frames = Record<Frame, (view: View, shown: ShownPage) => Promise<ReactElement> | ReactElement> & {
  trouble: (view: View, status: number, sentence: string, requestId: string) => ShownPage;
};

type Found<F> = (ask: Ask) => Promise<F | undefined>;
type May<F> = (actor: Actor, found: F, now: Date) => Verdict;
type Shows<F> = (view: View, found: F) => Promise<ShownPage> | ShownPage;

export type PageRow<F> = {
  get: string;
  frame: Frame;
  /** Query names the page understands; sort, filter, fields and include are refused unless named (AC-065). */
  asks?: readonly string[];
  /** Any site may frame it: drawn for nobody in particular, whoever asks, and without a cookie (AC-153). */
  framed?: true;
  finds: Found<F>;
  may: May<F>;
  shows: Shows<F>;
  /** Params that are words, not ids. */
  words?: readonly string[];
};

export type ActRow<F, T, D> = {
  post: string;
  frame: Frame;
  finds: Found<F>;
  may: May<F>;
  takes: Shape<T>;
  /** A file the form carries, received into quarantine before the act; its largest size. */
  takesFile?: { field: string; sizeBytesMax: number };
  does: (doing: Doing, found: F, taken: T, file?: ReceivedFile) => Promise<Outcome<D>>;
  leadsTo: (done: D, found: F, taken: T) => string;
  cookies?: (done: D) => string[];
  /** Where an act can end in more than one way, what it tells depends on what was done. */
  tells?: Sentence | ((done: D) => Sentence);
  /** What pages kept on the device is removed by the browser: for signing out (AC-219). */
  clearsDevice?: true;
  /** The page shown again with what was typed when the act is refused. */
  shows?: Shows<F>;
};

/** A request among many that are judged together. */
export type GroupAsk<T> = Omit<Ask, 'tx' | 'now'> & {
  /** What was sent, if it had the right shape. */
  taken?: T;
  /** The key under which the same request may come again. */
  key?: string;
  address: string;
};

/** What a whole batch asks for, loaded and locked: each request has its find, its instant, and maybe its answer already. */
export type Gathered<F, D, R> = {
  room: R;
  found: readonly ({ found: F; now: Date; answered?: D } | undefined)[];
};

/** One request of a batch that passed the door. */
export type GroupOne<F, T> = { ask: GroupAsk<T>; found: F; now: Date; taken: T };

/**
 * A form that very many people send at once. Requests that arrive while a batch is written make the next one: one
 * transaction for all, each judged for itself, none answered before the commit.
 */
export type GroupRow<F, T, D, R, P> = {
  post: string;
  frame: Frame;
  takes: Shape<T>;
  /** Finds through visibility for all at once: what one may not see is undefined. */
  gathers: (tx: Tx, asks: readonly GroupAsk<T>[], now: Date) => Promise<Gathered<F, D, R>>;
  may: May<F>;
  /** In the order of the requests; later ones are judged after the earlier ones of their batch. */
  does: (tx: Tx, room: R, ones: readonly GroupOne<F, T>[]) => Promise<readonly Outcome<D>[]>;
  leadsTo: (done: D) => string;
  /** What programs are told beside the location. */
  says?: (done: D) => Record<string, unknown>;
  tells?: Sentence;
  /** The page shown again when the request is refused, and what it is drawn from. */
  finds: Found<P>;
  shows?: Shows<P>;
};

export type RawRow<F> = {
  get: string;
  frame: Frame;
  finds: Found<F>;
  may: May<F>;
  answers: (request: Request, found: F, ask: Ask) => Promise<Response> | Response;
  /** Params that are words, not ids. */
  words?: readonly string[];
};

/** What a door for programs is handed: who asks, and a transaction at a time, while bytes flow between them. */
export type Wire = {
  ask: Omit<Ask, 'tx'>;
  /** One transaction; who sends the request is asked anew in each. */
  within: <T>(work: (doing: Doing) => Promise<Outcome<T>>) => Promise<Outcome<T>>;
  /** Why not, in words, as a problem document. */
  refuses: (refusals: readonly Refusal[], headers?: Record<string, string>) => Promise<Response>;
};

export type WireRow<F> = {
  /** Its method: HEAD and GET are `raw` rows, as they change nothing. */
  method: 'POST' | 'PATCH' | 'DELETE' | 'OPTIONS';
  at: string;
  frame: Frame;
  finds: Found<F>;
  may: May<F>;
  answers: (request: Request, found: F, wire: Wire) => Promise<Response>;
};

export type Route =
  | ({ kind: 'page' } & PageRow<unknown>)
  | ({ kind: 'act' } & ActRow<unknown, unknown, unknown>)
  | ({ kind: 'group' } & GroupRow<unknown, unknown, unknown, unknown, unknown>)
  | ({ kind: 'raw' } & RawRow<unknown>)
  | ({ kind: 'wire' } & WireRow<unknown>);

/** A page people read. */
export function page<F>(row: PageRow<F>): Route {
  return { kind: 'page', ...(row as PageRow<unknown>) };
}
/** A form people send; it changes something and leads to a page. */
export function act<F, T, D>(row: ActRow<F, T, D>): Route {
  return { kind: 'act', ...(row as unknown as ActRow<unknown, unknown, unknown>) };
}
/** A form that very many people send at once: judged and written in batches. */
export function group<F, T, D, R, P>(row: GroupRow<F, T, D, R, P>): Route {
  return { kind: 'group', ...(row as unknown as GroupRow<unknown, unknown, unknown, unknown, unknown>) };
}
/** An answer that is not a page: a file, a picture. */
export function raw<F>(row: RawRow<F>): Route {
  return { kind: 'raw', ...(row as RawRow<unknown>) };
}

/** A door for programs that speak a protocol: many bytes, and no transaction held while they flow. */
export function wire<F>(row: WireRow<F>): Route {
  return { kind: 'wire', ...(row as WireRow<unknown>) };
}

/** For doors that everyone may pass. */
export const anyone = (): Verdict => ({ allowed: true });
/** For doors behind which nothing has to be found. */
export const nothing = async (): Promise<Record<string, never>> => ({});
