/** The word "section": a heading of a notice with what stands beneath, and how it is typed as plain text. */

import { dayMs, sayDay } from '../../kernel/period.ts';
import { speaker } from '../../kernel/text.ts';
import type { Call } from '../call/call.ts';
import type { Campaign } from '../campaign/campaign.ts';
import { cellBar } from './phrase/section.ts';
import { text } from './text.ts';

/** The opening of a paper has no heading. */
export type Section = { heading?: string; paragraphs: readonly string[] };

// GB/T 9704 7.3.3: the first level is a Chinese numeral and U+3001, the second one in full-width brackets.
const firstLevel = /^[\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341]{1,3}\u3001/;
const secondLevel = /^[\uff08(][\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341]{1,3}[\uff09)]/;
const fullStop = /\u3002/;

/** The level of a heading: 1, 2, or 0 for a line that is none. A second-level line that goes on is a paragraph. */
export function levelOfLine(line: string): 0 | 1 | 2 {
  if (firstLevel.test(line)) return 1;
  if (!secondLevel.test(line)) return 0;
  const end = line.search(fullStop);
  return end < 0 || end === line.length - 1 ? 2 : 0;
}

/** The first sentence of a paragraph that begins like a second-level heading and goes on: set off when printed. */
export function leadOf(paragraph: string): string {
  return secondLevel.test(paragraph) ? paragraph.slice(0, paragraph.search(fullStop) + 1) : '';
}

/** A row of a table as it is typed: cells between bars. */
export function tableLine(cells: readonly string[]): string {
  return `${cellBar}${cells.join(cellBar)}${cellBar}`;
}

/** The cells of such a line; nothing for any other. */
export function cellsOf(line: string): string[] | undefined {
  if (!line.startsWith(cellBar) || line.length < 2) return undefined;
  const inner = line.slice(1, line.endsWith(cellBar) ? -1 : undefined);
  return inner.split(cellBar).map((cell) => cell.trim());
}

/** Paragraphs as they are printed: lines of cells that follow each other are one table, its first line the head. */
export type PrintedBlock = { kind: 'line'; line: string } | { kind: 'table'; rows: string[][] };
export function blocksOf(paragraphs: readonly string[]): PrintedBlock[] {
  const blocks: PrintedBlock[] = [];
  for (const line of paragraphs) {
    const cells = cellsOf(line);
    const last = blocks.at(-1);
    if (!cells) blocks.push({ kind: 'line', line });
    else if (last?.kind === 'table') last.rows.push(cells);
    else blocks.push({ kind: 'table', rows: [cells] });
  }
  return blocks;
}

/** What was typed, as sections: a line that reads as a heading begins one, every other line is a paragraph. */
export function sectionsOf(typed: string): Section[] {
  const sections: { heading?: string; paragraphs: string[] }[] = [];
  for (const raw of typed.split('\n')) {
    const line = raw.trim();
    if (line === '') continue;
    if (levelOfLine(line) > 0) sections.push({ heading: line, paragraphs: [] });
    else if (sections.length === 0) sections.push({ paragraphs: [line] });
    else sections.at(-1)!.paragraphs.push(line);
  }
  return sections;
}

/** Sections as they are typed: the other way round. */
export function proseOf(sections: readonly Section[]): string {
  return sections
    .map((section) => [section.heading, ...section.paragraphs].filter((line) => line).join('\n'))
    .join('\n\n');
}

/** The first text of a campaign's notice, from what the system knows of it; papers are written in Chinese. */
export function firstSections(
  campaign: Campaign,
  calls: readonly Call[],
  above: Campaign | undefined,
  figures: readonly string[] = [],
): Section[] {
  const say = speaker(text, 'zh');
  const day = (instant: Date) => sayDay(instant, 'zh');
  const last = (closesAt: Date) => day(new Date(closesAt.getTime() - 1));
  const opening = above
    ? say('draft.opening', {
        above: above.organisationName,
        owner: campaign.organisationName,
        title: campaign.title,
      })
    : say('draft.opening.own', { owner: campaign.organisationName, title: campaign.title });
  const period =
    campaign.periodWords ??
    say('draft.period', { from: day(campaign.opensAt), until: last(campaign.closesAt) });
  const sayCall = (call: Call, index: number) => {
    const about = { place: index + 1, call: call.name, until: last(call.closesAt) };
    return call.hostName
      ? say('draft.call.hosted', { ...about, host: call.hostName })
      : say('draft.call', about);
  };
  const sayItem = (item: Campaign['calendar'][number]) =>
    item.kind === 'deadline' || item.closesAt.getTime() - item.opensAt.getTime() < dayMs
      ? say('draft.deadline', { item: item.name, until: last(item.closesAt) })
      : say('draft.phase', { item: item.name, from: day(item.opensAt), until: last(item.closesAt) });
  const content = calls.length > 0 ? calls.map(sayCall) : [say('draft.no-calls')];
  return [
    { paragraphs: [opening] },
    { heading: say('draft.heading.period'), paragraphs: [period] },
    { heading: say('draft.heading.content'), paragraphs: [...content, ...figures] },
    {
      heading: say('draft.heading.calendar'),
      paragraphs: campaign.calendar.length > 0 ? campaign.calendar.map(sayItem) : [period],
    },
    { heading: say('draft.heading.demands'), paragraphs: [say('draft.demands')] },
  ];
}
