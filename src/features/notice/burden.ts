/** The word "burden": a demand that rules against formalism forbid, found in a paper or a campaign; said, never blocked. */

import type { PersonId } from '../../kernel/id.ts';
import { fill, type Named, type Sentence } from '../../kernel/text.ts';
import type { Refusal } from '../../kernel/verdict.ts';
import {
  type BurdenPhrase,
  burdenPhrases,
  clauseEnds,
  leavesIt,
  mailbox,
  maskedMailbox,
  opensAnew,
  sentenceEnds,
  turnsDown,
  turnsDownBefore,
  votesWeigh,
} from './phrase/burden.ts';
import type { Section } from './section.ts';
import { type BurdenCode, burdenText, rules, text } from './text/burden.ts';

export type { BurdenCode } from './text/burden.ts';

/** What is looked at; whatever is missing is not. */
export type BurdenSource = {
  sections?: readonly Section[];
  indicators?: readonly { key: string; name: Named; counters: readonly string[] }[];
  calls?: readonly { name: Named; brief?: Named; formula?: { votesPercent: number } }[];
  /** Words of the campaign itself, by what they are called. */
  campaign?: { title: Named; theme?: Named };
};

/** A finding. `key` stays the same while its words stay the same, so that an answer to it keeps standing. */
export type Burden = {
  key: string;
  code: BurdenCode;
  place: Sentence;
  excerpt: string;
  sentence: Sentence;
  rule: Sentence;
};

/** Kept in the paper all the same: by whom and why. */
export type BurdenAnswer = {
  key: string;
  code: BurdenCode;
  place: string;
  excerpt: string;
  reason: string;
  at: Date;
  by?: PersonId;
};

export const votesPercentMax = 40;
const excerptLengthMax = 90;

const ruleOf: Record<BurdenCode, keyof typeof rules> = {
  'likes-measure': 'both',
  'likes-demanded': 'both',
  'photos-forced': 'both',
  'units-ranked': 'apps',
  points: 'apps',
  'check-in': 'apps',
  'install-rate': 'apps',
  'asked-twice': 'both',
  'several-mailboxes': 'fingertip',
  'share-for-votes': 'fingertip',
  'not-voted-list': 'fingertip',
  'votes-weight': 'fingertip',
  'group-without-end': 'fingertip',
};

/** Everything in a paper and its campaign that would burden those it goes to. */
export function findBurdens(source: BurdenSource): Burden[] {
  const found = [
    ...(source.sections ?? []).flatMap(inSection),
    ...inCampaign(source.campaign),
    ...(source.calls ?? []).flatMap(inCall),
    ...inIndicators(source.indicators ?? []),
  ];
  return found.filter((one, index) => found.findIndex((other) => other.key === one.key) === index);
}

/** The findings of one text: once each code and sentence. */
export function burdensIn(words: string): { code: BurdenCode; excerpt: string }[] {
  const found = words.split(sentenceEnds).flatMap((raw) => {
    const sentence = raw.trim();
    if (sentence === '') return [];
    const codes = new Set(burdenPhrases.flatMap((phrase) => (demands(sentence, phrase) ? phrase.code : [])));
    if (weighsTooMuch(sentence)) codes.add('votes-weight');
    return [...codes].map((code) => ({ code, excerpt: excerptOf(sentence) }));
  });
  const boxes = new Set([...words.matchAll(mailbox)].map((match) => match[0]));
  const masked = [...words.matchAll(mailbox)].filter((match) => match[0] === maskedMailbox).length;
  if (boxes.size > 1 || masked > 1)
    found.push({ code: 'several-mailboxes', excerpt: excerptOf(words.trim()) });
  return found;
}

function demands(sentence: string, phrase: BurdenPhrase): boolean {
  const match = phrase.says.exec(sentence);
  if (!match || phrase.unless?.test(sentence)) return false;
  const clauses = clausesOf(sentence);
  const first = clauses.findIndex((clause) => match.index < clause.end);
  const last = clauses.findIndex((clause) => match.index + match[0].length <= clause.end);
  const inside = clauses.slice(first, last + 1).map((clause) => clause.text);
  if (inside.some((clause) => turnsDown.test(clause))) return false;
  if (turnsDownBefore.test(sentence.slice(clauses[first]!.start, match.index))) return false;
  if (isUnderEarlier(clauses.map((clause) => clause.text).slice(0, first + 1))) return false;
  return !(phrase.mayBeLeft && [...inside, clauses[last + 1]?.text ?? ''].some((one) => leavesIt.test(one)));
}

