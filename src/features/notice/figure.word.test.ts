/** The figures of a first text, and lines of cells that are printed as a table. */

import { describe, expect, it } from 'vitest';
import type { OrganisationId } from '../../kernel/id.ts';
import type { Allocation } from '../allocation/allocation.ts';
import { defaultIndicators } from '../allocation/indicator.ts';
import { figureLines } from './figure.ts';
import { blocksOf, cellsOf, proseOf, sectionsOf, tableLine } from './section.ts';

const [xining, hainan] = ['x', 'h'] as OrganisationId[];
const names = new Map([
  [xining!, '西宁市总工会'],
  [hainan!, '海南州总工会'],
]);
const row = (organisationId: OrganisationId, events: number) => ({
  id: organisationId,
  kind: 'beneath' as const,
  organisationId,
  members: [],
  position: 0,
  shares: { events },
});
const target = (indicator: string, amount: number, more = {}) => ({
  indicator,
  amount,
  origin: 'own' as const,
  unit: 'count' as const,
  isFloor: false,
  ...more,
});
const allocation = (more: Partial<Allocation>): Allocation => ({
  targets: [],
  rows: [],
  version: 1,
  ...more,
});
const lines = (table: Allocation) => figureLines(table, defaultIndicators, names);

describe('figures in a first text', () => {
  it('own targets in a sentence, as printed where they were printed; quoted ones are left out', () => {
    const targets = [
      target('events', 50, { isFloor: true }),
      target('reach', 60, { unit: 'percent' }),
      target('contacts', 5000, { words: '面对面接触5000名职工' }),
      target('promoters', 20_000, { origin: 'quoted' }),
    ];
    const [sentence, ...others] = lines(allocation({ targets }));
    expect(others).toEqual([]);
    expect(sentence).toMatch(/不少于50.*；面对面接触5000名职工；.*60%。$/);
    expect(sentence).not.toContain('20000');
  });

  it('shares as rows of cells with their sum; a row without a share, and a column without any, are left out', () => {
    const empty = { ...row(hainan!, 0), id: 'e' };
    const [label, head, ...rest] = lines(allocation({ rows: [row(xining!, 10), row(hainan!, 5), empty] }));
    expect(label).toBe('任务分配表：');
    expect(cellsOf(head!)).toHaveLength(3);
    expect(rest.map((line) => cellsOf(line))).toEqual([
      ['1', '西宁市总工会', '10'],
      ['2', '海南州总工会', '5'],
      ['', '合计', '15'],
    ]);
    expect(lines(allocation({}))).toEqual([]);
  });

  it('lines of cells that follow each other are one table, typed and read back unchanged', () => {
    const paragraphs = ['如下：', tableLine(['单位', '场次']), tableLine(['西宁', '10']), '以上。'];
    expect(blocksOf(paragraphs)).toEqual([
      { kind: 'line', line: '如下：' },
      {
        kind: 'table',
        rows: [
          ['单位', '场次'],
          ['西宁', '10'],
        ],
      },
      { kind: 'line', line: '以上。' },
    ]);
    const sections = [{ heading: '一、安排', paragraphs }];
    expect(sectionsOf(proseOf(sections))).toEqual(sections);
    expect(cellsOf('没有竖线')).toBeUndefined();
  });
});
