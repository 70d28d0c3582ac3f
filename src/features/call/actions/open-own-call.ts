/** Opening a call of one's own from what the owner's officer typed: dates, file rules and host are judged here. */

import type { OrganisationId } from '../../../kernel/id.ts';
import { isWithin } from '../../../kernel/tree.ts';
import { type Outcome, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { latitudesTyped, type TypedLatitude } from '../../campaign/latitude.ts';
import { findOrganisation } from '../../organisation/store.ts';
import {
  type AwardTier,
  type Call,
  datesOf,
  type EntryKind,
  fileRulesOf,
  judgeCallDates,
  judgeFormula,
  judgeKey,
  judgeRubric,
  judgeTypedRules,
  type TypedDates,
  type TypedRules,
} from '../call.ts';
import { callRules } from '../rule.ts';
import { listCalls, lockCallsOf } from '../store.ts';
import { type CallPlan, openCall } from './open-call.ts';

type Typed = TypedDates &
  TypedRules & {
    name: string;
    nameEn?: string;
    key: string;
    brief: string;
    entryKind: EntryKind;
    takesLink: boolean;
    hostId: OrganisationId;
    hostFloor?: number;
    unitCap?: number;
    rubric: { name: string; max: number }[];
    votesPercent: number;
    perDay: number;
    first: number;
    second: number;
    third: number;
    latitude?: TypedLatitude[];
  };

/** Refuses, all at once: a key that is taken, a host elsewhere, dates out of order, rules nobody can measure. */
export async function openOwnCall(doing: Doing, campaign: Campaign, typed: Typed): Promise<Outcome<Call>> {
  await lockCallsOf(doing.tx, campaign.id);
  const calls = await listCalls(doing.tx, campaign.id);
  const host = await findOrganisation(doing.tx, typed.hostId);
  const plan = planOf(typed, (calls.at(-1)?.position ?? 0) + 1);
  const problems = [
    judgeKey(plan.key, calls),
    host && !isWithin(host.path, campaign.organisationPath)
      ? { code: 'call.host-elsewhere', field: 'hostId' }
      : undefined,
    ...judgeTypedRules(typed),
    ...judgeCallDates(plan, campaign),
    judgeRubric(plan.rubric),
    judgeFormula(plan.formula),
  ].filter((problem) => problem !== undefined);
  return problems.length > 0 ? refuseAll(problems) : openCall(doing, campaign, plan);
}

/** What was typed, as a call: nothing in it is added by anybody else. */
function planOf(typed: Typed, position: number): CallPlan {
  const awards: AwardTier[] = (['first', 'second', 'third'] as const)
    .map((award) => ({ award, count: typed[award] }))
    .filter((tier) => tier.count > 0);
  return {
    ...datesOf(typed),
    key: typed.key,
    position,
    name: { zh: typed.name, en: typed.nameEn },
    brief: { zh: typed.brief },
    entryKind: typed.entryKind,
    channels: ['person', 'unit'],
    hostId: typed.hostId,
    fileRules: fileRulesOf(typed),
    takesLink: typed.takesLink,
    hostFloor: typed.hostFloor,
    unitCap: typed.unitCap,
    rubric: typed.rubric.map(({ name, max }, index) => ({
      key: `criterion-${index + 1}`,
      name: { zh: name },
      max,
    })),
    ballot: { perDay: typed.perDay, perWorkPerDay: 1 },
    formula: {
      judgesPercent: 100 - typed.votesPercent,
      votesPercent: typed.votesPercent,
      conversion: 'max-normal',
      awards,
    },
    supplements: [],
    latitude: latitudesTyped(callRules, typed.latitude ?? []),
  };
}
