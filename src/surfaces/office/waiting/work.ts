/** What of works and activities waits: to approve, to accept, to decide, to mend, to hand on, to judge, to sign. */

import { listActivitiesToDo } from '../../../features/activity/store/waiting.ts';
import { type AwardWaiting, listAwardWaiting } from '../../../features/award/store.ts';
import { listEntriesReturned, listEntriesToDecide } from '../../../features/entry/store/waiting.ts';
import { listWaitingLists } from '../../../features/recommendation/store/waiting.ts';
import { listResemblancesToDecide } from '../../../features/resemblance/store.ts';
import { text as resemblanceText } from '../../../features/resemblance/text.ts';
import { listReviewWaiting, type ReviewWaiting } from '../../../features/review/store.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { View } from '../../../platform/route.ts';
import { asItems, cut, type Source, type WaitingItem } from '../source.ts';
import { text } from '../text.ts';

function activities(verb: 'approve' | 'accept' | 'amend', isUrgent: boolean, href?: string): Source {
  return {
    kind: `activity.${verb}`,
    isUrgent,
    href,
    title: (view) => view.say(text)(`activity.${verb}`),
    list: async (view, ask) =>
      asItems(await listActivitiesToDo(view.tx, view.actor, verb, ask), (activity) => ({
        key: activity.id,
        title: activity.name,
        about: view.say(text)('since', {
          organisation: activity.unitName,
          at: activity.since,
        }),
        href: `/office/activities/${activity.id}`,
      })),
  };
}

const entriesToDecide: Source = {
  kind: 'entry.decide',
  isUrgent: false,
  href: '/office/entries?state=submitted',
  title: (view) => view.say(text)('entry.decide'),
  list: async (view, ask) =>
    asItems(await listEntriesToDecide(view.tx, view.actor, ask), (entry) => ({
      key: entry.id,
      title: entry.title,
      about: view.say(text)('since', { organisation: entry.callName, at: entry.since }),
      href: `/office/entries/${entry.id}`,
      dueAt: entry.dueAt,
    })),
};

const entriesReturned: Source = {
  kind: 'entry.returned',
  isUrgent: true,
  title: (view) => view.say(text)('entry.returned'),
  list: async (view, ask) =>
    asItems(await listEntriesReturned(view.tx, view.actor, ask), (entry) => ({
      key: entry.id,
      title: entry.title,
      about: entry.reason,
      href: entry.enteredBy === 'unit' ? `/office/entries/${entry.id}` : `/entries/${entry.id}`,
      dueAt: entry.dueAt,
    })),
};

/** Works that resemble each other, at the level whose officers decide. */
const resemblances: Source = {
  kind: 'resemblance',
  isUrgent: false,
  href: '/office/resemblances?state=open',
  title: (view) => view.say(text)('resemblance'),
  list: async (view, ask) =>
    asItems(await listResemblancesToDecide(view, ask), ({ id, kind, first, second, foundAt }) => ({
      key: id,
      title: view.say(resemblanceText)('pair', { first: first.title, second: second.title }),
      about: view.say(text)('since', { organisation: resemblanceText[`kind.${kind}`], at: foundAt }),
      href: `/office/resemblances/${id}`,
    })),
};

const recommendations: Source = {
  kind: 'recommend',
  isUrgent: false,
  title: (view) => view.say(text)('recommend'),
  list: async (view, ask) =>
    asItems(
      cut(await listWaitingLists(view.tx, view.actor, view.now), ask),
      ({ call, organisation, candidates, count }) => ({
        key: `${call.id}${organisation.id}`,
        title: nameIn(call.name, view.language),
        about: view.say(text)('recommend.count', {
          organisation: organisation.shortName,
          candidates,
          count,
        }),
        href: `/office/recommendations/${call.id}/${organisation.id}`,
        dueAt: call.recommendUntil,
      }),
    ),
};

const reviews: Source = {
  kind: 'review',
  isUrgent: true,
  title: (view) => view.say(text)('review'),
  list: async (view, ask) =>
    asItems(cut(await listReviewWaiting(view.tx, view.actor), ask), (one) => reviewItem(view, one)),
};

function reviewItem(view: View, one: ReviewWaiting): WaitingItem {
  const say = view.say(text);
  if (one.kind === 'score') {
    const about = say('review.progress', { done: one.submitted, all: one.works });
    const title = `${say('review.score')}: ${nameIn(one.round.callName, view.language)}`;
    return { key: one.round.id, title, about, href: `/review/rounds/${one.round.id}` };
  }
  const floor = one.call.hostFloor ?? 0;
  return {
    key: `${one.kind}-${one.call.id}`,
    title: say(`review.${one.kind}`, { call: one.call.name }),
    about:
      one.received < floor
        ? say('review.floor', { count: one.received, floor })
        : say('review.received', { count: one.received }),
    href: one.round ? `/office/rounds/${one.round.id}` : `/office/calls/${one.call.id}/received`,
    dueAt: one.call.reviewUntil,
  };
}

const awards: Source = {
  kind: 'award',
  isUrgent: true,
  title: (view) => view.say(text)('award'),
  list: async (view, ask) =>
    asItems(cut(await listAwardWaiting(view.tx, view.actor, view.now), ask), ({ verb, call, result }) => ({
      key: call.id,
      title: view.say(text)(awardKey(verb, result), { call: call.name }),
      about: nameIn(call.ownerName, view.language),
      href: `/office/calls/${call.id}/result`,
    })),
};

function awardKey(verb: AwardWaiting['verb'], result: AwardWaiting['result']) {
  if (result?.state === 'returned') return 'award.returned';
  if (verb === 'sign') return 'award.sign';
  return verb === 'submit' ? 'award.submit' : 'award.prepare';
}

export const workSources: readonly Source[] = [
  activities('amend', true, '/office/activities?state=returned'),
  entriesReturned,
  reviews,
  awards,
  activities('approve', false, '/office/activities?state=to-approve'),
  activities('accept', false, '/office/activities?state=to-accept'),
  entriesToDecide,
  resemblances,
  recommendations,
];
