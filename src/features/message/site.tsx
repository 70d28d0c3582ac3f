/** The doors of the inbox. */

import { personIdOf } from '../../kernel/actor.ts';
import { askPage } from '../../kernel/page.ts';
import { sayInstant } from '../../kernel/period.ts';
import { act, nothing, page, type Route, type ShownPage, type View } from '../../platform/route.ts';
import { ActButton } from '../../ui/form.tsx';
import { Badge, Empty, Heading, Pager, Table } from '../../ui/parts.tsx';
import { readLetter } from './actions/read-letter.ts';
import { type Letters, sayLetter } from './message.ts';
import { mayOpenInbox, mayReadLetter } from './policy.ts';
import { Reading } from './schema.ts';
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

/** The doors, over the sentences of all features' letters. */
export function routes(letters: Letters): Route[] {
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
