/** The doors of the inbox, and of where letters go beside it. */

import { personIdOf } from '../../kernel/actor.ts';
import { askPage } from '../../kernel/page.ts';
import { sayInstant } from '../../kernel/period.ts';
import type { Database } from '../../platform/db.ts';
import { act, nothing, page, type Route, type ShownPage, type View } from '../../platform/route.ts';
import { ActButton } from '../../ui/form.tsx';
import { Badge, Empty, Heading, Pager, Table } from '../../ui/parts.tsx';
import { askCode } from './actions/ask-code.ts';
import { confirmMail } from './actions/confirm-mail.ts';
import { readLetter } from './actions/read-letter.ts';
import { removeMail } from './actions/remove-mail.ts';
import { changeSetting } from './actions/save-setting.ts';
import { type Letters, sayLetter } from './message.ts';
import { mayOpenInbox, mayReadLetter } from './policy.ts';
import { MailAsking, MailCode, MailRemoval, Reading, SettingChange } from './schema.ts';
import { settingsPage } from './site/settings.tsx';
import { countUnread, findLetter, listLetters } from './store.ts';
import { text } from './text.ts';

function inboxPage(letters: Letters) {
  return async (view: View): Promise<ShownPage> => {
    const say = view.say(text);
    const personId = personIdOf(view.actor)!;
    const found = await listLetters(view.tx, personId, askPage(view.query.page));
    const unread = await countUnread(view.tx, personId);
    return {
      title: say('inbox'),
      body: (
        <>
          <Heading
            screen={view}
            title={say('inbox')}
            crumbs={[[view.actor.kind === 'person' ? view.actor.name : '', '/my/entries']]}
          >
            <p>{say('inbox.lead', { unread })}</p>
            <p>
              <a href="/my/letters/settings">{say('settings')}</a>
            </p>
          </Heading>
          {found.total === 0 ? (
            <Empty title={say('inbox.none')}>
              <p>{say('inbox.none.next')}</p>
            </Empty>
          ) : (
            <Table
              caption={say('inbox')}
              rows={found.items}
              keyOf={(letter) => letter.id}
              columns={[
                {
                  key: 'state',
                  head: say('letter.state'),
                  cell: (letter) =>
                    letter.readAt ? (
                      <Badge>{say('letter.read')}</Badge>
                    ) : (
                      <Badge tone="accent">{say('letter.unread')}</Badge>
                    ),
                },
                {
                  key: 'letter',
                  head: say('letter'),
                  cell: (letter) => sayLetter(letter, letters, view.language, say('letter.unknown')),
                },
                { key: 'at', head: say('letter.at'), cell: (letter) => sayInstant(letter.at, view.language) },
                {
                  key: 'open',
                  head: say('open'),
                  align: 'end',
                  cell: (letter) => (
                    <ActButton
                      screen={view}
                      tone="calm"
                      label={say('open')}
                      action={`/my/letters/${letter.id}/read`}
                      verdict={mayReadLetter(view.actor, letter)}
                    />
                  ),
                },
              ]}
            />
          )}
          <Pager screen={view} page={found} href={(n) => `/my/letters?page=${n}`} />
        </>
      ),
    };
  };
}

export type LetterRoom = {
  /** A pool of its own, in which tries of a code are counted although their refusals are rolled back. */
  db: Database;
  letters: Letters;
  hasMail: boolean;
};

/** The doors, over the sentences of all features' letters. */
export function routes(room: LetterRoom): Route[] {
  return [...inboxDoors(room.letters), ...settingDoors(room)];
}

function inboxDoors(letters: Letters): Route[] {
  return [
    page({ get: '/my/letters', frame: 'site', finds: nothing, may: mayOpenInbox, shows: inboxPage(letters) }),
    act({
      post: '/my/letters/:letter/read',
      frame: 'site',
      finds: (ask) => findLetter(ask.tx, ask.actor, ask.params.letter!),
      may: mayReadLetter,
      takes: Reading,
      does: readLetter,
      leadsTo: (letter) => letter.link,
    }),
  ];
}

function settingDoors(room: LetterRoom): Route[] {
  const shows = settingsPage(room);
  const own = { frame: 'site', finds: nothing, shows } as const;
  const leadsTo = () => '/my/letters/settings';
  return [
    page({ get: '/my/letters/settings', ...own, may: mayOpenInbox }),
    act({
      post: '/my/letters/settings',
      ...own,
      may: mayOpenInbox,
      takes: SettingChange,
      does: changeSetting,
      leadsTo,
      tells: text['told.saved'],
    }),
    act({
      post: '/my/letters/settings/mail',
      ...own,
      may: mayOpenInbox,
      takes: MailAsking,
      does: askCode(room),
      leadsTo,
      tells: text['told.code'],
    }),
    act({
      post: '/my/letters/settings/code',
      ...own,
      may: mayOpenInbox,
      takes: MailCode,
      does: confirmMail(room),
      leadsTo,
      tells: text['told.mail'],
    }),
    act({
      post: '/my/letters/settings/mail/remove',
      ...own,
      may: mayOpenInbox,
      takes: MailRemoval,
      does: removeMail,
      leadsTo,
      tells: text['told.removed'],
    }),
  ];
}
