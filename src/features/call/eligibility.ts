/** The word "eligibility": who may enter a call, with what kind of work, and whether an entry is such. */

import { dayOf, plusDays } from '../../kernel/period.ts';
import { fill, type Named, type Sentence } from '../../kernel/text.ts';
import type { Refusal } from '../../kernel/verdict.ts';
import type { FileRule } from '../media/rule.ts';
import type { Answers, Field, Given, Option } from './field.ts';
import { text } from './text/eligibility.ts';

/** A kind of work inside one call, with file rules and counts of its own in place of the call's. */
export type Subtype = Option & {
  fileRules: readonly FileRule[];
  filesMin: number;
  filesMax: number;
  /** Not named: as the call. */
  takesLink?: boolean;
};

export const entrantKinds = ['in-service', 'retired', 'freelance'] as const;
export type Entrant = (typeof entrantKinds)[number];

/** Whether a person or a unit sends in is the call's `channels`; what is not named here is not asked. */
export type Eligibility = {
  /** Only union members; or whoever joins while entering, too. */
  members?: 'members' | 'joining';
  entrants?: readonly Entrant[];
  /** Judged apart: professional and amateur. */
  groups?: readonly Option[];
  /** A person's cap counts in each group by itself. */
  personCapPer?: 'group';
  subtypes?: readonly Subtype[];
  published?: 'must' | 'must-not';
  publishedSince?: string;
  awarded?: 'must-not';
  /** Days, included. */
  madeSince?: string;
  madeUntil?: string;
  /** Counted back from the first day of collecting, so that it is one day for all. */
  madeWithinDays?: number;
  /** How much of it a machine made, in percent; asked whenever this is here. */
  ai?: { shareMin?: number; shareMax?: number; toolsNamed?: true };
  /** The block of makers: none at `max` 0. Not named: one at least. */
  makers?: { min?: number; max?: number; roles?: readonly Option[] };
};

/** Another way in that the paper names; `must`: it only counts when it is entered there too. */
export type Entrance = { name: Named; link?: string; force: 'must' | 'may' };

/** What of a call is needed here. */
export type Asking = {
  fields: readonly Field[];
  eligibility: Eligibility;
  channels: readonly ('person' | 'unit')[];
  fileRules: readonly FileRule[];
  filesMin: number;
  filesMax: number;
  takesLink: boolean;
  opensAt: Date;
};

export type Entered = Given & { by: 'person' | 'unit'; answers: Answers; makers?: number };

/** Keys of the fields that eligibility itself asks; a designer's own have others. */
export const eligibilityKeys = [
  ...['member', 'entrant', 'made-on', 'published', 'published-on', 'awarded', 'ai-share', 'ai-tools'],
  ...['subtype', 'group'],
] as const;

const yesNo: readonly Option[] = [
  { key: 'yes', name: text['answer.yes'] },
  { key: 'no', name: text['answer.no'] },
];

/** What has to be asked so that eligibility can be judged. */
export function eligibilityFields({ eligibility: e }: Pick<Asking, 'eligibility'>): Field[] {
  const must = (key: string, kind: Field['kind'], more: Partial<Field> = {}): Field => ({
    ...{ key, kind, force: 'must', label: text[`ask.${key}` as keyof typeof text], ...more },
  });
  const entrants = (e.entrants ?? []).map((key) => ({ key, name: text[`entrant.${key}`] }));
  return [
    ...(e.members === 'members' ? [must('member', 'statement', { words: text['words.member'] })] : []),
    ...(e.members === 'joining' ? [must('member', 'statement', { words: text['words.joining'] })] : []),
    ...(entrants.length > 0 ? [must('entrant', 'choice', { choices: entrants })] : []),
    ...(asksDay(e) ? [must('made-on', 'date')] : []),
    ...(e.published ? [must('published', 'choice', { choices: yesNo })] : []),
    ...(e.publishedSince
      ? [must('published-on', 'date', { when: { key: 'published', equals: 'yes' } })]
      : []),
    ...(e.awarded ? [must('awarded', 'choice', { choices: yesNo })] : []),
    ...(e.ai ? [must('ai-share', 'number', { min: 0, max: 100, unit: text.percent })] : []),
    ...(e.ai?.toolsNamed ? [must('ai-tools', 'text', { max: 200, force: 'should' })] : []),
  ];
}

