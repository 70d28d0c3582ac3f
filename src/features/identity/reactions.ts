/** What identities hear and do by the clock: a unit's word is told, codes leave the house, and what is no longer needed is forgotten. */

import type { KeptFact } from '../../kernel/fact.ts';
import type { PersonId } from '../../kernel/id.ts';
import { plusDays } from '../../kernel/period.ts';
import type { Values } from '../../kernel/text.ts';
import type { Doing } from '../../platform/db.ts';
import { forgetProofs } from '../../platform/proof-of-work.ts';
import { type Chore, type Errand, every, on, type Reaction } from '../../platform/worker.ts';
import { type SendingRoom, sendCodes } from './actions/send-codes.ts';
import type { Binding } from './identity.ts';
import { forgetBindings } from './store/binding.ts';
import { forgetCodes } from './store/code.ts';
import { forgetFlows } from './store/flow.ts';
import { getMembership } from './store/membership.ts';
import { text } from './text.ts';

/** How a letter is posted; letters stand above identities, so main hands it in. */
export type PostsLetter = (
  doing: Doing,
  letter: {
    personId: PersonId;
    fact: Pick<KeptFact, 'id'>;
    kind: `identity.${string}`;
    about: Values;
    link: string;
  },
) => Promise<void>;

/** What a unit has said of somebody is written to them, and what was bound to them or let go (AC-022). */
export function reactionsOf(post: PostsLetter): Reaction[] {
  const tell = (kind: `identity.${string}`) => async (doing: Doing, fact: KeptFact) => {
    const { personId, organisationName, reason } = await getMembership(doing.tx, fact.subjectId);
    const about = { unit: organisationName, reason: reason ?? '' };
    await post(doing, { personId, fact, kind, about, link: '/me/identity' });
  };
  const warn = (kind: 'identity.bound' | 'identity.unbound') => async (doing: Doing, fact: KeptFact) => {
    const { kind: way, masked } = (fact.after ?? fact.before) as Pick<Binding, 'kind' | 'masked'>;
    const about = { way: text[`kind.${way}`], masked };
    // Everybody binds and lets go for themselves only: whoever did it is whom it concerns.
    await post(doing, { personId: fact.actorId as PersonId, fact, kind, about, link: '/me/identity' });
  };
  return [
    on('identity.bound', 'tell-person', warn('identity.bound')),
    on('identity.unbound', 'tell-person', warn('identity.unbound')),
    on('identity.membership-confirmed', 'tell-person', tell('identity.confirmed')),
    on('identity.membership-refused', 'tell-person', tell('identity.refused')),
    on('identity.membership-ended', 'tell-person', tell('identity.ended')),
  ];
}

const keptDays = { code: 2, flow: 1, binding: 180 };

export const chores: Chore[] = [
  every(3600, 'forget-identities', async ({ tx, now }) => {
    await forgetCodes(tx, plusDays(now, -keptDays.code));
    await forgetFlows(tx, plusDays(now, -keptDays.flow));
    await forgetBindings(tx, plusDays(now, -keptDays.binding));
    await forgetProofs(tx);
  }),
];

/** Somebody waits for it: looked after every second, and at once again while there are more. */
export function errands(room: SendingRoom): Errand[] {
  const runs = async () => {
    for (let round = 0; round < 20; round++) if ((await sendCodes(room)) === 0) return;
  };
  return [{ everySeconds: 1, name: 'send-codes', runs }];
}
