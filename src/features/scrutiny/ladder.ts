/** The word "ladder": the published steps against those who buy votes, as data of a campaign; people apply them. */

import type { CampaignId, EntryId, PersonId } from '../../kernel/id.ts';
import type { Named } from '../../kernel/text.ts';
import type { TreePath } from '../../kernel/tree.ts';
import type { Refusal } from '../../kernel/verdict.ts';
import { text } from './text/ladder.ts';

/** `key` names it in the log; what it means stands in `about`. While a barring one stands the work is in no result. */
export type LadderStep = { key: string; name: Named; about?: Named; isBarring?: boolean };

/** A campaign's ladder, mildest step first; without one of its own the usual one stands. */
export type Ladder = { steps: readonly LadderStep[]; version: number; at?: Date; byId?: PersonId };

const usualKeys = ['reminder', 'set-aside', 'remark', 'prize-withheld', 'award-withheld'] as const;
export const usualLadder: readonly LadderStep[] = usualKeys.map((key) => ({
  key,
  name: text[`step.${key}`],
  about: text[`about.${key}`],
  ...(key === 'award-withheld' ? { isBarring: true } : {}),
}));

export const ladderStepsMax = 10;

/** A step that was applied to a work, and perhaps lifted again; nothing of it is ever unmade. */
export type Sanction = {
  id: string;
  campaignId: CampaignId;
  entryId: EntryId;
  entryTitle: string;
  unitName: Named;
  unitPath: TreePath;
  makerId?: PersonId;
  step: string;
  stepName: Named;
  /** As the ladder said it when the step was taken. */
  isBarring: boolean;
  reason: string;
  at: Date;
  byId: PersonId;
  liftedAt?: Date;
  liftedBy?: PersonId;
  liftedReason?: string;
  version: number;
};

type Word = string | undefined;
export type TypedStep = {
  key: Word;
  nameZh: Word;
  nameEn: Word;
  aboutZh: Word;
  aboutEn: Word;
  isBarring: boolean;
};

/** What was typed, as steps; a new one gets the first free key, one whose name was emptied falls away. */
export function stepsTyped(rows: readonly TypedStep[]): LadderStep[] {
  const typed = rows.filter((row) => row.nameZh !== undefined);
  const taken = new Set(typed.map((one) => one.key));
  let next = 1;
  const freshKey = () => {
    while (taken.has(`step-${next}`)) next++;
    taken.add(`step-${next}`);
    return `step-${next}`;
  };
  return typed.map((one) => ({
    key: one.key ?? freshKey(),
    name: { zh: one.nameZh!, en: one.nameEn },
    ...(one.aboutZh ? { about: { zh: one.aboutZh, en: one.aboutEn } } : {}),
    ...(one.isBarring ? { isBarring: true } : {}),
  }));
}

/** Whether steps make a ladder: at least one, each with a key of its own. */
export function judgeLadder(steps: readonly LadderStep[]): Refusal | undefined {
  if (steps.length === 0) return { code: 'scrutiny.no-steps', field: 'steps.0.nameZh' };
  const keys = steps.map((step) => step.key);
  const twice = keys.findIndex((key, index) => keys.indexOf(key) < index);
  return twice < 0 ? undefined : { code: 'scrutiny.step-twice', field: `steps.${twice}.nameZh` };
}
