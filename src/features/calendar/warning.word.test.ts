/** Proof that odd dates are told in words: the real faults of real notices, and the chain against a naive count. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayMs, startOfDay } from '../../kernel/period.ts';
import type { CalendarItem } from '../campaign/campaign.ts';
import { bufferDaysEnough, chainOf, type Level, linksBetween } from './chain.ts';
import { type Planned, warnCalendar, warnLink } from './warning.ts';

const day = startOfDay;
const after = (last: string) => new Date(day(last).getTime() + dayMs);
const named = (zh: string) => ({ zh });

const phase = (name: string, from: string, last: string, words?: string): CalendarItem => ({
  key: name,
  kind: 'phase',
  name: named(name),
  opensAt: day(from),
  closesAt: after(last),
  words,
});
const deadline = (name: string, last: string, words?: string, subject?: string): CalendarItem => ({
  key: name,
  kind: 'deadline',
  name: named(name),
  opensAt: day('2019-01-01'),
  closesAt: after(last),
  words,
  subject,
});
const campaignOf = (from: string, last: string, calendar: CalendarItem[] = []): Planned['campaign'] => ({
  organisationShortName: named('本级'),
  opensAt: day(from),
  closesAt: after(last),
  activitiesFrom: day(from),
  graceMinutes: 0,
  calendar,
});
const callOf = (lineage: string, last: string, supplements: string[] = []): Planned['calls'][number] => ({
  lineage,
  name: named(lineage),
  closesAt: after(last),
  recommendUntil: after(last),
  supplements,
});
const codes = (planned: Partial<Planned> & Pick<Planned, 'campaign'>) =>
  warnCalendar({ calls: [], ...planned }).map((one) => one.code);
const sentences = (planned: Partial<Planned> & Pick<Planned, 'campaign'>) =>
  warnCalendar({ calls: [], ...planned }).map((one) => one.sentence.zh);

describe('the faults of the notices', () => {
  it('Binhai 2019: works due four days after the notice; the first phase begins months after the period', () => {
    const planned = {
      campaign: campaignOf('2019-05-01', '2019-11-30', [
        phase('活动启动推进', '2019-08-01', '2019-10-31', '8月初全面启动'),
        phase('作品评选', '2019-10-01', '2019-10-31'),
        deadline('推荐作品报送', '2019-08-23', '于8月23日前'),
        deadline('线下活动情况上报', '2019-09-18', '于9月18日前'),
      ]),
      noticeIssuedAt: day('2019-08-19'),
    };
    expect(codes(planned)).toEqual(['short-notice', 'phase-overlap', 'start-differs']);
    expect(warnCalendar({ calls: [], ...planned })[0]).toMatchObject({ days: 4, where: '推荐作品报送' });
    expect(sentences(planned)[0]).toBe(
      '从印发（2019年8月19日）到“推荐作品报送”的期限（2019年8月23日）只有 4 天',
    );
  });

  it('Qinghai 2020: 20 August and early September for one thing; the earlier one counts', () => {
    const campaign = campaignOf('2020-05-01', '2020-09-30', [
      deadline('报送成果', '2020-08-20', '8月20日前', 'results'),
      deadline('初步评选', '2020-09-10', '9月上旬', 'results'),
    ]);
    expect(codes({ campaign })).toEqual(['two-deadlines']);
    expect(sentences({ campaign })[0]).toContain('“8月20日前”与“9月上旬”，按较早的执行');
  });

  it('Shaanxi 2020: summing up in December after a period that ends in November, and no deadline at all', () => {
    const campaign = campaignOf('2020-05-01', '2020-11-30', [
      phase('启动', '2020-05-01', '2020-11-30'),
      phase('总结', '2020-12-01', '2020-12-10', '12月上旬'),
    ]);
    expect(codes({ campaign })).toEqual(['out-of-period', 'no-deadline']);
    expect(sentences({ campaign })[0]).toBe(
      '“总结”（12月上旬）不在活动时间（2020年5月1日 至 2020年11月30日）之内',
    );
  });

  it('Wuhu 2020: a phase printed without months; a closing that only the demo added is no deadline', () => {
    const campaign = campaignOf('2020-05-01', '2020-12-31');
    const printed = [{ what: named('第二阶段'), words: '市级评审' }];
    const calls = [callOf('video', '2020-08-20', ['closesAt'])];
    expect(codes({ campaign, printed, calls })).toEqual(['phase-undated', 'no-deadline']);
  });

  it('a notice that comes after its own deadline says so; ten days are enough', () => {
    const campaign = campaignOf('2020-05-01', '2020-11-30', [deadline('报送', '2020-08-20')]);
    expect(sentences({ campaign, noticeIssuedAt: day('2020-08-25') })[0]).toBe(
      '“报送”的期限（2020年8月20日）早于印发之日（2020年8月25日）',
    );
    expect(codes({ campaign, noticeIssuedAt: day('2020-08-10') })).toEqual([]);
    expect(codes({ campaign, noticeIssuedAt: day('2020-08-11') })).toEqual(['short-notice']);
  });

  it('a calm calendar is left alone', () => {
    const campaign = campaignOf('2020-05-01', '2020-09-30', [
      phase('启动', '2020-05-01', '2020-05-31'),
      phase('开展', '2020-06-01', '2020-09-30'),
      deadline('报送', '2020-08-20'),
    ]);
    const parent = campaignOf('2020-04-01', '2020-10-31');
    const planned = {
      campaign,
      parent,
      calls: [callOf('a.b', '2020-08-10')],
      parentCalls: [callOf('a', '2020-08-20')],
    };
    expect(codes({ ...planned, noticeIssuedAt: day('2020-05-06') })).toEqual([]);
  });
});

describe('the chain', () => {
  const parent = campaignOf('2020-05-01', '2020-09-30');
  const judged = (own: string) =>
    warnCalendar({
      campaign: campaignOf('2020-05-01', '2020-09-30'),
      calls: [callOf('a.b', own)],
      parent,
      parentCalls: [callOf('a', '2020-08-20')],
    }).map((one) => [one.code, one.days]);

  it('a lower deadline after the one above warns, so do the same day and a few days', () => {
    expect(judged('2020-08-21')).toEqual([['child-after-parent', -1]]);
    expect(judged('2020-08-20')).toEqual([['no-buffer', 0]]);
    expect(judged('2020-08-16')).toEqual([['tight-buffer', 4]]);
    expect(judged('2020-08-15')).toEqual([]);
  });

  it('agrees with a naive count over random trees of campaigns', () => {
    type Node = { parent: number; days: number };
    const trees = fc
      .array(fc.record({ parent: fc.nat(20), days: fc.nat(60) }), { minLength: 2, maxLength: 12 })
      .map((nodes) =>
        nodes.map((node, index): Node => ({ ...node, parent: node.parent % Math.max(index, 1) })),
      );
    const base = day('2020-06-01').getTime();
    const end = (node: Node) => new Date(base + node.days * dayMs);
    fc.assert(
      fc.property(trees, (nodes) => {
        const lineOf = (index: number): number[] =>
          index === 0 ? [0] : [index, ...lineOf(nodes[index]!.parent)];
        const labelOf = (index: number) =>
          [...lineOf(index)]
            .reverse()
            .map((one) => `n${one}`)
            .join('.');
        const levelOf = (index: number): Level => ({
          campaign: { ...parent, organisationShortName: named(`n${index}`) },
          calls: [
            {
              lineage: labelOf(index),
              name: named('c'),
              closesAt: end(nodes[index]!),
              recommendUntil: end(nodes[index]!),
            },
          ],
        });
        for (const index of nodes.keys()) {
          const line = lineOf(index);
          const links = chainOf(line.map(levelOf)).filter((link) => link.key !== 'end');
          const naive = line.slice(0, -1).map((one, at) => nodes[line[at + 1]!]!.days - nodes[one]!.days);
          expect(links.map((link) => link.bufferDays)).toEqual(naive);
          expect(links.map((link) => warnLink(link) !== undefined)).toEqual(
            naive.map((days) => days < bufferDaysEnough),
          );
        }
      }),
      { numRuns: 300 },
    );
  });

  it('pairs a call with the one it was adopted from, and with no other', () => {
    const own: Level = {
      campaign: parent,
      calls: [callOf('a.b', '2020-08-10'), callOf('own', '2020-08-12')],
    };
    const above: Level = { campaign: parent, calls: [callOf('x', '2020-08-20'), callOf('a', '2020-08-20')] };
    expect(linksBetween(own, above).map((link) => link.key)).toEqual(['end', 'a.b']);
  });
});
