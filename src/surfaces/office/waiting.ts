/** What waits for whoever looks: gathered from every feature, the same for desk and count. */

import { listActivitiesReturned, listActivitiesWaiting } from '../../features/activity/store.ts';
import { listAwardWaiting } from '../../features/award/store.ts';
import { listReturnedToMe, listWaitingEntries } from '../../features/entry/store.ts';
import { listNoticesWaiting } from '../../features/notice/store/recipient.ts';
import { listRecommendationsWaiting } from '../../features/recommendation/store.ts';
import { listReviewWaiting } from '../../features/review/store.ts';
import { sayDay } from '../../kernel/period.ts';
import { nameIn } from '../../kernel/text.ts';
import type { View } from '../../platform/route.ts';
import { text } from './text.ts';

export type Waiting = {
  key: string;
  title: string;
  about: string;
  href: string;
  count?: number;
  isUrgent?: boolean;
};

/** Everything that waits, the most pressing first. */
export async function listWaiting(view: View): Promise<Waiting[]> {
  const parts = [notices, entries, activities, recommendations, reviews, awards];
  const lists: Waiting[][] = [];
  for (const part of parts) lists.push(await part(view));
  return lists.flat().sort((a, b) => Number(b.isUrgent ?? false) - Number(a.isUrgent ?? false));
}

async function notices(view: View): Promise<Waiting[]> {
  const say = view.say(text);
  const waiting = await listNoticesWaiting(view.tx, view.actor);
  const paper =
    (title: string, isUrgent = false) =>
    (notice: { id: string; title: string }): Waiting => ({
      key: `${title}-${notice.id}`,
      title,
      about: notice.title,
      href: `/office/notices/${notice.id}`,
      isUrgent,
    });
  return [
    ...waiting.toSignFor.map(({ notice }) => paper(say('notice.sign-for'), true)(notice)),
    ...waiting.toAdopt.map(({ notice, recipient }) => ({
      ...paper(say('notice.adopt'), true)(notice),
      href: `/office/notices/${notice.id}/recipients/${recipient.organisationId}/adopt`,
    })),
    ...waiting.toSign.map(paper(say('notice.sign'), true)),
    ...waiting.returned.map(paper(say('notice.returned'), true)),
    ...waiting.toIssue.map(paper(say('notice.issue'))),
    ...waiting.signingFor.map(({ notice, signedFor, recipients }) => ({
      ...paper(say('notice.signing'))(notice),
      about: say('notice.count', { done: signedFor, all: recipients }),
    })),
  ];
}

async function entries(view: View): Promise<Waiting[]> {
  const say = view.say(text);
  const [waiting, returned] = [
    await listWaitingEntries(view.tx, view.actor),
    await listReturnedToMe(view.tx, view.actor),
  ];
  return [
    ...waiting.map((unit) => ({
      key: `entry-${unit.unitId}`,
      title: say('entry.decide'),
      count: unit.count,
      href: `/office/entries/${unit.oldest.id}`,
      about: say('entry.oldest', { title: unit.oldest.title, at: sayDay(unit.oldest.at, view.language) }),
    })),
    ...returned.map((entry) => ({
      key: `returned-${entry.id}`,
      title: say('entry.returned'),
      about: `${entry.title}: ${entry.reason}`,
      isUrgent: true,
      href: entry.enteredBy === 'unit' ? `/office/entries/${entry.id}` : `/entries/${entry.id}`,
    })),
  ];
}

async function activities(view: View): Promise<Waiting[]> {
  const say = view.say(text);
  const [waiting, returned] = [
    await listActivitiesWaiting(view.tx, view.actor),
    await listActivitiesReturned(view.tx, view.actor),
  ];
  const oldest = waiting[0];
  return [
    ...(oldest
      ? [
          {
            key: 'activities',
            title: say('activity.approve'),
            count: waiting.length,
            about: oldest.name,
            href: '/office/activities?state=waiting',
          },
        ]
      : []),
    ...returned.map((activity) => ({
      key: activity.id,
      title: say('activity.returned'),
      about: activity.name,
      href: `/office/activities/${activity.id}`,
      isUrgent: true,
    })),
  ];
}

async function recommendations(view: View): Promise<Waiting[]> {
  const say = view.say(text);
  const waiting = await listRecommendationsWaiting(view.tx, view.actor, view.now);
  return waiting.map(({ call, organisation, candidates, count }) => ({
    key: `recommend-${call.id}-${organisation.id}`,
    title: say('recommend', { call: call.name }),
    about: `${say('recommend.count', { organisation: organisation.shortName, candidates, count })} · ${say('recommend.until', { until: call.recommendUntil })}`,
    href: `/office/recommendations/${call.id}/${organisation.id}`,
  }));
}

async function reviews(view: View): Promise<Waiting[]> {
  const say = view.say(text);
  const waiting = await listReviewWaiting(view.tx, view.actor);
  return waiting.map((one): Waiting => {
    if (one.kind === 'score') {
      const about = say('review.progress', { done: one.submitted, all: one.works });
      return {
        key: one.round.id,
        title: say('review.score'),
        about,
        href: `/review/rounds/${one.round.id}`,
        isUrgent: true,
      };
    }
    const floor = one.call.hostFloor ?? 0;
    const about =
      one.received < floor
        ? say('review.floor', { count: one.received, floor })
        : say('review.received', { count: one.received });
    const title = say(`review.${one.kind}`, { call: one.call.name });
    const href = one.round ? `/office/rounds/${one.round.id}` : `/office/calls/${one.call.id}/received`;
    return { key: `${one.kind}-${one.call.id}`, title, about, href };
  });
}

async function awards(view: View): Promise<Waiting[]> {
  const say = view.say(text);
  const waiting = await listAwardWaiting(view.tx, view.actor, view.now);
  return waiting.map(({ verb, call, result }) => {
    const key =
      result?.state === 'returned'
        ? 'award.returned'
        : verb === 'sign'
          ? 'award.sign'
          : verb === 'submit'
            ? 'award.submit'
            : 'award.prepare';
    const about = nameIn(call.ownerName, view.language);
    return {
      key: `award-${call.id}`,
      title: say(key, { call: call.name }),
      about,
      href: `/office/calls/${call.id}/result`,
      isUrgent: true,
    };
  });
}
