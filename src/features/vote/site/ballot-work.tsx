/** One work in the list of a ballot: its picture, its words, and the box to tick. */

import { nameIn } from '../../../kernel/text.ts';
import type { View } from '../../../platform/route.ts';
import type { FormHand } from '../../../ui/form.tsx';
import { Picture } from '../../entry/exhibit.tsx';
import type { Card } from '../store.ts';
import { text } from '../text.ts';
import { fileBaseOf } from './card.tsx';

export function WorkWords({ view, card }: { view: View; card: Card }) {
  const say = view.say(text);
  const makers = card.makers.map(({ name }) => name).join(say('separator'));
  return (
    <>
      {card.file?.kind === 'picture' ? (
        <span className="ballot-picture" aria-hidden="true">
          <Picture alt="" file={card.file} base={fileBaseOf(card)} size="small" />
        </span>
      ) : null}
      <span>
        <strong>{card.title}</strong>
        <span className="quiet">
          {' '}
          {card.number} · {makers} · {nameIn(card.unitName, view.language)}
        </span>{' '}
        <a href={`/works/${card.id}`} target="_blank" rel="noopener">
          {say('ballot.look')}
          <span className="visually-hidden">{say('ballot.look.which', { title: card.title })}</span>
        </a>
      </span>
    </>
  );
}

export function WorkTick(props: { view: View; hand: FormHand; card: Card; isTicked: boolean }) {
  const { view, hand, card } = props;
  const id = `${hand.idOf('work')}-${card.id}`;
  return (
    <li>
      <input {...{ id, type: 'checkbox', name: 'work', value: card.id, defaultChecked: props.isTicked }} />
      <label htmlFor={id} className="ballot-work">
        <WorkWords view={view} card={card} />
      </label>
    </li>
  );
}
