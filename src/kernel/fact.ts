/** What has happened: announced in the transaction that did it, kept for ever, heard by reactions later. */

import type { Actor } from './actor.ts';
import type { CampaignId, OrganisationId } from './id.ts';

export type Fact = {
  /** Past tense with the feature before the dot: 'entry.submitted'. */
  name: `${string}.${string}`;
  /** The id of the thing it happened to. */
  subjectId: string;
  /** The organisation at whose place it happened; for the audit's scope. */
  organisationId?: OrganisationId;
  campaignId?: CampaignId;
  actor: Actor;
  /** The role used, e.g. 'officer', 'judge', 'maker'. */
  seat?: string;
  /** Who was acted for, when somebody acts for another. */
  actingFor?: string;
  reason?: string;
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
};

/** A fact as kept: with its number and instant. */
export type KeptFact = Omit<Fact, 'actor'> & { id: string; at: Date; actorId?: string };
