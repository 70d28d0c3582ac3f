/** The hand of a form: what was typed into it, what was refused, and what its fields are called. */

import type { Screen } from './screen.ts';

/** One form on a page: knows what was typed into it and what was refused. */
export type FormHand = {
  screen: Screen;
  action: string;
  value: (name: string, fallback?: string | number) => string;
  values: (name: string, fallback?: readonly string[]) => readonly string[];
  problem: (name: string) => string | undefined;
  idOf: (name: string) => string;
};

/** The hand of the form that posts to `action`. */
export function formOf(screen: Screen, action: string): FormHand {
  const back = screen.form?.action === action ? screen.form : undefined;
  const slug = action.replace(/[^a-z0-9]+/gi, '-').slice(-24);
  return {
    screen,
    action,
    value: (name, fallback = '') => (back ? (back.raw[name]?.[0] ?? '') : String(fallback)),
    values: (name, fallback = []) => (back ? (back.raw[name] ?? []) : fallback),
    problem: (name) => {
      const refusal = back?.refusals.find((r) => r.field === name);
      return refusal && screen.sayRefusal(refusal);
    },
    idOf: (name) => `f${slug}-${name.replace(/\./g, '-')}`,
  };
}