const asksDay = (e: Eligibility): boolean =>
  e.madeSince !== undefined || e.madeUntil !== undefined || e.madeWithinDays !== undefined;

/** Everything a call asks in words: what eligibility needs, then the call's own fields. */
export function askedFields(call: Pick<Asking, 'eligibility' | 'fields'>): Field[] {
  return [...eligibilityFields(call), ...call.fields];
}

/** Whether makers are named at all: topics and platforms have none. */
export function asksMakers({ eligibility }: Pick<Asking, 'eligibility'>): boolean {
  return eligibility.makers?.max !== 0;
}

/** The least makers an entry names. */
export function makersLeast({ eligibility }: Pick<Asking, 'eligibility'>): number {
  return asksMakers({ eligibility }) ? (eligibility.makers?.min ?? 1) : 0;
}

export type FileLimits = Pick<Asking, 'fileRules' | 'filesMin' | 'filesMax' | 'takesLink'>;

/** What is asked of the files: the call's, or those of the subtype chosen. */
export function limitsOf(call: FileLimits & Pick<Asking, 'eligibility'>, subtype?: string): FileLimits {
  const own = call.eligibility.subtypes?.find((one) => one.key === subtype);
  const { fileRules, filesMin, filesMax } = own ?? call;
  return { fileRules, filesMin, filesMax, takesLink: own?.takesLink ?? call.takesLink };
}

/** The earliest day on which a work may have been made, if any. */
export function madeSinceOf({
  eligibility,
  opensAt,
}: Pick<Asking, 'eligibility' | 'opensAt'>): string | undefined {
  const { madeSince, madeWithinDays } = eligibility;
  const within = madeWithinDays === undefined ? undefined : dayOf(plusDays(opensAt, -madeWithinDays));
  return [madeSince, within]
    .filter((day) => day !== undefined)
    .sort()
    .at(-1);
}

/** Every reason why an entry does not belong here, by its field; what is not answered yet is `judgeAnswers`' to say. */
export function judgeEligibility(call: Asking, entered: Entered): Refusal[] {
  const { eligibility: e } = call;
  const isOf = (options: readonly Option[] | undefined, key: string | undefined) =>
    !options?.length || options.some((one) => one.key === key);
  const makers = entered.makers;
  const most = e.makers?.max;
  return [
    call.channels.includes(entered.by) ? undefined : { code: 'call.channel', field: 'channels' },
    isOf(e.subtypes, entered.subtype) ? undefined : { code: 'call.subtype', field: 'subtype' },
    isOf(e.groups, entered.group) ? undefined : { code: 'call.group', field: 'group' },
    makers !== undefined && most !== undefined && makers > most
      ? { code: 'call.makers-many', about: { max: most }, field: 'makers.0.name' }
      : undefined,
    ...judgeMade(call, entered.answers),
    ...judgePublished(e, entered.answers),
    ...judgeShare(e, entered.answers),
  ].filter((refusal) => refusal !== undefined);
}

function judgeMade(call: Asking, answers: Answers): Refusal[] {
  const [since, until] = [madeSinceOf(call), call.eligibility.madeUntil];
  const made = answers['made-on'];
  if (typeof made !== 'string') return [];
  if (since !== undefined && made < since)
    return [{ code: 'call.made-early', about: { day: since }, field: 'answers.made-on' }];
  if (until !== undefined && made > until)
    return [{ code: 'call.made-late', about: { day: until }, field: 'answers.made-on' }];
  return [];
}

