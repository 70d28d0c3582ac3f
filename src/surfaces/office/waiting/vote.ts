/** What of votes waits: suspicions to look at, decisions to confirm, appeals to answer, changes of a vote to confirm. */

import { listAlterationsWaiting } from '../../../features/scrutiny/store/alteration.ts';
import { listAppealsWaiting } from '../../../features/scrutiny/store/appeal.ts';
import { listProposalsWaiting } from '../../../features/scrutiny/store/quarantine.ts';
import { listSuspicionsWaiting } from '../../../features/scrutiny/store/suspicion.ts';
import { text as alterationText } from '../../../features/scrutiny/text/alteration.ts';
import { text as scrutinyText } from '../../../features/scrutiny/text/scrutiny.ts';
import { nameIn } from '../../../kernel/text.ts';
import { asItems, cut, type Source } from '../source.ts';
import { text } from '../text.ts';

const suspicions: Source = {
  kind: 'scrutiny.found',
  isUrgent: false,
  title: (view) => view.say(text)('scrutiny.found'),
  list: async (view, ask) =>
    asItems(
      cut(await listSuspicionsWaiting(view.tx, view.actor), ask),
      ({ pollId, callName, count, votes }) => ({
        key: pollId,
        title: nameIn(callName, view.language),
        about: view.say(text)('scrutiny.count', { count, votes }),
        href: `/office/polls/${pollId}/scrutiny`,
      }),
    ),
};

const proposals: Source = {
  kind: 'scrutiny.confirm',
  isUrgent: true,
  title: (view) => view.say(text)('scrutiny.confirm'),
  list: async (view, ask) =>
    asItems(cut(await listProposalsWaiting(view.tx, view.actor), ask), (one) => ({
      key: one.id,
      title: one.entryTitle,
      about: `${view.say(scrutinyText)(`quarantine.${one.state}`)} · ${one.reason}`,
      href: `/office/quarantines/${one.id}`,
    })),
};

const appeals: Source = {
  kind: 'scrutiny.appeal',
  isUrgent: true,
  title: (view) => view.say(text)('scrutiny.appeal'),
  list: async (view, ask) =>
    asItems(cut(await listAppealsWaiting(view.tx, view.actor), ask), (one) => ({
      key: one.id,
      title: one.entryTitle,
      about: one.words.slice(0, 60),
      href: `/office/appeals/${one.id}`,
      dueAt: one.dueAt,
    })),
};

const alterations: Source = {
  kind: 'scrutiny.alteration',
  isUrgent: true,
  title: (view) => view.say(text)('scrutiny.alteration'),
  list: async (view, ask) =>
    asItems(cut(await listAlterationsWaiting(view.tx, view.actor), ask), (one) => ({
      key: one.id,
      title: `${nameIn(one.callName, view.language)} · ${view.say(alterationText)(`kind.${one.kind}`)}`,
      about: one.reason,
      href: `/office/polls/${one.pollId}/alterations`,
    })),
};

export const voteSources: readonly Source[] = [proposals, alterations, appeals, suspicions];
