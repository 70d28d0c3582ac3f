/** The word "library": ready calls with the real rules of notices, each with its source, to begin a call from. */

import { dayOf } from '../../kernel/period.ts';
import type { Named } from '../../kernel/text.ts';
import { lastDayOf } from '../campaign/campaign.ts';
import type { FileRule } from '../media/rule.ts';
import type { Ballot } from './ballot.ts';
import type { Call, Criterion, EntryKind } from './call.ts';
import type { Eligibility, Entrance } from './eligibility.ts';
import { type Field, isDay } from './field.ts';
import binhai2019 from './library/binhai-2019.json';
import binhai2021 from './library/binhai-2021.json';
import others from './library/category.json';
import kinds from './library/kinds.json';
import qinghai2020 from './library/qinghai-2020.json';
import shaanxi2020 from './library/shaanxi-2020.json';
import wuhu2020 from './library/wuhu-2020.json';
import { text } from './text/library.ts';

export const categories = [
  ...['micro-video', 'micro-film', 'short-drama', 'animation', 'photography', 'recitation', 'song'],
  ...['micro-lesson', 'comment', 'story', 'mixed', 'aigc', 'activity', 'creative-activity', 'topic'],
  ...[
    'platform',
    'rights-case',
    'joining-case',
    'mini-program-case',
    'ai-case',
    'media-account',
    'net-person',
  ],
] as const;
export type Category = string;

/** The four kinds of entry, and the link alone: what each asks when nothing else is said. */
export const usualKinds = ['work', 'case', 'platform', 'account', 'link'] as const;
export type UsualKind = (typeof usualKinds)[number];

/** What a new call can begin from: a ready call of the library, or a call there was. */
export type Pattern = Pick<
  Call,
  | ('name' | 'brief' | 'entryKind' | 'channels' | 'fileRules' | 'filesMin' | 'filesMax' | 'takesLink')
  | ('fields' | 'eligibility' | 'entrances' | 'personCap' | 'callCap' | 'unitCap' | 'hostFloor')
> & { rubric?: readonly Criterion[]; votesPercent?: number; template?: string; ballot?: Ballot };

export type Template = Pattern & { key: string; category: Category; source: Named };

/** A ready call as its file has it: what it does not say is that of its kind. */
type Kept = {
  key: string;
  category: string;
  like: string;
  name: Named;
  brief: Named;
  source: Named;
  channels?: string[];
  fileRules?: unknown[];
  filesMin?: number;
  filesMax?: number;
  takesLink?: boolean;
  fields?: unknown[];
  /** Its fields are all it asks: those of its kind are left out. */
  bare?: boolean;
  eligibility?: unknown;
  entrances?: unknown[];
  personCap?: number;
  hostFloor?: number;
  rubric?: (string | number)[][];
  votesPercent?: number;
};
type Usual = Pick<Pattern, 'entryKind' | 'filesMin' | 'filesMax' | 'takesLink' | 'fields' | 'eligibility'>;

/** What a kind of entry asks by default. */
export function usualOf(kind: UsualKind): Usual {
  const { entryKind, filesMin, filesMax, takesLink, fields, eligibility } = kinds[kind];
  return {
    ...{ entryKind: entryKind as EntryKind, filesMin, filesMax, takesLink },
    fields: fields as unknown as readonly Field[],
    eligibility: eligibility as Eligibility,
  };
}

function templateOf(kept: Kept): Template {
  const usual = usualOf(kept.like as UsualKind);
  const own = (kept.fields ?? []) as readonly Field[];
  const common = usual.fields.filter((field) => !own.some((one) => one.key === field.key));
  return {
    key: kept.key,
    template: kept.key,
    category: kept.category,
    source: kept.source,
    name: kept.name,
    brief: kept.brief,
    entryKind: usual.entryKind,
    channels: (kept.channels ?? ['person', 'unit']) as Call['channels'],
    fileRules: (kept.fileRules ?? []) as readonly FileRule[],
    filesMin: kept.filesMin ?? usual.filesMin,
    filesMax: kept.filesMax ?? usual.filesMax,
    takesLink: kept.takesLink ?? usual.takesLink,
    fields: kept.bare ? own : [...own, ...common],
    eligibility: { ...usual.eligibility, ...(kept.eligibility as Eligibility | undefined) },
    entrances: (kept.entrances ?? []) as readonly Entrance[],
    personCap: kept.personCap,
    hostFloor: kept.hostFloor,
    rubric: kept.rubric?.map(([zh, en, max], index) => ({
      key: `criterion-${index + 1}`,
      name: { zh: String(zh), en: String(en) },
      max: Number(max),
    })),
    votesPercent: kept.votesPercent,
  };
}

/** The kinds themselves, for a call that resembles nothing in the library. */
const plain: readonly Template[] = usualKinds.map((kind) => ({
  ...usualOf(kind),
  key: `usual-${kind}`,
  template: `usual-${kind}`,
  category: 'usual',
  source: text['source.usual'],
  name: text[`usual.${kind}`],
  brief: { zh: '' },
  channels: ['person', 'unit'],
  fileRules: [],
  entrances: [],
}));

export const templates: readonly Template[] = [
  ...plain,
  ...([qinghai2020, shaanxi2020, binhai2019, binhai2021, wuhu2020, others] as unknown as Kept[][])
    .flat()
    .map(templateOf),
];

export function findTemplate(key: string | undefined): Template | undefined {
  return templates.find((one) => one.key === key);
}

/** A call there was, to begin another from; its works, dates and host stay with it. */
export function patternOf(call: Call): Pattern {
  return { ...call, votesPercent: call.formula.votesPercent };
}

type Dated = Pick<
  Call,
  'opensAt' | 'closesAt' | 'recommendUntil' | 'reviewUntil' | 'voteOpensAt' | 'voteClosesAt'
>;

/** The days of a call of one year on the same days of another; the 29th of February becomes the 28th. */
export function daysInYear(call: Dated, from: number, year: number): Record<string, string> {
  const moved = (day: string) => {
    const other = `${Number(day.slice(0, 4)) - from + year}${day.slice(4)}`;
    return isDay(other) ? other : other.replace(/29$/, '28');
  };
  const [first, last] = [(at: Date) => moved(dayOf(at)), (at: Date) => moved(lastDayOf(at))];
  return {
    opensOn: first(call.opensAt),
    closesOn: last(call.closesAt),
    recommendOn: last(call.recommendUntil),
    reviewOn: last(call.reviewUntil),
    voteOpensOn: first(call.voteOpensAt),
    voteClosesOn: last(call.voteClosesAt),
  };
}
