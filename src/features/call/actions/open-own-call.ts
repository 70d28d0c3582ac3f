/** Opening a call of one's own from what the owner's officer typed: dates, file rules and host are judged here. */

import type { CallId, OrganisationId } from '../../../kernel/id.ts';
import { isWithin } from '../../../kernel/tree.ts';
import { type Outcome, type Refusal, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { latitudesTyped, type TypedLatitude } from '../../campaign/latitude.ts';
import type { FileRule } from '../../media/rule.ts';
import { findOrganisation } from '../../organisation/store.ts';
import { judgeFormula } from '../../reckoning/formula.ts';
import type { AwardTier } from '../../reckoning/reckoning.ts';
import { ballotTyped, judgeBallotRules, type TypedBallot } from '../ballot.ts';
import {
  type Call,
  datesOf,
  type EntryKind,
  fileRulesOf,
  judgeCallDates,
  judgeKey,
  judgeRubric,
  judgeTypedRules,
  type TypedDates,
  type TypedRules,
} from '../call.ts';
import { findTemplate, type Pattern, patternOf, usualOf } from '../library.ts';
import { callRules, filesTyped, type TypedFiles } from '../rule.ts';
import { findCall, listCalls, lockCallsOf } from '../store.ts';
import { type CallPlan, openCall } from './open-call.ts';

type Typed = TypedBallot &
  TypedDates &
  TypedRules &
  TypedFiles & {
    /** What it was begun from: a ready call of the library, or a call there was; and which of its rules are kept. */
    template?: string;
    from?: CallId;
    kept?: readonly string[];
    /** With what its kind of entry is usually asked. */
    usual?: boolean;
    personCap?: number;
    callCap?: number;
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
    regionId?: OrganisationId;
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
  const pattern = await findPattern(doing, typed);
  if (!pattern && (typed.template || typed.from)) return refuse('call.pattern-gone');
  const region = typed.regionId && (await findOrganisation(doing.tx, typed.regionId));
  const ballot = ballotTyped(typed, region?.path);
  const plan = { ...planOf(typed, (calls.at(-1)?.position ?? 0) + 1, pattern), ballot };
  const problems = [
    judgeKey(plan.key, calls),
    host && !isWithin(host.path, campaign.organisationPath)
      ? { code: 'call.host-elsewhere', field: 'hostId' }
      : undefined,
    ...(pattern ? judgePatternFiles(plan) : judgeTypedRules(typed)),
    ...judgeCallDates(plan, campaign),
    judgeRubric(plan.rubric),
    ...judgeFormula(plan.formula),
    typed.regionId && !region ? { code: 'call.ballot-elsewhere', field: 'regionId' } : undefined,
    ...judgeBallotRules(ballot, campaign.organisationPath),
  ].filter((problem) => problem !== undefined);
  return problems.length > 0 ? refuseAll(problems) : openCall(doing, campaign, plan);
}

async function findPattern({ tx, actor }: Doing, typed: Typed): Promise<Pattern | undefined> {
  if (typed.template) return findTemplate(typed.template);
  const earlier = typed.from && (await findCall(tx, actor, typed.from));
  return earlier ? patternOf(earlier) : undefined;
}

/** The pattern's rules as they were kept and typed over; without one, what was ticked. */
function filesOf(typed: Typed, pattern: Pattern | undefined): FileRule[] {
  if (!pattern) return fileRulesOf(typed);
  const edited = ['container', 'duration-seconds', 'size-bytes'];
  const kept = pattern.fileRules.filter(
    (rule, index) => edited.includes(rule.kind) || typed.kept?.includes(String(index)),
  );
  return filesTyped(kept, typed, 'drop');
}

const judgePatternFiles = ({ fileRules }: CallPlan): Refusal[] =>
  fileRules.some(
    (rule) => rule.kind === 'duration-seconds' && (rule.min ?? 0) > (rule.max ?? Number.POSITIVE_INFINITY),
  )
    ? [{ code: 'call.lengths-reversed', field: 'secondsMax' }]
    : [];

/** What the pattern brings that is not on the form; without one, what its kind is usually asked, where that was ticked. */
function broughtBy(typed: Typed, pattern: Pattern | undefined): Partial<CallPlan> {
  if (pattern) {
    const { fields, eligibility, entrances, filesMin, filesMax, channels, template } = pattern;
    return { fields, eligibility, entrances, filesMin, filesMax, channels, template };
  }
  if (!typed.usual) return {};
  const { fields, eligibility, filesMin, filesMax } = usualOf(typed.entryKind);
  const isFile = typed.takesVideo || typed.takesAudio || typed.takesPicture;
  return { fields, eligibility, filesMin: isFile ? Math.max(1, filesMin) : filesMin, filesMax };
}

/** What was typed, as a call: nothing in it is added by anybody else. */
function planOf(typed: Typed, position: number, pattern?: Pattern): Omit<CallPlan, 'ballot'> {
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
    fileRules: filesOf(typed, pattern),
    ...broughtBy(typed, pattern),
    takesLink: typed.takesLink,
    hostFloor: typed.hostFloor,
    unitCap: typed.unitCap,
    personCap: typed.personCap,
    callCap: typed.callCap,
    rubric: typed.rubric.map(({ name, max }, index) => ({
      key: `criterion-${index + 1}`,
      name: { zh: name },
      max,
    })),
    formula: {
      judgesPercent: 100 - typed.votesPercent,
      votesPercent: typed.votesPercent,
      conversion: { kind: 'max-normal' },
      awards,
    },
    supplements: [],
    latitude: latitudesTyped(callRules, typed.latitude ?? []),
  };
}
