/** For a judge's own page: how many panels wait for an answer, and the way to all of them. */

import type { PersonId } from '../../kernel/id.ts';
import type { View } from '../../platform/route.ts';
import { Note } from '../../ui/parts.tsx';
import { listPanelIdsOf } from './store/panel.ts';
import { text } from './text/site.ts';

export async function invitationPart(view: View, personId: PersonId) {
  const say = view.say(text);
  const waiting = (await listPanelIdsOf(view.tx, personId, ['invited'])).length;
  const way = <a href="/review/invitations">{say('invitations')}</a>;
  return waiting > 0 ? (
    <Note tone="wait" title={say('invitations.waiting', { count: waiting })}>
      <p>{way}</p>
    </Note>
  ) : (
    <p>{way}</p>
  );
}