function judgePublished(e: Eligibility, answers: Answers): Refusal[] {
  const { published, awarded, 'published-on': on } = answers;
  const found: Refusal[] = [];
  if (e.published === 'must' && published === 'no')
    found.push({ code: 'call.unpublished', field: 'answers.published' });
  if (e.published === 'must-not' && published === 'yes')
    found.push({ code: 'call.published', field: 'answers.published' });
  if (e.publishedSince !== undefined && typeof on === 'string' && on < e.publishedSince)
    found.push({
      code: 'call.published-early',
      about: { day: e.publishedSince },
      field: 'answers.published-on',
    });
  if (e.awarded === 'must-not' && awarded === 'yes')
    found.push({ code: 'call.awarded', field: 'answers.awarded' });
  return found;
}

function judgeShare({ ai }: Eligibility, answers: Answers): Refusal[] {
  const share = answers['ai-share'];
  if (!ai || typeof share !== 'number') return [];
  const field = 'answers.ai-share';
  if (ai.shareMin !== undefined && share < ai.shareMin)
    return [{ code: 'call.ai-little', about: { min: ai.shareMin }, field }];
  if (ai.shareMax !== undefined && share > ai.shareMax)
    return [{ code: 'call.ai-much', about: { max: ai.shareMax }, field }];
  return [];
}

/** How many works somebody has in already; `ofGroup` are those of the same group. */
export type Count = { ofPerson?: number; ofGroup?: number; ofCall?: number };
type Capped = { personCap?: number; callCap?: number; eligibility: Eligibility };

/** Whether one more work is too many: of the person, of the whole call. */
export function judgeCaps(call: Capped, count: Count): Refusal[] {
  const own = call.eligibility.personCapPer === 'group' ? count.ofGroup : count.ofPerson;
  const found: Refusal[] = [];
  if (call.personCap !== undefined && (own ?? 0) >= call.personCap)
    found.push({ code: 'call.person-cap', about: { max: call.personCap } });
  if (call.callCap !== undefined && (count.ofCall ?? 0) >= call.callCap)
    found.push({ code: 'call.call-cap', about: { max: call.callCap } });
  return found;
}

const inBoth = (sentence: Sentence, about: Record<string, string | number | Named> = {}): Sentence => ({
  zh: fill(sentence.zh, about, 'zh'),
  en: fill(sentence.en, about, 'en'),
});
const listed = (options: readonly { name: Named }[]): Named => ({
  zh: options.map((one) => one.name.zh).join(text.between.zh),
  en: options.map((one) => one.name.en ?? one.name.zh).join(text.between.en),
});

/** Who may enter what, sentence by sentence. */
export function sayEligibility(e: Eligibility): Sentence[] {
  const said = (key: keyof typeof text, about?: Record<string, string | number | Named>) => [
    inBoth(text[key], about),
  ];
  const entrants = (e.entrants ?? []).map((key) => ({ name: text[`entrant.${key}`] }));
  return [
    ...(e.members ? said(`members.${e.members}`) : []),
    ...(entrants.length > 0 ? said('entrants', { list: listed(entrants) }) : []),
    ...(e.groups?.length ? said('groups', { list: listed(e.groups) }) : []),
    ...(e.personCapPer ? said('cap-per-group') : []),
    ...(e.subtypes?.length ? said('subtypes', { list: listed(e.subtypes) }) : []),
    ...(e.published ? said(`published.${e.published}`) : []),
    ...(e.publishedSince ? said('published-since', { day: e.publishedSince }) : []),
    ...(e.awarded ? said('awarded.must-not') : []),
    ...(e.madeSince ? said('made-since', { day: e.madeSince }) : []),
    ...(e.madeUntil ? said('made-until', { day: e.madeUntil }) : []),
    ...(e.madeWithinDays ? said('made-within', { days: e.madeWithinDays }) : []),
    ...(e.ai ? said('ai.declared') : []),
    ...(e.ai?.shareMin !== undefined ? said('ai.min', { min: e.ai.shareMin }) : []),
    ...(e.ai?.shareMax !== undefined ? said('ai.max', { max: e.ai.shareMax }) : []),
    ...(e.ai?.toolsNamed ? said('ai.tools') : []),
    ...(e.makers?.max === 0 ? said('makers.none') : []),
    ...(e.makers?.max ? said('makers.most', { max: e.makers.max }) : []),
  ];
}
