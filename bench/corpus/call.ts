/** The one call of a bench: works are collected now, judged and voted for later. */

import type { CallPlan } from '../../src/features/call/actions/open-call.ts';
import { plainBallot } from '../../src/features/call/ballot.ts';
import type { OrganisationId } from '../../src/kernel/id.ts';
import { plusDays } from '../../src/kernel/period.ts';

export function planOf(now: Date, hostId: OrganisationId): CallPlan {
  return {
    ...{ key: 'song', position: 0, name: { zh: 'song' }, brief: { zh: '' }, entryKind: 'work' },
    ...{ channels: ['person', 'unit'], fileRules: [], takesLink: false, hostId, supplements: [] },
    ballot: plainBallot,
    opensAt: plusDays(now, -50),
    closesAt: plusDays(now, 10),
    recommendUntil: plusDays(now, 20),
    reviewUntil: plusDays(now, 30),
    voteOpensAt: plusDays(now, 31),
    voteClosesAt: plusDays(now, 40),
    rubric: [{ key: 'whole', name: { zh: 'whole' }, max: 100 }],
    formula: {
      judgesPercent: 60,
      votesPercent: 40,
      conversion: { kind: 'max-normal' },
      awards: [{ award: 'first', count: 1 }],
    },
  };
}
