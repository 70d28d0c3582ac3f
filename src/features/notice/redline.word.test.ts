/** What changed between two papers: the fewest lines, nothing lost, and enormous texts within bounds. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redlineOf } from './redline.ts';
import type { Section } from './section.ts';

const paper = (...paragraphs: string[]): Section[] => [{ heading: '一、安排', paragraphs }];
const lines = (sections: readonly Section[]) => sections.flatMap((one) => [one.heading!, ...one.paragraphs]);

describe('a redline', () => {
  it('a changed paragraph is struck out and written anew; what stays is left alone', () => {
    const steps = redlineOf(paper('甲。', '5—9月。', '丙。'), paper('甲。', '5—10月。', '丙。', '丁。'));
    expect(steps.map((step) => `${step.kind} ${step.line}`)).toEqual([
      'same 一、安排',
      'same 甲。',
      'removed 5—9月。',
      'added 5—10月。',
      'same 丙。',
      'added 丁。',
    ]);
    expect(redlineOf(paper('甲。'), paper('甲。')).every((step) => step.kind === 'same')).toBe(true);
  });

  it('with what was removed it is the old text, with what was added the new, whatever they are', () => {
    const text = fc.array(fc.constantFrom('甲', '乙', '丙', '丁'), { maxLength: 12 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const [old, now] = [paper(...before), paper(...after)];
        const steps = redlineOf(old, now);
        const without = (kind: string) => steps.filter((step) => step.kind !== kind).map((step) => step.line);
        expect(without('added')).toEqual(lines(old));
        expect(without('removed')).toEqual(lines(now));
      }),
    );
  });

  it('two texts of thousands of lines are shown whole instead of compared', () => {
    const many = (sign: string) => paper(...Array.from({ length: 5000 }, (_, at) => `${sign}${at}`));
    const steps = redlineOf(many('a'), many('b'));
    expect(steps.filter((step) => step.kind === 'same')).toEqual([]);
    expect(steps).toHaveLength(10_002);
  });
});
