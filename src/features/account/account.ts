/** The word "account": who a person is to the system, and what a username and a password may be. */

import type { PersonId } from '../../kernel/id.ts';
import type { Refusal } from '../../kernel/verdict.ts';
import { offices } from './phrase.ts';

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

export const nameLengthMax = 30;
/** What the eye does not see, or reads the other way round; and signs without a meaning of their own. */
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0\u2800]/u;
const piled = /\p{M}{5}/u;
/** Alphabets whose letters look like one another's. */
const alphabets = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u, /\p{Script=Armenian}/u];

/** One spelling of a name: full-width letters become plain, blanks are one blank. */
export function spellName(typed: string): string {
  return typed.normalize('NFKC').replace(/\s+/g, ' ').trim();
}

/**
 * Why a name cannot be used, if it cannot: signs nobody sees or that turn the writing round, letters of alphabets mixed
 * to look like another, and words by which somebody would pass for an office (AC-185).
 */
export function judgeName(name: string): Refusal | undefined {
  const length = [...new Intl.Segmenter().segment(name)].length;
  if (length > nameLengthMax || name.length > nameLengthMax * 4)
    return { code: 'account.name-long', about: { max: nameLengthMax }, field: 'name' };
  if (unseen.test(name) || piled.test(name)) return { code: 'account.name-unseen', field: 'name' };
  if (!/\p{L}/u.test(name)) return { code: 'account.name-empty', field: 'name' };
  if (alphabets.filter((one) => one.test(name)).length > 1)
    return { code: 'account.name-mixed', field: 'name' };
  const low = name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  return offices.some((word) => low.includes(word))
    ? { code: 'account.name-of-office', field: 'name' }
    : undefined;
}
