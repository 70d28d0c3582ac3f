/** The word "identity": what of a person is proved, and how strongly; the fewest words that say it, never the number. */

import type { PersonId } from '../../kernel/id.ts';
import { plusDays } from '../../kernel/period.ts';
import type { TreePath } from '../../kernel/tree.ts';
import type { Refusal } from '../../kernel/verdict.ts';

/** Weakest first. `wechat` stands for WeChat and for the keeper's own sign-in (OIDC) alike. */
export const voterTiers = ['account', 'phone', 'wechat', 'member'] as const;
export type VoterTier = (typeof voterTiers)[number];

export type Identity = {
  /** Everybody signed in has `account`. */
  tiers: readonly VoterTier[];
  /** The strongest of them. */
  tier: VoterTier;
  /** Since when the strongest is proved. */
  since: Date;
  /** Said of themselves to be under 18: nobody invites them to vote (AC-151). */
  isMinor: boolean;
  /** Where the unit stands that confirmed them as its member. */
  homePath?: TreePath;
};

export const bindingKinds = ['phone', 'wechat', 'oidc'] as const;
export type BindingKind = (typeof bindingKinds)[number];

/** What ties a person to something only they can show; the thing itself is kept nowhere. */
export type Binding = {
  id: string;
  personId: PersonId;
  kind: BindingKind;
  /** How its owner knows it again: 139****1234. */
  masked: string;
  verifiedAt: Date;
};

/** The tier that a binding proves. */
export function tierOf(kind: BindingKind): VoterTier {
  return kind === 'phone' ? 'phone' : 'wechat';
}

/** What is known of one person, put together. */
export function identityOf(known: {
  openedAt: Date;
  bindings: readonly { kind: BindingKind; verifiedAt: Date }[];
  membership?: { since: Date; path: TreePath };
  isMinor: boolean;
}): Identity {
  const since = new Map<VoterTier, Date>([['account', known.openedAt]]);
  for (const { kind, verifiedAt } of known.bindings) {
    const [tier, before] = [tierOf(kind), since.get(tierOf(kind))];
    if (!before || verifiedAt < before) since.set(tier, verifiedAt);
  }
  if (known.membership) since.set('member', known.membership.since);
  const tiers = voterTiers.filter((tier) => since.has(tier));
  const tier = tiers.at(-1)!;
  return {
    tiers,
    tier,
    since: since.get(tier)!,
    isMinor: known.isMinor,
    homePath: known.membership?.path,
  };
}

/** What is proved and then let go rests before somebody else may bind it: no phone votes for two people in a row (AC-141). */
export const restDays = 30;

/** Whether a subject once bound may be bound by a person, or by somebody new, now. */
export function judgeBinding(
  before: { personId: PersonId; endedAt?: Date } | undefined,
  personId: PersonId | undefined,
  now: Date,
): Refusal | undefined {
  if (!before || before.personId === personId) return undefined;
  if (!before.endedAt) return { code: 'identity.bound-elsewhere' };
  const until = plusDays(before.endedAt, restDays);
  return until > now ? { code: 'identity.resting', about: { until } } : undefined;
}

/** The number as it is compared: eleven digits of the mainland; nothing for anything else. */
export function spellPhone(typed: string): string | undefined {
  const digits = typed
    .normalize('NFKC')
    .replace(/[\s()-]/g, '')
    .replace(/^(?:\+|00)86/, '');
  return /^1[3-9]\d{9}$/.test(digits) ? digits : undefined;
}

/** As its owner knows it again, and nobody else. */
export function maskPhone(phone: string): string {
  return `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}

/** The neighbourhood of an address: /24 of IPv4, /56 of IPv6 as written; what is neither stands for itself. */
export function subnetOf(address: string): string {
  const plain = address.replace(/^::ffff:/i, '');
  const four = plain.match(/^(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}$/);
  if (four) return `${four[1]}.0/24`;
  if (!plain.includes(':')) return plain;
  const [left = '', right] = plain.toLowerCase().split('::');
  const head = left === '' ? [] : left.split(':');
  const tail = right === undefined || right === '' ? [] : right.split(':');
  const zeros = right === undefined ? 0 : 8 - head.length - tail.length;
  const groups = [...head, ...new Array<string>(Math.max(0, zeros)).fill('0'), ...tail];
  const [a, b, c, d] = groups.slice(0, 4).map((group) => Number.parseInt(group, 16) || 0);
  return `${[a, b, c, (d ?? 0) & 0xff00].map((group) => (group ?? 0).toString(16)).join(':')}::/56`;
}
