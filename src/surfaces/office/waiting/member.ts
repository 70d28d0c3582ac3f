/** What of people waits: those who ask their unit to confirm them as members. */

import { listAskedMemberships } from '../../../features/identity/store/membership.ts';
import { text as identityText } from '../../../features/identity/text.ts';
import { nameIn } from '../../../kernel/text.ts';
import { asItems, type Source } from '../source.ts';

const memberships: Source = {
  kind: 'identity.membership',
  isUrgent: false,
  title: (view) => view.say(identityText)('desk.title'),
  list: async (view, ask) =>
    asItems(await listAskedMemberships(view.tx, view.actor, ask), (membership) => ({
      key: membership.id,
      title: membership.personName,
      about: nameIn(membership.organisationName, view.language),
      href: `/office/organisations/${membership.organisationId}/members`,
    })),
};

export const memberSources: readonly Source[] = [memberships];
