/** A round as its office pages find it, and where they are. */

import type { Call } from '../../call/call.ts';
import type { Reckoning, Round } from '../review.ts';

export type FoundRound = {
  round: Round;
  call: Call;
  /** Whether no stage follows: then the works go to the owner. */
  isLast: boolean;
  reckoning: Reckoning & { missing: number };
  /** Whether who asks made, sent in or leads a unit of one of its works. */
  hasStake: boolean;
  /** The end of the address by which its works were asked for. */
  again: string;
};

export const hostingHref = (callId: string) => `/office/calls/${callId}/round`;
export const receivedHref = (callId: string) => `/office/calls/${callId}/received`;
export const roundHref = (roundId: string) => `/office/rounds/${roundId}`;
