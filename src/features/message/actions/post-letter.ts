/** Posting a letter: one for a person about a fact, however often it is asked; and what of it leaves the house. */

import type { KeptFact } from '../../../kernel/fact.ts';
import type { OrganisationId, PersonId } from '../../../kernel/id.ts';
import type { Values } from '../../../kernel/text.ts';
import type { Doing } from '../../../platform/db.ts';
import { wakingAt } from '../delivery.ts';
import { isOwnLink, isWantedByMail } from '../message.ts';
import { insertDelivery } from '../store/delivery.ts';
import { listRobots } from '../store/robot.ts';
import { getSetting } from '../store/setting.ts';
import { insertLetter } from '../store.ts';

export type NewLetter = {
  personId: PersonId;
  fact: Pick<KeptFact, 'id'>;
  /** A sentence of the writing feature's letters.ts. */
  kind: `${string}.${string}`;
  about: Values;
  link: string;
  /** Set when the person is written to for an organisation: its chat group hears the same, once. */
  organisationId?: OrganisationId;
};

/** Called from reactions: the fact is already in the audit, the letter adds none. */
export async function postLetter(doing: Doing, letter: NewLetter): Promise<void> {
  const { fact, organisationId, ...rest } = letter;
  if (!isOwnLink(letter.link))
    throw new Error(`a letter leads to a path of this site, not to ${letter.link}`);
  const { tx, now } = doing;
  const { id: letterId, isNew } = await insertLetter(tx, now, { ...rest, factId: fact.id });
  const nextTryAt = wakingAt(now);
  if (isNew && isWantedByMail(await getSetting(tx, letter.personId), letter.kind))
    await insertDelivery(tx, now, { channel: 'mail', letterId, once: `mail/${letterId}`, nextTryAt });
  for (const robot of organisationId ? await listRobots(tx, organisationId) : []) {
    const once = `robot/${robot.id}/${fact.id}/${letter.kind}`;
    await insertDelivery(tx, now, { channel: 'robot', robotId: robot.id, letterId, once, nextTryAt });
  }
}