type Clause = { text: string; start: number; end: number };

function clausesOf(sentence: string): Clause[] {
  let start = 0;
  return sentence.split(clauseEnds).map((clause) => {
    const found = { text: clause.trim(), start, end: start + clause.length };
    start = found.end + 1;
    return found;
  });
}

/** Whether a “不得” of an earlier clause still governs the last one: until a clause begins anew. */
function isUnderEarlier(clauses: readonly string[]): boolean {
  for (let at = clauses.length - 1; at > 0; at--) {
    if (opensAnew.test(clauses[at]!)) return false;
    if (turnsDown.test(clauses[at - 1]!)) return true;
  }
  return false;
}

function weighsTooMuch(sentence: string): boolean {
  return votesWeigh.some((pattern) => Number(pattern.exec(sentence)?.[1] ?? 0) > votesPercentMax);
}

function excerptOf(sentence: string): string {
  const signs = [...sentence];
  return signs.length <= excerptLengthMax ? sentence : `${signs.slice(0, excerptLengthMax).join('')}…`;
}

function burden(code: BurdenCode, excerpt: string, place: Sentence): Burden {
  return {
    key: `${code}: ${excerpt}`,
    code,
    place,
    excerpt,
    sentence: burdenText[code],
    rule: rules[ruleOf[code]],
  };
}

function placed(
  key: 'burden.place' | 'burden.call' | 'burden.indicators',
  about: Record<string, string | number | Named>,
) {
  return { zh: fill(text[key].zh, about, 'zh'), en: fill(text[key].en, about, 'en') };
}

/** A long heading is cut: it only says where to look. */
function inSection(section: Section): Burden[] {
  return section.paragraphs.flatMap((paragraph, index) => {
    const heading = section.heading ?? text['burden.opening'];
    const place = placed('burden.place', { heading, paragraph: index + 1 });
    return burdensIn(paragraph).map(({ code, excerpt }) => burden(code, excerpt, place));
  });
}

function inCampaign(campaign: BurdenSource['campaign']): Burden[] {
  if (!campaign) return [];
  const place = { zh: campaign.title.zh, en: campaign.title.en ?? campaign.title.zh };
  const words = [campaign.title.zh, campaign.theme?.zh ?? ''];
  return words.flatMap((one) => burdensIn(one).map(({ code, excerpt }) => burden(code, excerpt, place)));
}

function inCall(call: NonNullable<BurdenSource['calls']>[number]): Burden[] {
  const place = placed('burden.call', { call: call.name });
  const weight = call.formula?.votesPercent ?? 0;
  return [
    ...burdensIn(call.brief?.zh ?? '').map(({ code, excerpt }) => burden(code, excerpt, place)),
    ...(weight > votesPercentMax ? [burden('votes-weight', `${call.name.zh} ${weight}%`, place)] : []),
  ];
}

/** Two indicators that count the same records ask one figure twice. */
function inIndicators(indicators: NonNullable<BurdenSource['indicators']>): Burden[] {
  const same = (one: readonly string[], other: readonly string[]) =>
    one.length > 0 && [...one].sort().join() === [...other].sort().join();
  return indicators.flatMap((one, index) =>
    indicators
      .slice(index + 1)
      .filter((other) => other.key !== one.key && same(one.counters, other.counters))
      .map((other) => {
        const place = placed('burden.indicators', { one: one.name, other: other.name });
        return burden('asked-twice', place.zh, place);
      }),
  );
}

/** What was typed for the findings of a paper. */
export type BurdenTyped = { key: string; known: boolean; reason?: string };

/** The findings nobody has answered yet, neither earlier nor now; each refused by its own fields. */
export function judgeAnswers(
  burdens: readonly Burden[],
  earlier: readonly Pick<BurdenAnswer, 'key'>[],
  typed: readonly BurdenTyped[],
): Refusal[] {
  const open = burdens.filter((one) => !earlier.some((answer) => answer.key === one.key));
  return open.flatMap((one, index): Refusal[] => {
    const row = typed.findIndex((answer) => answer.key === one.key);
    const field = `answers.${row < 0 ? index : row}`;
    if (row < 0 || !typed[row]!.known) return [{ code: 'notice.burden-unanswered', field: `${field}.known` }];
    return typed[row]!.reason ? [] : [{ code: 'shape.required', field: `${field}.reason` }];
  });
}
