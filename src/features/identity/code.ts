/** The word "code": six digits sent to a phone to prove it; how it stands, and when no further one is sent. */

import type { PersonId } from '../../kernel/id.ts';
import type { Refusal } from '../../kernel/verdict.ts';

/** What a code is worth. */
export const rule = {
  digits: 6,
  minutes: 5,
  triesMax: 5,
  pauseSeconds: 60,
  /** Not sent by then, it is given up. */
  waitMinutes: 10,
} as const;

export type Purpose = 'bind' | 'sign-in';

type Budget = {
  perPhoneDayMax: number;
  perPersonDayMax: number;
  perAddressHourMax: number;
  perSubnetHourMax: number;
  perDayMax: number;
};

/**
 * How many are sent: to a phone, for a person, to an address and its neighbours, in all. Each purpose has its own, so
 * that strangers who ask sign-in codes for a number, or for thousands, keep nobody from binding theirs (AC-006).
 */
export const budgets: Record<Purpose, Budget> = {
  'sign-in': {
    perPhoneDayMax: 5,
    perPersonDayMax: 5,
    perAddressHourMax: 30,
    perSubnetHourMax: 30,
    perDayMax: 5000,
  },
  bind: {
    perPhoneDayMax: 3,
    perPersonDayMax: 8,
    perAddressHourMax: 300,
    perSubnetHourMax: 600,
    perDayMax: 5000,
  },
};

export type Code = {
  id: string;
  purpose: Purpose;
  /** The digest of the phone, and how its owner knows it again. */
  subject: string;
  masked: string;
  personId?: PersonId;
  next?: string;
  expiresAt: Date;
  sentAt?: Date;
  trouble?: string;
  triesLeft: number;
  usedAt?: Date;
};

export type CodeState = 'waiting' | 'sent' | 'failed' | 'void';

/** Where a code stands at an instant. */
export function stateOf(code: Code, now: Date): CodeState {
  if (code.trouble) return 'failed';
  if (code.usedAt || code.triesLeft === 0 || now >= code.expiresAt) return 'void';
  return code.sentAt ? 'sent' : 'waiting';
}

/** What was already sent for the same purpose, as it stands when another is asked for. */
export type CodesSent = {
  lastToPhoneAt?: Date;
  toPhone: number;
  forPerson: number;
  fromAddress: number;
  fromSubnet: number;
  inAll: number;
};

/** Why no further code is sent now; the words are the same for a number that is known and one that is not. */
export function judgeAsking(purpose: Purpose, sent: CodesSent, now: Date): Refusal | undefined {
  const budget = budgets[purpose];
  const field = 'phone';
  const waitedMs = sent.lastToPhoneAt
    ? now.getTime() - sent.lastToPhoneAt.getTime()
    : Number.POSITIVE_INFINITY;
  // A clock that went back leaves the limit closed rather than open (AC-202).
  if (waitedMs < rule.pauseSeconds * 1000)
    return { code: 'identity.code-too-soon', about: { seconds: rule.pauseSeconds }, field };
  const isOver =
    sent.toPhone >= budget.perPhoneDayMax ||
    sent.forPerson >= budget.perPersonDayMax ||
    sent.fromAddress >= budget.perAddressHourMax ||
    sent.fromSubnet >= budget.perSubnetHourMax ||
    sent.inAll >= budget.perDayMax;
  return isOver ? { code: 'identity.codes-enough', field } : undefined;
}

/** Six digits out of a digest that only this installation can reckon: the same for every try of sending one code. */
export function digitsOf(digest: string): string {
  const number = Number(BigInt(`0x${digest.slice(0, 24)}`) % 1_000_000n);
  return String(number).padStart(rule.digits, '0');
}

/** What was typed, as digits: full-width ones and blanks are forgiven. */
export function spellDigits(typed: string): string {
  return typed.normalize('NFKC').replace(/\D/g, '');
}

const retryMs = [2000, 5000, 15_000, 30_000, 60_000];

/** When a code that could not be sent is tried again; the gateway is not pressed (F-28). */
export function retryAt(now: Date, sendings: number): Date {
  return new Date(now.getTime() + retryMs[Math.min(sendings, retryMs.length) - 1]!);
}
