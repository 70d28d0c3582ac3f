/** The word "account": who a person is to the system, and what a username and a password may be. */

import type { PersonId } from '../../kernel/id.ts';
import type { Refusal } from '../../kernel/verdict.ts';

export type Account = { id: PersonId; username: string; name: string };

export const sessionSeconds = 14 * 86_400;
export const attemptsPerNameMax = 8;
export const attemptsPerAddressMax = 60;
export const attemptWindowMinutes = 15;
export const passwordLengthMin = 10;
export const passwordLengthMax = 128;

/**
 * One spelling for everybody: case, full-width letters and blanks around do not make another person, nor another
 * bucket of the sign-in limit (AC-002, AC-195).
 */
export function spellUsername(typed: string): string {
  return typed.normalize('NFKC').trim().toLowerCase();
}

/** Why a username cannot be used, if it cannot. */
export function judgeUsername(username: string): Refusal | undefined {
  return /^[a-z0-9][a-z0-9_.-]{2,31}$/.test(username)
    ? undefined
    : { code: 'account.username-form', field: 'username' };
}

// The most guessed forms; long enough rules out the rest of the usual lists.
const guessed = [
  '1234567890',
  '0123456789',
  'password12',
  'qwertyuiop',
  '1q2w3e4r5t',
  'iloveyou12',
  'woaini1314',
];

/** Why a password cannot be used, if it cannot: length, sameness, and what is guessed first (AC-021). */
export function judgePassword(password: string, username: string): Refusal | undefined {
  const length = [...password].length;
  const about = { min: passwordLengthMin, max: passwordLengthMax };
  if (length < passwordLengthMin || length > passwordLengthMax) {
    return { code: 'account.password-length', about, field: 'password' };
  }
  const low = password.toLowerCase();
  const same = new Set(low).size < 4;
  if (same || guessed.includes(low) || low.includes(username))
    return { code: 'account.password-guessable', field: 'password' };
  return undefined;
}

/** Whether more tries are to be heard now. */
export function isThrottled(failed: { byName: number; byAddress: number }): boolean {
  return failed.byName >= attemptsPerNameMax || failed.byAddress >= attemptsPerAddressMax;
}
