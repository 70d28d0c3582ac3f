/** What may come in at the doors of votes: nothing but the wish. Any other field, such as a tier, is refused (AC-140). */

import type { EntryId } from '../../kernel/id.ts';
import { ids, optionalHidden, shape, unjudged } from '../../platform/form.ts';

/** `seen` is what the page itself said of when it was drawn, signed. */
export const VoteCast = shape({ seen: optionalHidden(200) });

/** A ballot of several works, all or none. */
export const BallotCast = shape({ work: ids<EntryId>(50), seen: optionalHidden(200) });

/** The same on its way there and back, while works are looked for. */
export const BallotLook = unjudged(BallotCast);

export const Retraction = shape({});
