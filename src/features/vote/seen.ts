/** The word "seen": when a voter's page was drawn and how they came to it, as the page tells it when they vote. */

import type { PersonId } from '../../kernel/id.ts';

/** Marks a text as ours, and reads it again where the mark is right. */
type Stamp = {
  stamp: (text: string, about: string) => string;
  read: (token: string | undefined, about: string) => string | undefined;
};

/** By its address alone, from pages of this site, or by a link somebody passed on. */
export const vias = ['direct', 'gallery', 'share'] as const;
export type Via = (typeof vias)[number];

export type Seen = { at: Date; via: Via };

/** Whose page it was, and of which work or ballot: nobody can use it for another. */
export type SeenBy = { personId: PersonId; place: string };

const aboutOf = ({ personId, place }: SeenBy) => `${personId}/${place}`;

/** How somebody came: links passed on say so, pages of other sites pass it on as well. */
export function viaOf(cameFrom: string | undefined, origin: string, asked: string | undefined): Via {
  if (asked === 'share') return 'share';
  if (!cameFrom) return 'direct';
  return cameFrom === origin || cameFrom.startsWith(`${origin}/`) ? 'gallery' : 'share';
}

/** What the hidden field of the form holds. */
export function writeSeen(stamp: Stamp, by: SeenBy, seen: Seen): string {
  return stamp.stamp(`${seen.at.getTime().toString(36)}.${seen.via}`, aboutOf(by));
}

/** What it said; missing, foreign and changed ones say nothing, and nobody is refused for that. */
export function readSeen(stamp: Stamp, by: SeenBy, token: string | undefined): Seen | undefined {
  const [at, via] = stamp.read(token, aboutOf(by))?.split('.') ?? [];
  const said = vias.find((one) => one === via);
  return at && said ? { at: new Date(Number.parseInt(at, 36)), via: said } : undefined;
}

/** How long a voter stayed before voting; a page kept open for days says no more than one of a day. */
export function dwellOf(seen: Pick<Seen, 'at'> | undefined, at: Date): number | undefined {
  if (!seen) return undefined;
  return Math.min(86_400_000, Math.max(0, at.getTime() - seen.at.getTime()));
}
