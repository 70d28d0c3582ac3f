/** One invitation by link: the address to send while it stands, and what became of it. */

import { sayEnd, sayInstant } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { ActButton } from '../../../ui/form.tsx';
import { Heading, Pairs, Refused, Section } from '../../../ui/parts.tsx';
import { spellMail } from '../../message/message.ts';
import { type Invitation, linkStateOf } from '../invitation.ts';
import { mayArrange, mayRevoke } from '../policy.ts';
import { findByToken, tokenOf } from '../store/invitation.ts';
import { text } from '../text/office.ts';
import { text as shared } from '../text.ts';
import { type FoundPanel, panelHref } from './panel-page.tsx';

export type FoundLink = FoundPanel & { link: Invitation };

export const linkHref = (panelId: string, linkId: string) => `${panelHref(panelId)}/links/${linkId}`;

export function linkPage(room: { secret: string; origin: string }) {
  return async (view: View, found: FoundLink): Promise<ShownPage> => {
    const [say, both] = [view.say(text), view.say(shared)];
    const { panel, link } = found;
    const state = linkStateOf(link, view.now);
    const title = say('link.title', { name: link.name });
    const revoke = `${linkHref(panel.id, link.id)}/revoke`;
    const mayDo = state === 'open' && mayArrange(view.actor, found).allowed;
    const token = tokenOf(room.secret, link.id);
    // It can be made again only with the secret it was made with.
    const isShown = mayDo && (await findByToken(view.tx, token))?.id === link.id;
    return {
      title,
      body: (
        <>
          <Heading
            screen={view}
            title={title}
            crumbs={[[say('title', { panel: panel.name }), panelHref(panel.id)]]}
          >
            <p>{say('link.lead')}</p>
          </Heading>
          <Refused screen={view} shown={mayDo ? [revoke] : []} />
          <Pairs
            pairs={[
              [both('state'), say(`link.${state}`)],
              [both('unit'), nameIn(link.unitName, view.language)],
              link.contact !== undefined && [say('invite.contact'), link.contact],
              [say('link.made'), sayInstant(link.at, view.language)],
              [say('link.until'), sayEnd(link.expiresAt, view.language)],
              link.usedByName !== undefined && [say('link.used-by'), link.usedByName],
              link.reason !== undefined && [both('reason'), link.reason],
            ]}
          />
          {isShown ? (
            <Address view={view} found={found} address={`${room.origin}/review/invitations/${token}`} />
          ) : null}
          {mayDo ? (
            <ActButton
              screen={view}
              tone="danger"
              action={revoke}
              verdict={mayRevoke(view.actor, found, view.now)}
              label={say('link.revoke.do')}
            />
          ) : null}
        </>
      ),
    };
  };
}

function Address({ view, found, address }: { view: View; found: FoundLink; address: string }) {
  const say = view.say(text);
  const { panel, link } = found;
  const subject = say('link.mail.subject', { panel: panel.name });
  const body = say('link.mail.body', {
    name: link.name,
    organisation: panel.organisationName,
    panel: panel.name,
    address,
    until: link.expiresAt,
  });
  const mail = link.contact && spellMail(link.contact);
  return (
    <Section title={say('link.address')}>
      <p>
        <code className="address">{address}</code>
      </p>
      {mail ? (
        <p>
          <a
            className="button is-calm"
            href={`mailto:${mail}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`}
          >
            {say('link.mail')}
          </a>
        </p>
      ) : (
        <p className="prose">{body}</p>
      )}
    </Section>
  );
}
