/** What of papers waits: to sign for, to adopt, to sign, to countersign, to mend, to issue. */

import { listCountersignsWaiting } from '../../../features/notice/store/countersign.ts';
import {
  listWaitingNotices,
  type NoticeErrand,
  type WaitingNotice,
} from '../../../features/notice/store/waiting.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { View } from '../../../platform/route.ts';
import { asItems, cut, type Source } from '../source.ts';
import { text } from '../text.ts';

const hrefs: Partial<Record<NoticeErrand, (notice: WaitingNotice) => string>> = {
  adopt: (notice) => `/office/notices/${notice.id}/recipients/${notice.organisationId}/adopt`,
};

function errand(kind: NoticeErrand, isUrgent: boolean): Source {
  return {
    kind: `notice.${kind}`,
    isUrgent,
    title: (view) => view.say(text)(`notice.${kind}`),
    list: async (view, ask) =>
      asItems(await listWaitingNotices(view.tx, view.actor, kind, ask), (notice) => ({
        key: `${notice.id}${notice.organisationId}`,
        title: notice.title,
        about: sayAbout(view, notice),
        href: hrefs[kind]?.(notice) ?? `/office/notices/${notice.id}`,
        dueAt: kind === 'adopt' ? notice.closesAt : undefined,
      })),
  };
}

function sayAbout(view: View, notice: WaitingNotice): string {
  const organisation = nameIn(notice.organisationName, view.language);
  return notice.since ? view.say(text)('since', { organisation, at: notice.since }) : organisation;
}

/** Papers of others that carry the own organisation's name. */
const countersign: Source = {
  kind: 'notice.countersign',
  isUrgent: true,
  title: (view) => view.say(text)('notice.countersign'),
  list: async (view, ask) =>
    asItems(cut(await listCountersignsWaiting(view.tx, view.actor), ask), ({ notice, issuer }) => ({
      key: `${notice.id}${issuer.name}`,
      title: notice.title,
      about: issuer.name,
      href: `/office/notices/${notice.id}`,
    })),
};

export const noticeSources: readonly Source[] = [
  errand('sign-for', true),
  errand('adopt', true),
  errand('sign', true),
  countersign,
  errand('returned', true),
  errand('issue', false),
];
