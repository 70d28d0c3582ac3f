/** What of works and activities waits: to approve, to accept, to decide, to mend, to hand on, to judge, to sign. */

import { listActivitiesToDo } from '../../../features/activity/store/waiting.ts';
import { type AwardWaiting, listAwardWaiting } from '../../../features/award/store/waiting.ts';
import { listEntriesReturned, listEntriesToDecide } from '../../../features/entry/store/waiting.ts';
import { listWaiting as listObjectionsWaiting } from '../../../features/objection/store.ts';
import { text as objectionText } from '../../../features/objection/text.ts';
import { shortOf } from '../../../features/recommendation/quota.ts';
import { listHostsBelow } from '../../../features/recommendation/store/floor.ts';
import {
  listMissing,
  listToReceive,
  listWaitingLists,
} from '../../../features/recommendation/store/waiting.ts';
import { text as quotaText } from '../../../features/recommendation/text/quota.ts';
import { listResemblancesToDecide } from '../../../features/resemblance/store.ts';
import { text as resemblanceText } from '../../../features/resemblance/text.ts';
import { listReviewWaiting, type ReviewWaiting } from '../../../features/review/store/waiting.ts';
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

/** Works that came and that nobody has received yet. */
const toReceive: Source = {
  kind: 'recommendation.receive',
  isUrgent: false,
  title: (view) => view.say(text)('recommendation.receive'),
  list: async (view, ask) =>
    asItems(cut(await listToReceive(view.tx, view.actor), ask), ({ call, organisation, leg, count }) => ({
      key: `${call.id}${organisation.id}${leg}`,
      title: nameIn(call.name, view.language),
      about: view.say(text)('recommendation.received.count', { organisation: organisation.shortName, count }),
      href:
        leg === 'to-host'
          ? `/office/calls/${call.id}/received`
          : `/office/recommendations/${call.id}/${organisation.id}`,
    })),
};

/** A host with fewer works than its floor, for host and owner. */
const belowFloor: Source = {
  kind: 'recommendation.floor',
  isUrgent: true,
  title: (view) => view.say(text)('recommendation.floor'),
  list: async (view, ask) =>
    asItems(cut(await listHostsBelow(view.tx, view.actor, view.now), ask), ({ call, floor, count }) => ({
      key: call.id,
      title: nameIn(call.name, view.language),
      about: view.say(text)('recommendation.floor.count', { host: call.hostName!, count, floor }),
      href: `/office/calls/${call.id}`,
      dueAt: call.recommendUntil,
    })),
};

/** A floor or condition that was given and is not met yet. */
const missing: Source = {
  kind: 'recommendation.missing',
  isUrgent: false,
  title: (view) => view.say(text)('recommendation.missing'),
  list: async (view, ask) =>
    asItems(cut(await listMissing(view.tx, view.actor, view.now), ask), ({ call, organisation, slots }) => {
      const say = view.say(quotaText);
      const short = shortOf(slots);
      const said = short.conditions.map(({ condition: { name }, missing: count }) =>
        say('missing.condition', { name, count }),
      );
      const floor = short.floor > 0 ? [say('missing.floor', { count: short.floor })] : [];
      return {
        key: `${call.id}${organisation.id}`,
        title: nameIn(call.name, view.language),
        about: [...floor, ...said].join(say('conditions.between')),
        href: `/office/recommendations/${call.id}/${organisation.id}`,
        dueAt: call.recommendUntil,
      };
    }),
};

const reviews: Source = {
  kind: 'review',
  isUrgent: true,
  title: (view) => view.say(text)('review'),
  list: async (view, ask) =>
    asItems(cut(await listReviewWaiting(view.tx, view.actor, view.now), ask), (one) => reviewItem(view, one)),
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
      key: `${verb}-${call.id}`,
      title: view.say(text)(awardKey(verb, result), { call: call.name }),
      about: nameIn(call.ownerName, view.language),
      href: awardHref(verb, call.id, result),
    })),
};

function awardKey(verb: AwardWaiting['verb'], result: AwardWaiting['result']) {
  if (result?.state === 'returned') return 'award.returned';
  if (verb === 'sign') return 'award.sign';
  if (verb === 'write' || verb === 'revoke') return `award.${verb}` as const;
  return verb === 'submit' ? 'award.submit' : 'award.prepare';
}

function awardHref(verb: AwardWaiting['verb'], callId: string, result: AwardWaiting['result']): string {
  if (verb === 'write') return `/office/results/${result!.id}/letters`;
  if (verb === 'revoke') return `/office/results/${result!.id}/certificates`;
  return `/office/calls/${callId}/result`;
}

/** Objections to look into or to decide, and statements that a unit is asked for. */
const objections: Source = {
  kind: 'objection',
  isUrgent: true,
  title: (view) => view.say(text)('objection'),
  list: async (view, ask) =>
    asItems(cut(await listObjectionsWaiting(view.tx, view.actor), ask), ({ kind, objection }) => ({
      key: `${kind}-${objection.id}`,
      title: view.say(text)(`objection.${kind}`, {
        work: objection.entryTitle ?? objectionText.whole,
        number: objection.number,
      }),
      about: view.say(objectionText)(`category.${objection.category}`),
      href: kind === 'state' ? `/office/statements/${objection.id}` : `/office/objections/${objection.id}`,
    })),
};

export const workSources: readonly Source[] = [
  activities('amend', true, '/office/activities?state=returned'),
  entriesReturned,
  reviews,
  awards,
  objections,
  activities('approve', false, '/office/activities?state=to-approve'),
  activities('accept', false, '/office/activities?state=to-accept'),
  entriesToDecide,
  resemblances,
  recommendations,
  toReceive,
  belowFloor,
  missing,
];
