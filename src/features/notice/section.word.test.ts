/** How a paper's text is typed and read, and the first text that is made for it. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CallId, CampaignId } from '../../kernel/id.ts';
import { startOfDay } from '../../kernel/period.ts';
import type { Call } from '../call/call.ts';
import type { Campaign } from '../campaign/campaign.ts';
import { firstSections, leadOf, levelOfLine, proseOf, sectionsOf } from './section.ts';

describe('sections, as they are typed', () => {
  const typed = [
    '根据全国总工会部署，现将有关事项通知如下。',
    '',
    '一、活动时间',
    '2020年5—9月。',
    '二、活动内容',
    '（一）第一阶段：活动启动。',
    '5月，全面启动。',
    '（二）突出主题，服务大局。各单位要围绕主题。',
  ].join('\n');

  it('a line of its own that reads as a heading begins a section; a heading that goes on is a paragraph', () => {
    expect(sectionsOf(typed)).toEqual([
      { paragraphs: ['根据全国总工会部署，现将有关事项通知如下。'] },
      { heading: '一、活动时间', paragraphs: ['2020年5—9月。'] },
      { heading: '二、活动内容', paragraphs: [] },
      {
        heading: '（一）第一阶段：活动启动。',
        paragraphs: ['5月，全面启动。', '（二）突出主题，服务大局。各单位要围绕主题。'],
      },
    ]);
  });

  it.each([
    ['十二、附则', 1],
    ['(三)要求', 2],
    ['（三）要求。', 2],
    ['（三）要求。还有', 0],
    ['1. 6—8月', 0],
    ['一直以来，', 0],
    ['', 0],
  ] as const)('“%s” has level %i', (line, level) => expect(levelOfLine(line)).toBe(level));

  it('the first sentence of a running heading is set off', () => {
    expect(leadOf('（二）突出主题。各单位要')).toBe('（二）突出主题。');
    expect(leadOf('各单位要。')).toBe('');
  });

  it('typing, keeping and typing again loses and adds nothing', () => {
    const line = fc.oneof(
      fc.constantFrom('一、时间', '（二）阶段', '（三）要求。各单位要', '1. 报送', ' 缩进 ', ''),
      fc.string({ maxLength: 12 }),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
        const kept = sectionsOf(lines.join('\n'));
        expect(sectionsOf(proseOf(kept))).toEqual(kept);
        const words = (text: string) =>
          text
            .split('\n')
            .map((one) => one.trim())
            .filter(Boolean);
        expect(words(proseOf(kept))).toEqual(words(lines.join('\n')));
      }),
    );
  });
});

const at = (day: string) => startOfDay(day);
const parent = {
  id: 'p' as CampaignId,
  organisationName: { zh: '青海省总工会' },
  title: { zh: '主题活动' },
  year: 2020,
  opensAt: at('2020-05-01'),
  closesAt: at('2020-10-01'),
  periodWords: '2020年5—9月',
  activitiesFrom: at('2020-05-01'),
  supplements: ['dates'],
  calendar: [
    {
      key: 'run',
      kind: 'phase',
      name: { zh: '开展' },
      opensAt: at('2020-06-01'),
      closesAt: at('2020-09-01'),
    },
    {
      key: 'sum',
      kind: 'phase',
      name: { zh: '总结' },
      opensAt: at('2020-09-01'),
      closesAt: at('2020-10-01'),
    },
    {
      key: 'due',
      kind: 'deadline',
      name: { zh: '报送' },
      opensAt: at('2020-05-01'),
      closesAt: at('2020-09-26'),
    },
  ],
} as unknown as Campaign;
const call = (key: string, closes: string) =>
  ({
    id: key as CallId,
    key,
    name: { zh: key },
    opensAt: at('2020-06-01'),
    closesAt: at(closes),
  }) as unknown as Call;
const [film, song] = [call('film', '2020-08-21'), call('song', '2020-08-21')];

describe('the first text', () => {
  it('is made of the period, the calls with their hosts and the calendar', () => {
    const hosted = { ...film, name: { zh: '微视频征集' }, hostName: { zh: '西宁市总工会' } } as Call;
    const text = proseOf(firstSections(parent, [hosted, song], undefined));
    expect(text).toContain('青海省总工会决定开展主题活动');
    expect(text).toContain('2020年5—9月');
    expect(text).toContain('1. 微视频征集。承办单位：西宁市总工会。2020年8月20日前报送。');
    expect(text).toContain('总结：2020年9月1日至2020年9月30日。');
    expect(text).toContain('报送：2020年9月25日前。');
    const below = {
      ...parent,
      organisationName: { zh: '西宁市总工会' },
      periodWords: undefined,
      calendar: [],
    } as Campaign;
    const adopted = proseOf(firstSections(below, [], parent));
    expect(adopted).toContain('根据青海省总工会部署，西宁市总工会决定开展');
    expect(adopted).toContain('2020年5月1日至2020年9月30日。');
  });
});
