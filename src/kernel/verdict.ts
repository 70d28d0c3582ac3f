/**
 * One answer to "may this happen?", for the button, the sentence and the status.
 * Refusals are values, never exceptions; each code has its sentences and status in its feature's text.ts.
 */

import type { Values } from './text.ts';

export type About = Values;

/** Why not. `field` names the form field it belongs to; `about` fills the sentence. */
export type Refusal = { code: string; about?: About; field?: string };

/**
 * - allowed: the button works.
 * - `never`: not this person, not this thing: the button is absent, the answer 403.
 * - `not-now`: shown, disabled, with the reason; the answer is the refusal's own status (mostly 409).
 */
export type Verdict = { allowed: true } | { allowed: false; when: 'never' | 'not-now'; refusal: Refusal };

export type Outcome<T> = { ok: true; value: T } | { ok: false; refusals: readonly Refusal[] };

export const allowed: Verdict = { allowed: true };

/** May never: not by this person. */
export function never(code: string, about?: About): Verdict {
  return { allowed: false, when: 'never', refusal: { code, about } };
}

/** Not now: the state or the time forbids it. */
export function notNow(code: string, about?: About): Verdict {
  return { allowed: false, when: 'not-now', refusal: { code, about } };
}

/** The first verdict that does not allow; "never" wins over "not now" wherever it stands. */
export function all(...verdicts: Verdict[]): Verdict {
  return (
    verdicts.find((v) => !v.allowed && v.when === 'never') ?? verdicts.find((v) => !v.allowed) ?? allowed
  );
}

/** Allowed if one allows; else the "not now" nearest to being allowed; else the first "never". */
export function either(...verdicts: [Verdict, ...Verdict[]]): Verdict {
  return (
    verdicts.find((v) => v.allowed) ?? verdicts.find((v) => !v.allowed && v.when === 'not-now') ?? verdicts[0]
  );
}

/** `verdict` if the condition holds not, else allowed. */
export function unless(condition: boolean, verdict: Verdict): Verdict {
  return condition ? allowed : verdict;
}

export function done<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

/** A refusal with its code; `field` puts the sentence beside that form field. */
export function refuse(code: string, about?: About, field?: string): Outcome<never> {
  return { ok: false, refusals: [{ code, about, field }] };
}

export function refuseAll(refusals: readonly Refusal[]): Outcome<never> {
  return { ok: false, refusals };
}

/** A transition table: from each state, which verb leads where. */
export type Transitions<State extends string, Verb extends string> = Record<
  State,
  Partial<Record<Verb, State>>
>;

/** The state a verb leads to; nothing when the table knows no such step. */
export function next<State extends string, Verb extends string>(
  table: Transitions<State, Verb>,
  state: State,
  verb: Verb,
): State | undefined {
  return table[state][verb];
}
