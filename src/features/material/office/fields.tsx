/** The fields of material, and the units an officer gathers for. */

import { seatsOf } from '../../../kernel/actor.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { View } from '../../../platform/route.ts';
import { ChoiceField, type FormHand, ProseField, TextField } from '../../../ui/form.tsx';
import { Badge, type Tone } from '../../../ui/parts.tsx';
import { titleMax } from '../../entry/entry.ts';
import { listOrganisations } from '../../organisation/store.ts';
import { contentMax, type MaterialState, materialKinds, type Written } from '../material.ts';
import { text } from '../text.ts';

const tones: Record<MaterialState, Tone> = {
  gathered: 'wait',
  coached: 'accent',
  turned: 'good',
  dropped: 'plain',
};

export function StateBadge({ view, state }: { view: View; state: MaterialState }) {
  return <Badge tone={tones[state]}>{view.say(text)(`state.${state}`)}</Badge>;
}

export type UnitChoice = { value: string; label: string };

/** The officer's own units, the nearest to work first; one on paper is asked for by its address. */
export async function unitChoices(view: View): Promise<UnitChoice[]> {
  const own = seatsOf(view.actor).filter((seat) => seat.role === 'officer');
  const asked = view.form?.raw.unitId?.[0] ?? view.query.unit ?? '';
  const ids = [...own.map((seat) => seat.organisationId as string), asked].filter((id) =>
    /^[0-9a-f-]{36}$/.test(id),
  );
  const units = await listOrganisations(view.tx, ids);
  const isOwn = (id: string) => own.some((seat) => seat.organisationId === id);
  return units
    .filter((unit) => isOwn(unit.id) || unit.isOutside)
    .reverse()
    .map((unit) => ({ value: unit.id as string, label: nameIn(unit.name, view.language) }))
    .sort((a, b) => Number(b.value === asked) - Number(a.value === asked));
}

export function UnitField(props: { view: View; hand: FormHand; units: readonly UnitChoice[] }) {
  const { view, hand, units } = props;
  if (units.length === 1) return <input type="hidden" name="unitId" value={units[0]!.value} />;
  const label = view.say(text)('unit');
  return <ChoiceField hand={hand} name="unitId" label={label} choices={units} value={units[0]?.value} />;
}

export function MaterialFields(props: { view: View; hand: FormHand; material?: Written }) {
  const { view, hand, material } = props;
  const say = view.say(text);
  return (
    <>
      <ChoiceField
        hand={hand}
        name="kind"
        label={say('kind')}
        choices={materialKinds.map((kind) => ({ value: kind, label: say(`kind.${kind}`) }))}
        value={material?.kind ?? 'story'}
      />
      <TextField hand={hand} name="title" label={say('title')} value={material?.title} maxLength={titleMax} />
      <ProseField
        hand={hand}
        name="content"
        label={say('content')}
        hint={say('content.hint')}
        value={material?.content}
        maxLength={contentMax}
        rows={8}
        optional
      />
      <TextField hand={hand} name="link" type="url" label={say('link')} value={material?.link} optional />
    </>
  );
}
