/** Reckoning on the console: anybody checks a published result by its file. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { type Workings, workingsOf } from '../features/reckoning/workings.ts';
import { reckonFile } from './reckon.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'reckon-'));
afterAll(() => rmSync(folder, { recursive: true }));
const work = (id: string, votes: number) => ({ id, votes, submittedAt: '2020-08-01T00:00:00Z' });
const workings = workingsOf({
  ...{ call: { zh: '短视频' }, reckonedAt: '2020-10-01T00:00:00Z', worksTotal: 9 },
  formula: {
    ...{ judgesPercent: 80, votesPercent: 20, conversion: { kind: 'max-normal' } },
    awards: [{ award: 'first', count: 1 }],
  },
  works: [work('D-1', 300), { ...work('D-2', 400), title: '灯塔' }],
  scores: [
    { work: 'D-1', judge: 'A', total: 90, marks: {} },
    { work: 'D-2', judge: 'A', total: 80.5, marks: {} },
  ],
});

const reckoned = (content: string) => {
  const file = path.join(folder, 'file.json');
  writeFileSync(file, content);
  const said: string[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((line) => void said.push(String(line)));
  const error = vi.spyOn(console, 'error').mockImplementation((line) => void said.push(String(line)));
  const code = reckonFile(file);
  log.mockRestore();
  error.mockRestore();
  return { code, text: said.join('\n') };
};

describe('a file of workings', () => {
  it('that is as published prints the ranking and ends with 0', () => {
    const { code, text } = reckoned(JSON.stringify(workings));
    expect(code).toBe(0);
    expect(text).toContain('1\t87\t90\t300\t75\tfirst\tD-1');
    expect(text).toContain('2\t84.4\t80.5\t400\t100\t\tD-2 灯塔');
    expect(text).toContain('与公布的结果一致');
  });

  it('in which somebody changed one score ends with 1 and says where', () => {
    const changed = JSON.parse(JSON.stringify(workings)) as Workings;
    changed.scores[0]!.total = 70;
    const { code, text } = reckoned(JSON.stringify(changed));
    expect(code).toBe(1);
    expect(text).toContain('D-1 rank: published 1, reckoned 2');
  });

  it('that is none ends with 2 and says why', () => {
    expect(reckoned('{"format": "tongxin-workings"}')).toMatchObject({
      code: 2,
      text: expect.stringContaining('file.works'),
    });
    expect(reckoned('no json').code).toBe(2);
    expect(reckonFile(path.join(folder, 'none.json'))).toBe(2);
  });
});
