/** The five real notices as papers: what each says, read from its data and its own words. */

import { readFileSync } from 'node:fs';
import type { Paper } from '../../src/features/notice/oddity/saying.ts';

export const noticeKeys = [
  'binhai-2019',
  'binhai-2021',
  'qinghai-2020',
  'shaanxi-2020',
  'wuhu-2020',
] as const;
export type NoticeKey = (typeof noticeKeys)[number];

/** A notice's data as it was taken from the paper by hand. */
export type NoticeData = {
  id: NoticeKey;
  title: string;
  number: string | null;
  issuers: string[];
  issueDate: string | null;
  year: number;
  recipients: string[];
  theme: string | null;
  period: { start: string; end: string; quote: string };
  phases: { track?: string; name: string; start: string | null; end: string | null; quote: string }[];
  deadlines: { date: string | null; approx?: string; what: string; quote: string }[];
  schedule?: { what: string; start: string; quote: string }[];
  targets: {
    national: Record<string, number | null> | null;
    own?: Record<string, number | string>;
  };
  allocation: {
    columns: string[];
    rows: (string | number)[][];
    statedTotals: Record<string, number>;
    note?: string;
  } | null;
  subProjects: {
    level: string;
    order: number;
    name: string;
    hosts: string[];
    common?: boolean;
    spec: Record<string, unknown>;
  }[];
  attachments: string[];
};

const here = (name: string) => new URL(`./${name}`, import.meta.url);

/** A notice's data. */
export function noticeData(key: NoticeKey): NoticeData {
  return JSON.parse(readFileSync(here(`${key}.json`), 'utf8')) as NoticeData;
}

/** A notice's own words. */
export function noticeWords(key: NoticeKey): string {
  return readFileSync(here(`${key}.txt`), 'utf8');
}

const indicators = ['orgs', 'promoters', 'events', 'contacts', 'reach'];
const figuresOf = (all: Record<string, unknown> | null | undefined): Record<string, number> =>
  Object.fromEntries(
    indicators.flatMap((key) => (typeof all?.[key] === 'number' ? [[key, all[key] as number]] : [])),
  );

/** The paper as `findOddities` reads it. Sums are added up here, never taken from the paper. */
export function paperOf(key: NoticeKey): Paper {
  const data = noticeData(key);
  const { allocation } = data;
  const columns = allocation?.columns.filter((column) => indicators.includes(column)) ?? [];
  const sumOf = (column: string) =>
    allocation!.rows.reduce((sum, row) => sum + Number(row[1 + allocation!.columns.indexOf(column)] ?? 0), 0);
  const projectAt = allocation?.columns.indexOf('subProject') ?? -1;
  return {
    title: data.title,
    issuedOn: data.issueDate ?? undefined,
    period: data.period,
    phases: data.phases.map(({ name, start, end }) => ({
      name,
      start: start ?? undefined,
      end: end ?? undefined,
    })),
    deadlines: data.deadlines.map(({ what, date }) => ({ what, date: date ?? undefined })),
    schedule: data.schedule ?? [],
    targets: { own: figuresOf(data.targets.own), quoted: figuresOf(data.targets.national) },
    table: allocation
      ? {
          indicators: columns,
          sums: Object.fromEntries(columns.map((column) => [column, sumOf(column)])),
          hosts:
            projectAt < 0
              ? []
              : allocation.rows.map((row) => ({
                  host: String(row[0]),
                  project: String(row[1 + projectAt] ?? ''),
                })),
        }
      : undefined,
    projects: data.subProjects.map(({ name }) => ({ name })),
    attachments: data.attachments,
    text: noticeWords(key),
  };
}
