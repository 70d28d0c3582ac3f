/** Who takes part in a campaign and in which role: a part for the office, the public page and the features above. */

import { nameIn, speaker } from '../../kernel/text.ts';
import { Pairs } from '../../ui/parts.tsx';
import type { Screen } from '../../ui/screen.ts';
import { bodyRoles, type Campaign } from './campaign.ts';
import { text } from './text.ts';

type Shown = Pick<Campaign, 'bodies' | 'organisationName'>;

/** Role by role; where the paper names no owner, it is the organisation itself. */
export function BodiesPart({ screen, campaign }: { screen: Screen; campaign: Shown }) {
  const say = speaker(text, screen.language);
  const hasOwner = campaign.bodies.some((body) => body.role === 'owner');
  return (
    <Pairs
      pairs={bodyRoles.map((role) => {
        const named = campaign.bodies.filter((body) => body.role === role).map((body) => body.name);
        const own = role === 'owner' && !hasOwner ? [nameIn(campaign.organisationName, screen.language)] : [];
        const names = [...own, ...named];
        return names.length > 0 && [say(`body.${role}`), names.join(say('between.names'))];
      })}
    />
  );
}
