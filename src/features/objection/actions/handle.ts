/** Handling: the officer takes an objection up, asks the unit, puts what was found before the leader; the unit answers. */

import type { Outcome } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import type { Objection, Proposal } from '../objection.ts';
import { move } from './move.ts';

type Version = { version: number };
type Does<T> = (doing: Doing, objection: Objection, taken: T & Version) => Promise<Outcome<Objection>>;

export const takeUp: Does<object> = (doing, objection, { version }) =>
  move(doing, objection, { verb: 'take-up', name: 'objection.taken-up', seat: 'officer', version });

export const askUnit: Does<{ question: string }> = (doing, objection, { version, question }) =>
  move(doing, objection, {
    ...{ verb: 'ask', name: 'objection.statement-asked', seat: 'officer', version },
    changes: { question },
  });

export const giveStatement: Does<{ statement: string }> = (doing, objection, { version, statement }) =>
  move(doing, objection, {
    ...{ verb: 'state', name: 'objection.statement-given', seat: 'officer', version },
    changes: { statement },
  });

export const putForward: Does<{ finding: string; proposal: Proposal }> = (
  doing,
  objection,
  { version, finding, proposal },
) =>
  move(doing, objection, {
    ...{ verb: 'put', name: 'objection.put-forward', seat: 'officer', version },
    changes: { finding, proposal },
  });

export const giveBack: Does<{ reason: string }> = (doing, objection, { version, reason }) =>
  move(doing, objection, {
    verb: 'give-back',
    name: 'objection.given-back',
    seat: 'leader',
    version,
    reason,
  });

export const withdrawObjection: Does<{ reason?: string }> = (doing, objection, { version, reason }) =>
  move(doing, objection, { verb: 'withdraw', name: 'objection.withdrawn', version, reason });
