/** A page of a long list: never the whole, always with the count. */

export type PageAsk = { page: number; size: number };
export type Page<T> = { items: T[]; total: number; page: number; size: number; pages: number };

export const pageSizeDefault = 20;
const pageMax = 100_000;

/** Reads `?page=` from outside: anything odd is clamped, never an error (AC-206). */
export function askPage(raw: string | undefined, size: number = pageSizeDefault): PageAsk {
  const page = Number.parseInt(raw ?? '1', 10);
  return { page: Number.isFinite(page) ? Math.min(Math.max(page, 1), pageMax) : 1, size };
}

/** The page made of its items and the total; `pages` is at least 1. */
export function pageOf<T>(items: T[], total: number, ask: PageAsk): Page<T> {
  return { items, total, page: ask.page, size: ask.size, pages: Math.max(1, Math.ceil(total / ask.size)) };
}

/** Rows to skip for a page. */
export function offsetOf(ask: PageAsk): number {
  return (ask.page - 1) * ask.size;
}
