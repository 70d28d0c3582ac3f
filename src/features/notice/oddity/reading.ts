/** The word "reading": what is found in a paper by reading its words — hosts, attachments, headings, misprints. */

import {
  activityReport,
  activityTail,
  attachmentList,
  attachmentPage,
  carriedOut,
  han,
  hostLine,
  hostSentence,
  hostSeparators,
  hostTail,
  lookAlikes,
  markedHeading,
  numbering,
  projectLine,
  quotes,
} from '../phrase.ts';
import { type Oddity, oddity, type Paper } from './saying.ts';

export const isActivityReport = (what: string): boolean => activityReport.test(what);
export const isCarriedOut = (phase: string): boolean => carriedOut.test(phase);

const bare = (text: string): string => text.replace(/[\s#*>]/g, '');
const oneQuote = (text: string): string => bare(text).replace(quotes, '"');
const noQuotes = (text: string): string => bare(text).replace(quotes, '');

/** Hosts: how many are named for how many projects, and whether table and requirements name the same one. */
export function hostOddities(paper: Paper): Oddity[] {
  return [...hostCount(paper), ...hostConflicts(paper)];
}

function hostCount({ text }: Paper): Oddity[] {
  const match = hostSentence.exec(text.replace(/\n/g, ''));
  if (!match) return [];
  const hosts = match[2]!
    .split(hostSeparators)
    .map((name) => name.trim().replace(hostTail, ''))
    .filter((name) => name !== '');
  const projects = Number(match[1]);
  return hosts.length === projects ? [] : [oddity('HOST_COUNT', { projects, hosts: hosts.length })];
}

function hostConflicts({ text, table }: Paper): Oddity[] {
  if (!table) return [];
  return hostsRead(text).flatMap(({ project, host }) => {
    const row = table.hosts.find((one) => one.project !== '' && project.endsWith(one.project));
    return row && row.host !== host
      ? [oddity('HOST_CONFLICT', { project, table: row.host, page: host })]
      : [];
  });
}

/** Each “host” line with the project heading it stands beneath. */
function hostsRead(text: string): { project: string; host: string }[] {
  const found: { project: string; host: string }[] = [];
  let project: string | undefined;
  for (const line of text.split('\n')) {
    const heading = projectLine.exec(line.trim());
    const host = hostLine.exec(line.trim());
    if (heading) project = heading[1]!;
    else if (host && project) found.push({ project, host: host[1]! });
  }
  return found;
}

/** Everything else that only reading finds. */
export function readingOddities(paper: Paper): Oddity[] {
  return [
    ...misprints(paper.text),
    ...headingLevels(paper.text),
    ...attachments(paper),
    ...nameVariants(paper),
  ];
}

/** A word seen once that becomes one of the paper's own words when a sign is read as its look-alike; a sign said twice. */
function misprints(text: string): Oddity[] {
  const signs = text.replace(/\s/g, '');
  const countOf = (word: string) => signs.split(word).length - 1;
  const found = new Map<string, string>();
  for (let i = 0; i + 1 < signs.length; i++) {
    const word = lookAlikeOf(signs.slice(i, i + 2));
    const isMisread = word && countOf(word) >= 2 && countOf(signs.slice(i, i + 2)) <= 2 && isWord(word);
    const doubled = doubledAt(signs, i);
    if (isMisread) found.set(signs.slice(i, i + 2), word);
    else if (doubled && countOf(doubled) >= 5 && countOf(signs.slice(i, i + 3)) <= 2)
      found.set(signs.slice(i, i + 3), doubled);
    // The second sign of a misprint is no beginning of another one.
    if (isMisread) i++;
  }
  return [...found].map(([read, meant]) => oddity('OCR_TYPO', { read, meant }));
}

function lookAlikeOf(pair: string): string | undefined {
  if (!han.test(pair[0]!) || !han.test(pair[1]!)) return undefined;
  return lookAlikes.map(([read, meant]) => pair.replace(read, meant)).find((word) => word !== pair);
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
const isWord = (pair: string): boolean => [...segmenter.segment(pair)].length === 1;

/** Two signs whose second is said twice, and whose repetition begins no word of its own. */
function doubledAt(signs: string, at: number): string | undefined {
  const [first, second, third, next] = signs.slice(at, at + 4);
  if (!first || !second || second !== third || !han.test(first) || !han.test(second)) return undefined;
  return next && isWord(`${third}${next}`) ? undefined : `${first}${second}`;
}

/** Headings of one numbering that bear different marks of level. */
function headingLevels(text: string): Oddity[] {
  const seen = new Map<string, { marks: number; line: string }>();
  for (const line of text.split('\n')) {
    const marked = markedHeading.exec(line);
    if (!marked) continue;
    const heading = bare(line);
    const kind = numbering.exec(heading)?.[1] ? 'first' : 'second';
    const marks = marked[1]!.length;
    const before = seen.get(kind);
    if (!before) seen.set(kind, { marks, line: heading });
    else if (before.marks !== marks) return [oddity('HEADING_LEVEL', { one: before.line, other: heading })];
  }
  return [];
}

/** The list of attachments against their pages. */
function attachments({ text, attachments: names }: Paper): Oddity[] {
  const list = attachmentList.exec(text);
  if (!list) {
    const hasPages = attachmentPage(1).test(text);
    return hasPages ? [oddity('ATTACHMENT_LIST_MISSING', {})] : [];
  }
  const pages = text.slice(list.index + list[0].length);
  return names.flatMap((name, index) => {
    const place = index + 1;
    const copies = copiesOf(pages, name);
    if (copies.length < 2 && !attachmentPage(place).test(pages))
      return [oddity('ATTACHMENT_BODY_MISSING', { place, name })];
    return new Set(copies).size > 1 ? [oddity('QUOTE_MISPLACED', { place })] : [];
  });
}

/** Every place a name stands, whatever its quotation marks, with the marks as they stand there. */
function copiesOf(text: string, name: string): string[] {
  const signs = [...oneQuote(text)];
  const plain: number[] = signs.flatMap((sign, index) => (sign === '"' ? [] : [index]));
  const plainText = plain.map((index) => signs[index]).join('');
  const wanted = noQuotes(name);
  const copies: string[] = [];
  for (let at = plainText.indexOf(wanted); at >= 0; at = plainText.indexOf(wanted, at + 1)) {
    const from = plain[at]!;
    const until = plain[at + wanted.length - 1]!;
    copies.push(signs.slice(from, until + 1).join(''));
  }
  return copies;
}

/** A project whose name stands both with its quotation marks and without them. */
function nameVariants({ projects, text }: Paper): Oddity[] {
  const all = oneQuote(text);
  return projects.flatMap(({ name }) => {
    const full = oneQuote(name);
    const variant = noQuotes(name).replace(activityTail, '');
    const isVaried = variant !== full && all.includes(full) && all.includes(variant);
    return isVaried ? [oddity('NAME_VARIANT', { name, variant })] : [];
  });
}
