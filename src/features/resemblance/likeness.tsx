/** On an entry's page in the office: the works it resembles for whoever may see both, a bare word for whoever may not. */

import type { View } from '../../platform/route.ts';
import { Note, Section } from '../../ui/parts.tsx';
import type { Entry } from '../entry/entry.ts';
import { mayKnowOfElsewhere } from './policy.ts';
import { listElsewhere, listResemblancesOf } from './store.ts';
import { text } from './text.ts';

/** Nothing at all where there is nothing to say. */
export async function ResemblancePart(view: View, entry: Pick<Entry, 'id' | 'unitPath'>) {
  if (!mayKnowOfElsewhere(view.actor, entry.unitPath).allowed) return null;
  const pairs = await listResemblancesOf(view, entry.id);
  const elsewhere = (await listElsewhere(view, entry.id)).filter((one) => one.decision !== 'unlike');
  if (pairs.length === 0 && elsewhere.length === 0) return null;
  const say = view.say(text);
  return (
    <Section title={say('part')} id="resemblances">
      {elsewhere.map(({ decision }) => (
        <Note key={decision ?? 'open'} tone="warn">
          {decision ? say('elsewhere.decided', { decision: text[`decision.${decision}`] }) : say('elsewhere')}
        </Note>
      ))}
      {pairs.length > 0 ? (
        <ul>
          {pairs.map((pair) => (
            <li key={pair.id}>
              <a href={`/office/resemblances/${pair.id}`}>
                {say('pair', { first: pair.first.title, second: pair.second.title })}
              </a>{' '}
              <small className="quiet">
                {say(`kind.${pair.kind}`)} ·{' '}
                {say(pair.first.entryId === entry.id ? 'part.earlier' : 'part.later')} ·{' '}
                {say(pair.decision ? `decision.${pair.decision}` : 'state.open')}
              </small>
            </li>
          ))}
        </ul>
      ) : null}
    </Section>
  );
}
