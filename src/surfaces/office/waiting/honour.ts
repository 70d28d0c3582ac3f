/** What of commendations and bulletins waits: to sign, to confirm, to mend, to choose, to check. */

import { listBulletinsWaiting } from '../../../features/bulletin/store.ts';
import {
  type CommendationErrand,
  listCommendationsWaiting,
} from '../../../features/commendation/store/waiting.ts';
import { nameIn } from '../../../kernel/text.ts';
import { asItems, cut, type Source } from '../source.ts';
import { text } from '../text.ts';

function commendation(errand: CommendationErrand, isUrgent: boolean): Source {
  return {
    kind: `commendation.${errand}`,
    isUrgent,
    title: (view) => view.say(text)(`commendation.${errand}`),
    list: async (view, ask) => {
      const waiting = await listCommendationsWaiting(view.tx, view.actor, view.now, errand);
      return asItems(cut(waiting, ask), ({ key, name, about, href }) => ({
        ...{ key, href },
        title: nameIn(name, view.language),
        about: nameIn(about, view.language),
      }));
    },
  };
}

function bulletin(what: 'sign' | 'mend'): Source {
  return {
    kind: `bulletin.${what}`,
    isUrgent: true,
    title: (view) => view.say(text)(`bulletin.${what}`),
    list: async (view, ask) =>
      asItems(cut(await listBulletinsWaiting(view.tx, view.actor, what), ask), (one) => ({
        key: one.id,
        title: one.title,
        about: nameIn(one.organisationName, view.language),
        href: `/office/bulletins/${one.id}`,
      })),
  };
}

export const honourSources: readonly Source[] = [
  commendation('sign', true),
  commendation('confirm', false),
  commendation('mend', true),
  commendation('submit', false),
  commendation('choose', false),
  commendation('check', true),
  commendation('mend-nomination', true),
  bulletin('sign'),
  bulletin('mend'),
];
