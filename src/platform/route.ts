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

/** How a page looks when shared in a chat. */
export type Share = { description?: string; image?: string };
export type ShownPage = {
  title: string;
  body: ReactNode;
  share?: Share;
  /** Islands to wake on this page, by asset name: 'entry.js'. */
  islands?: readonly string[];
  /** For papers: no navigation, made to be printed. */
  paper?: boolean;
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
  finds: Found<F>;
  may: May<F>;
  shows: Shows<F>;
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
  tells?: Sentence;
  /** What pages kept on the device is removed by the browser: for signing out (AC-219). */
  clearsDevice?: true;
  /** The page shown again with what was typed when the act is refused. */
  shows?: Shows<F>;
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
