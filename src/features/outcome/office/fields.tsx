/** The fields of a record: the same for a new one and a correction. */

import { dayOf } from '../../../kernel/period.ts';
import type { View } from '../../../platform/route.ts';
import { ChoiceField, type FormHand, ProseField, TextField } from '../../../ui/form.tsx';
import { awardMax, levelMax, type OutcomeContent, outcomeKinds } from '../outcome.ts';
import { text } from '../text.ts';

export function ContentFields(props: { view: View; hand: FormHand; content?: OutcomeContent }) {
  const { view, hand, content } = props;
  const say = view.say(text);
  const kinds = outcomeKinds.map((value) => ({ value, label: say(`kind.${value}`) }));
  return (
    <>
      <TextField
        hand={hand}
        name="level"
        label={say('level')}
        hint={say('level.hint')}
        value={content?.level}
        maxLength={levelMax}
      />
      <ChoiceField
        hand={hand}
        name="kind"
        label={say('kind')}
        choices={kinds}
        value={content?.kind ?? 'awarded'}
      />
      <TextField
        hand={hand}
        name="award"
        label={say('award')}
        hint={say('award.hint')}
        value={content?.award}
        maxLength={awardMax}
        optional
      />
      <TextField hand={hand} name="rank" type="number" label={say('rank')} value={content?.rank} optional />
      <TextField
        hand={hand}
        name="happenedOn"
        type="date"
        label={say('on')}
        value={content?.happenedOn ?? dayOf(view.now)}
      />
      <TextField
        hand={hand}
        name="number"
        label={say('number')}
        value={content?.number}
        maxLength={60}
        optional
      />
      <ProseField
        hand={hand}
        name="note"
        rows={2}
        label={say('note')}
        value={content?.note}
        maxLength={300}
        optional
      />
    </>
  );
}
