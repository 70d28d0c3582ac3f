/** How far a work has come, drawn level by level with the dates. */

import type { ReactNode } from 'react';
import type { FoundList } from '../../kernel/query.ts';
import { nameIn } from '../../kernel/text.ts';
import type { View } from '../../platform/route.ts';
import { Badge, Section, type Tone } from '../../ui/parts.tsx';
import type { Entry } from './entry.ts';
import { type Level, type LevelState, stateAt } from './level.ts';
import type { EntryField } from './store/query.ts';
import { text } from './text/version.ts';

/** What features above put on the pages of an entry. */
export type EntrySlots = {
  /** The levels on the way of a work, its unit first. */
  levels?: (view: View, entry: Entry) => Promise<readonly Level[]>;
  /** In the office, after everything of the entry's own: what other features know of it. */
  parts?: readonly ((view: View, entry: Entry) => Promise<ReactNode>)[];
  /** The same on the maker's own page. */
  ownParts?: readonly ((view: View, entry: Entry) => Promise<ReactNode>)[];
  /** What other features know of works, for the query of the list; for those who may ask for it. */
  fields?: readonly EntryField[];
  /** Under the list: what can be done with what was found. */
  listParts?: readonly ((view: View, found: FoundList) => Promise<ReactNode>)[];
};

const tones: Record<LevelState, Tone> = { passed: 'good', here: 'accent', ahead: 'plain' };

export function LevelsPart({ view, levels }: { view: View; levels: readonly Level[] }) {
  const say = view.say(text);
  if (levels.length === 0) return null;
  return (
    <Section title={say('levels')} id="levels">
      <ol className="levels">
        {levels.map((level, at) => {
          const state = stateAt(levels, at);
          return (
            <li key={`${level.role}${level.id}`} className={`is-${state}`}>
              <strong>{nameIn(level.name, view.language)}</strong>{' '}
              <span className="quiet">{say(`level.${level.role}`)}</span>{' '}
              <Badge tone={tones[state]}>{say(`level.${state}`)}</Badge>{' '}
              {level.arrivedAt ? <span>{say('level.arrived', { at: level.arrivedAt })}</span> : null}{' '}
              {level.handedAt ? <span>{say('level.handed', { at: level.handedAt })}</span> : null}
            </li>
          );
        })}
      </ol>
    </Section>
  );
}
