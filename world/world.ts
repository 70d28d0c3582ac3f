/** What seeding hands from step to step: who and what is already there. */

import type { Campaign } from '../src/features/campaign/campaign.ts';
import type { MediaRoom } from '../src/features/media/actions/examine-file.ts';
import type { Organisation } from '../src/features/organisation/organisation.ts';
import type { PersonId } from '../src/kernel/id.ts';
import type { Outcome } from '../src/kernel/verdict.ts';
import type { OrganisationKey } from './federation.ts';
import type { Username } from './people.ts';

export type World = {
  media: MediaRoom;
  /** Where the demo's films, songs and pictures lie. */
  mediaDir: string;
  organisations: Record<OrganisationKey, Organisation>;
  persons: Record<Username, PersonId>;
  campaigns?: { national: Campaign; qinghai: Campaign };
};

/** The value of an outcome that must be good: seeding does nothing that the system would refuse. */
export function must<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(`the world does what is refused: ${JSON.stringify(outcome.refusals)}`);
}
