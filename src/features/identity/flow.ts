/** The word "flow": one way to a provider and back, good for one browser, once, for a few minutes. */

import type { PersonId } from '../../kernel/id.ts';
import type { BindingKind } from './identity.ts';

export type FlowKind = Exclude<BindingKind, 'phone'>;
export const flowKinds = ['wechat', 'oidc'] as const satisfies readonly FlowKind[];

export type Flow = {
  id: string;
  kind: FlowKind;
  /** Who binds; without one somebody signs in. */
  personId?: PersonId;
  away: string;
  verifier: string;
  nonce: string;
  next?: string;
};

export const flowMinutes = 10;
/** Whether the page is opened inside of WeChat, where its own way of signing in is one touch. */
export function isInWechat(agent: string | undefined): boolean {
  return /\bMicroMessenger\//i.test(agent ?? '');
}

/** A name at a provider as its owner knows it again: the first sign and the last, nothing between. */
export function maskLabel(label: string): string {
  const signs = [...label.normalize('NFKC').replace(/\s+/g, ' ').trim()];
  if (signs.length <= 1) return '***';
  return signs.length < 4 ? `${signs[0]}***` : `${signs[0]}***${signs.at(-1)}`;
}
