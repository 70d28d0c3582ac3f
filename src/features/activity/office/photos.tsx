/** The photos of an activity: shown, added one by one, taken away; none is ever required. */

import type { View } from '../../../platform/route.ts';
import { ActButton, FileField, Form, formOf, SendButton } from '../../../ui/form.tsx';
import { Section } from '../../../ui/parts.tsx';
import { type Activity, photosMax } from '../activity.ts';
import { mayChangePhotos } from '../policy.ts';
import { text } from '../text.ts';

export function PhotoPart({ view, activity }: { view: View; activity: Activity }) {
  const say = view.say(text);
  const base = `/office/activities/${activity.id}`;
  const hand = formOf(view, `${base}/photo`);
  const verdict = mayChangePhotos(view.actor, activity);
  return (
    <Section title={say('photo')}>
      {activity.photoIds.length === 0 ? <p className="quiet">{say('photo.none')}</p> : null}
      {activity.photoIds.map((photo) => (
        <figure key={photo}>
          <img
            className="photo"
            src={`${base}/photos/${photo}`}
            loading="lazy"
            alt={say('photo.of', { name: activity.name })}
          />
          <ActButton
            screen={view}
            action={`${base}/remove-photo`}
            verdict={verdict.allowed ? verdict : { ...verdict, when: 'never' }}
            label={say('photo.remove')}
            tone="calm"
            hidden={{ photo }}
          />
        </figure>
      ))}
      {verdict.allowed && activity.photoIds.length < photosMax ? (
        <Form hand={hand} upload>
          <FileField
            hand={hand}
            name="photo"
            label={say('photo.choose')}
            hint={say('photo.hint')}
            accept="image/jpeg,image/png,image/webp"
          />
          <SendButton screen={view} label={say('photo.do')} tone="calm" />
        </Form>
      ) : null}
    </Section>
  );
}
