/** How places are told to everybody: a work that is hidden keeps its place and figures, and bears its number alone. */

import { type Language, speaker } from '../../kernel/text.ts';
import type { Maker } from '../entry/entry.ts';
import { text } from './text.ts';

type Named = { isHidden: boolean; number: string; title: string; makers: readonly Maker[] };

export function toldToAll<P extends Named>(places: readonly P[], language: Language): P[] {
  const say = speaker(text, language);
  return places.map((place) =>
    place.isHidden ? { ...place, title: say('place.hidden', { number: place.number }), makers: [] } : place,
  );
}
