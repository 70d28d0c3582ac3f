/** What a part needs to know of the page it stands on; a platform View fits it. */

import type { Language } from '../kernel/text.ts';
import type { Refusal } from '../kernel/verdict.ts';

export type Screen = {
  language: Language;
  path: string;
  /** A fresh idempotency key for the forms of the page. */
  key: string;
  form?: { action: string; raw: Record<string, string[]>; refusals: readonly Refusal[] };
  told?: string;
  sayRefusal: (refusal: Refusal) => string;
  asset: (name: string) => string;
};
