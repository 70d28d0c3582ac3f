/** Objections: every state × verb, masks, and what may follow. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EntryId } from '../../kernel/id.ts';
import { next } from '../../kernel/verdict.ts';
import {
  isOpen,
  judgeRemedy,
  maskContact,
  maskName,
  type ObjectionState,
  objectionStates,
  objectionTransitions,
  objectionVerbs,
} from './objection.ts';

describe('every state × verb', () => {
  const expected: Record<ObjectionState, string> = {
    received: 'take-up→investigating withdraw→withdrawn',
    investigating: 'ask→asked put→put withdraw→withdrawn',
    asked: 'state→investigating put→put withdraw→withdrawn',
    put: 'give-back→investigating uphold→upheld reject→rejected withdraw→withdrawn',
    upheld: '',
    rejected: '',
    withdrawn: '',
  };
  it.each(objectionStates)('%s', (state) => {
    const ways = objectionVerbs.flatMap((verb) => {
      const to = next(objectionTransitions, state, verb);
      return to ? [`${verb}→${to}`] : [];
    });
    expect(ways.join(' ')).toBe(expected[state]);
  });

  it('every state can be reached, and from every open one an end', () => {
    const reached = new Set<ObjectionState>(['received']);
    for (const state of reached)
      for (const verb of objectionVerbs) {
        const to = next(objectionTransitions, state, verb);
        if (to) reached.add(to);
      }
    expect([...reached].sort()).toEqual([...objectionStates].sort());
    for (const state of objectionStates)
      expect(isOpen(state)).toBe(objectionVerbs.some((verb) => next(objectionTransitions, state, verb)));
  });

  it('no way leads to a decision but over a leader, after an officer looked into it', () => {
    const verb = fc.constantFrom(...objectionVerbs);
    fc.assert(
      fc.property(fc.array(verb, { maxLength: 12 }), (verbs) => {
        let state: ObjectionState = 'received';
        const done: string[] = [];
        for (const one of verbs) {
          const to: ObjectionState | undefined = next(objectionTransitions, state, one);
          if (!to) continue;
          state = to;
          done.push(one);
        }
        if (state === 'upheld' || state === 'rejected') expect(done).toContain('put');
      }),
      { numRuns: 10_000 },
    );
  });
});

describe('masks', () => {
  it('a name shows its first sign and not its length', () => {
    expect([maskName('李'), maskName('李小明'), maskName('Anne Miller')]).toEqual(['李**', '李**', 'A**']);
  });

  it('a contact shows too little to reach anybody', () => {
    expect(maskContact('13812345678')).toBe('138****');
    expect(maskContact('somebody@example.org')).toBe('som***@example.org');
    expect(maskContact('me@example.org')).toBe('m***@example.org');
  });
});

it('only a work that is named can be taken out (objection.no-work)', () => {
  expect(judgeRemedy({}, 'out')?.code).toBe('objection.no-work');
  expect(judgeRemedy({ entryId: 'e' as EntryId }, 'out')).toBeUndefined();
  expect(judgeRemedy({}, 'recount')).toBeUndefined();
});
