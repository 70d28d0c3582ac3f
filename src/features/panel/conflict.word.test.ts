/** Proof of what a judge stays away from, and that pins and memory can be relied on. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EntryId, PersonId } from '../../kernel/id.ts';
import { isWithin, lineOf } from '../../kernel/tree.ts';
import {
  conflictRule,
  isOneBranch,
  judgeForeseen,
  meetingOf,
  type Remembered,
  spellName,
} from './conflict.ts';
import { type Conflict, isConflict, type Work } from './panel.ts';

const panel = { distance: 0, ownerPath: 'n.q' };
const me = { personId: 'me' as PersonId, name: '马小禾', unitPath: 'n.q.x.h.c' };
const work = (more: Partial<Work> = {}): Work => ({
  entryId: 'w' as EntryId,
  unitPath: 'n.q.y.z',
  sentBy: 'other' as PersonId,
  makers: [{ name: '杨柳青' }],
  ...more,
});
const pin = (state: Remembered['state'], more: Partial<Remembered> = {}): Remembered => ({
  entryId: 'w' as EntryId,
  state,
  isHere: true,
  ...more,
});
const found = (one: Work, remembered: Remembered[] = [], near = panel): Conflict | undefined =>
  conflictRule(me, near, remembered)(one);

describe('AC-160 a judge stays away', () => {
  test('from what they sent in and what bears their name, however it is spelled', () => {
    expect(found(work({ sentBy: me.personId }))?.grounds).toEqual(['own']);
    for (const name of ['马小禾', '马 小禾', '馬小禾'.replace('馬', '马'), ' 马小 禾 '])
      expect([name, found(work({ makers: [{ name: '甲' }, { name }] }))?.grounds]).toEqual([name, ['own']]);
    expect([spellName('尼玛·顿珠'), spellName('尼玛• 顿珠'), spellName('Ｍａ')]).toEqual([
      '尼玛顿珠',
      '尼玛顿珠',
      'ma',
    ]);
  });

  test('AC-185 from what bears a name they had before they renamed themselves', () => {
    const rule = conflictRule(me, panel, [], ['杨柳 青', '马小河']);
    expect(rule(work())?.grounds).toEqual(['own']);
    expect(rule(work({ makers: [{ name: '马小河' }] }))?.grounds).toEqual(['own']);
    expect(rule(work({ makers: [{ name: '马小江' }] }))).toBeUndefined();
    expect(found(work())).toBeUndefined();
  });

  test('from their own unit, from above and beneath it, at any distance', () => {
    expect(found(work({ unitPath: me.unitPath }))?.grounds).toEqual(['same-unit']);
    for (const unitPath of ['n.q.x.h', 'n.q.x', `${me.unitPath}.sub`, 'n'])
      expect([unitPath, found(work({ unitPath }))?.grounds]).toEqual([unitPath, ['branch']]);
    expect(found(work({ unitPath: 'n.q.x.h.d' }))).toBeUndefined();
    expect(found(work({ unitPath: 'n.q.x.hh' }))).toBeUndefined();
  });

  test('from sister units when the panel says two steps, from cousins at four, never through the owner or above', () => {
    const at = (distance: number, unitPath: string) =>
      found(work({ unitPath }), [], { ...panel, distance })?.grounds;
    expect([at(1, 'n.q.x.h.d'), at(2, 'n.q.x.h.d')]).toEqual([undefined, ['branch']]);
    expect([at(3, 'n.q.x.i.e'), at(4, 'n.q.x.i.e')]).toEqual([undefined, ['branch']]);
    expect([at(20, 'n.q.y.z'), at(20, 'n.r.s')]).toEqual([undefined, undefined]);
    expect(meetingOf('n.q.x', 'n.q.xx')).toBe('n.q');
  });

  test('from whom they named and what they declared: a person, a unit with its line, a work', () => {
    const name = { name: '杨 柳青', state: 'conflict', isHere: false } as const;
    const unit = { unitPath: 'n.q.y', state: 'conflict', isHere: false } as const;
    expect(found(work(), [name])?.grounds).toEqual(['named']);
    expect(found(work(), [unit])?.grounds).toEqual(['declared']);
    expect(found(work({ unitPath: 'n.q.yy' }), [unit])).toBeUndefined();
    expect(found(work(), [pin('conflict')])?.grounds).toEqual(['declared']);
  });
});

describe('memory and pins', () => {
  test('AC-177 what was found once stays, whatever the work or the judge becomes', () => {
    expect(found(work(), [pin('conflict', { ground: 'same-unit', isHere: false })])).toEqual({
      state: 'conflict',
      grounds: ['earlier'],
    });
    expect(found(work(), [pin('pinned-conflict', { isHere: false })])?.grounds).toEqual(['earlier']);
  });

  test('a pin stands above rules and memory, but nobody is freed for their own work', () => {
    const same = work({ unitPath: me.unitPath });
    expect(found(same, [pin('pinned-none')])).toEqual({
      state: 'pinned-none',
      grounds: ['same-unit', 'pinned'],
    });
    expect(found(work(), [pin('pinned-conflict')])?.state).toBe('pinned-conflict');
    expect(found(work({ sentBy: me.personId }), [pin('pinned-none')])?.state).toBe('conflict');
  });

  test('a pinned “none” of another panel frees nobody', () => {
    expect(found(work({ unitPath: me.unitPath }), [pin('pinned-none', { isHere: false })])?.state).toBe(
      'conflict',
    );
  });
});

describe('properties', () => {
  const path = fc
    .array(fc.constantFrom('a', 'b', 'c'), { minLength: 0, maxLength: 4 })
    .map((l) => ['n', ...l].join('.'));

  test('one branch means the same both ways, and a greater distance never frees anybody', () => {
    fc.assert(
      fc.property(path, path, fc.nat(8), fc.nat(8), (a, b, distance, more) => {
        const near = { distance, ownerPath: 'n' };
        expect(isOneBranch(a, b, near)).toBe(isOneBranch(b, a, near));
        const shared = lineOf(a).filter((above) => isWithin(b, above));
        expect(meetingOf(a, b)).toBe(shared.at(-1));
        if (isOneBranch(a, b, near))
          expect(isOneBranch(a, b, { ...near, distance: distance + more })).toBe(true);
      }),
    );
  });

  test('remembering more never frees anybody, except a pinned “none” here; one’s own work is never freed', () => {
    const one: fc.Arbitrary<Remembered> = fc.record({
      entryId: fc.constant('w' as EntryId),
      state: fc.constantFrom('conflict', 'pinned-conflict', 'pinned-none'),
      ground: fc.option(fc.constantFrom('own', 'branch', 'same-unit'), { nil: undefined }),
      isHere: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.array(one, { maxLength: 4 }),
        one,
        path,
        fc.boolean(),
        (list, added, unitPath, isOwn) => {
          const asked = work({ unitPath, sentBy: isOwn ? me.personId : ('other' as PersonId) });
          const [before, after] = [found(asked, list), found(asked, [...list, added])];
          const isFreeing = added.isHere && added.state === 'pinned-none';
          if (isConflict(before?.state ?? 'none') && !isFreeing)
            expect(isConflict(after?.state ?? 'none')).toBe(true);
          if (isOwn) expect(isConflict(after?.state ?? 'none')).toBe(true);
        },
      ),
    );
  });
});

test('somebody who would stay away from more than half is invited only on purpose', () => {
  expect(judgeForeseen(30, 60, false)).toBeUndefined();
  expect(judgeForeseen(31, 60, false)?.code).toBe('panel.mostly-conflicted');
  expect([judgeForeseen(60, 60, true), judgeForeseen(0, 0, undefined)]).toEqual([undefined, undefined]);
});
