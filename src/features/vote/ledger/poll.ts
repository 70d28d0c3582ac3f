/** The published statement of a poll: what is voted for, by which rules, from when until when. It is the root of the chain. */

import type { Ballot } from '../../call/ballot.ts';
import { isInstant, objectOf } from './line.ts';

export const ledgerFormat = 'tongxin-vote-1';

/** What poll.json holds. Its bytes are hashed as they stand; further keys are allowed. */
export type PublishedPoll = {
  format: typeof ledgerFormat;
  poll: string;
  opensAt: string;
  closesAt: string;
  /** In the order of all totals. */
  works: readonly { id: string; title: string }[];
  ballot: Ballot;
  /** How long after an event the pages show it at the earliest. */
  lagSeconds: number;
  /** The one way of rounding there is: under 10 → 0, under 1000 to tens, from 1000 to two leading digits. */
  rounding: 'down';
  /** Ed25519, 64 hex. */
  publicKey: string;
};

/** The text of poll.json. */
export function pollText(poll: PublishedPoll): string {
  const { format, opensAt, closesAt, works, ballot, lagSeconds, rounding, publicKey } = poll;
  const said = {
    ...{ format, poll: poll.poll, opensAt, closesAt },
    works: works.map(({ id, title }) => ({ id, title })),
    ...{ ballot, lagSeconds, rounding, publicKey },
  };
  return `${JSON.stringify(said, undefined, 2)}\n`;
}

/** What a poll.json says; nothing when it is none. */
export function readPoll(text: string): PublishedPoll | undefined {
  const said = objectOf(text) as Partial<PublishedPoll> | undefined;
  if (!said || said.format !== ledgerFormat || typeof said.poll !== 'string') return undefined;
  const hasTimes = [said.opensAt, said.closesAt].every((at) => typeof at === 'string' && isInstant(at));
  const hasWorks = Array.isArray(said.works) && said.works.every((work) => typeof work?.id === 'string');
  const isKeyed = typeof said.publicKey === 'string' && /^[0-9a-f]{64}$/.test(said.publicKey);
  const isLagging = Number.isSafeInteger(said.lagSeconds) && said.lagSeconds! >= 0;
  if (!hasTimes || !hasWorks || !isKeyed || !isLagging || !isBallot(said.ballot)) return undefined;
  return said as PublishedPoll;
}

function isBallot(ballot: Partial<Ballot> | undefined): boolean {
  const isCount = (value: unknown) => Number.isSafeInteger(value) && (value as number) > 0;
  return (
    typeof ballot === 'object' &&
    ['day', 'rolling', 'window'].includes(ballot.period ?? '') &&
    isCount(ballot.perPeriod) &&
    isCount(ballot.perWork) &&
    Array.isArray(ballot.tiers) &&
    (ballot.together === undefined || (isCount(ballot.together.least) && isCount(ballot.together.most)))
  );
}
