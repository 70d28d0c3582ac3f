/** The word "hand over": what is given to a level outside the system, and what became of it there. */

import type { CampaignId, OrganisationId, PersonId } from '../../kernel/id.ts';
import type { Named } from '../../kernel/text.ts';
import type { TreePath } from '../../kernel/tree.ts';
import type { Refusal } from '../../kernel/verdict.ts';
import type { HandMeans } from './outside.ts';

export const handoverThings = ['works', 'statistics', 'summary'] as const;
export type HandoverThing = (typeof handoverThings)[number];
export const handoverForms = ['zip', 'xlsx', 'letter'] as const;
export type HandoverForm = (typeof handoverForms)[number];

export type Handover = {
  id: string;
  campaignId: CampaignId;
  campaignTitle: Named;
  organisationId: OrganisationId;
  organisationPath: TreePath;
  what: HandoverThing;
  form: HandoverForm;
  receiver: string;
  handedOn: string;
  note?: string;
  recordedAt: Date;
  recordedBy?: PersonId;
  received?: { on: string; by: string; means: HandMeans };
  outcome?: { on: string; words: string };
  version: number;
};

/** Days that cannot be: something that has not happened yet, a receipt before the handing over, an outcome before it. */
export function judgeDay(field: string, day: string, today: string, notBefore?: string): Refusal[] {
  if (day > today) return [{ code: 'notice.not-happened-yet', field }];
  return notBefore !== undefined && day < notBefore ? [{ code: 'notice.before-handover', field }] : [];
}
