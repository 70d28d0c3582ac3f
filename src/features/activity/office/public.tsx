/** Whether an activity stands in the public programme, and the button that takes it out or puts it in. */

import type { View } from '../../../platform/route.ts';
import { ActButton } from '../../../ui/form.tsx';
import { Section } from '../../../ui/parts.tsx';
import { type Activity, isPublic } from '../activity.ts';
import { maySetPublic } from '../policy.ts';
import { text } from '../text.ts';

export function PublicPart({ view, activity }: { view: View; activity: Activity }) {
  const say = view.say(text);
  const isWithheld = activity.withheldAt !== undefined;
  const standing = isPublic(activity) ? 'public.shown' : 'public.later';
  return (
    <Section title={say('public')} id="public">
      <p>{say(isWithheld ? 'public.withheld' : standing)}</p>
      <ActButton
        screen={view}
        action={`/office/activities/${activity.id}/public`}
        verdict={maySetPublic(view.actor, activity)}
        label={say(isWithheld ? 'public.show' : 'public.withhold')}
        tone="calm"
        hidden={{ shown: isWithheld ? 'yes' : 'no' }}
      />
    </Section>
  );
}
