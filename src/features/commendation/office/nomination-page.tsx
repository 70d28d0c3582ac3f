/** The page of one nomination: who, what they have done, at which level it lies; admit, return, mend, withdraw, consent. */

import { seatAt } from '../../../kernel/actor.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { Ask, ShownPage, View } from '../../../platform/route.ts';
import { ActButton, Form, formOf, ProseField, SendButton } from '../../../ui/form.tsx';
import { Heading, Note, Pairs, Refused, Section } from '../../../ui/parts.tsx';
import type { Asked } from '../actions/amend-nomination.ts';
import { masked } from '../nomination.ts';
import {
  mayAdmitNomination,
  mayAmendNomination,
  mayReturnNomination,
  maySetConsent,
  mayWithdrawNomination,
} from '../policy.ts';
import { findNomination } from '../store/nomination.ts';
import { getCommendation } from '../store.ts';
import { text } from '../text/nomination.ts';
import { crumbsOf, deskOf } from './desk.tsx';
import { HistoryPart } from './history.tsx';
import { NominationBadge, NominationFields } from './nominations.tsx';

type Props = { view: View; asked: Asked };

export async function findNominationAsked({ tx, actor, params }: Ask): Promise<Asked | undefined> {
  const nomination = await findNomination(tx, actor, params.nomination!);
  return nomination && { nomination, of: await getCommendation(tx, nomination.commendationId) };
}

export const addressOfNomination = ({ id }: { id: string }): string => `/office/nominations/${id}`;

export async function nominationPage(view: View, asked: Asked): Promise<ShownPage> {
  const { of, nomination } = asked;
  const say = view.say(text);
  const base = addressOfNomination(nomination);
  const list: readonly [string, string] = [
    say('nominations.of', { name: of.name }),
    `${deskOf(of)}/nominations`,
  ];
  return {
    title: nomination.name,
    body: (
      <>
        <Heading
          screen={view}
          title={nomination.name}
          crumbs={[...(await crumbsOf(view, of)), list]}
          state={<NominationBadge view={view} nomination={nomination} />}
        />
        <Refused screen={view} shown={['admit', 'return', 'amend'].map((verb) => `${base}/${verb}`)} />
        <FactsPart view={view} asked={asked} />
        <ActsPart view={view} asked={asked} />
        <AmendPart view={view} asked={asked} />
        {
          await HistoryPart(
            view,
            { commendationId: asked.of.id, nominationId: asked.nomination.id },
            sayVerb(view),
          )
        }
      </>
    ),
  };
}

/** Whoever is not the unit itself sees the contact with its middle hidden. */
function FactsPart({ view, asked: { nomination } }: Props) {
  const say = view.say(text);
  const isOwn = seatAt(view.actor, ['officer'], nomination.unitPath) !== undefined;
  const { role, account, link, contact, consentedAt } = nomination;
  const agreed = consentedAt
    ? `${say('consent.yes')} ${say('consent.since', { at: consentedAt })}`
    : say('consent.no');
  return (
    <>
      <Pairs
        pairs={[
          [say('unit'), nameIn(nomination.unitName, view.language)],
          role !== undefined && [say('role'), role],
          account !== undefined && [say('account'), account],
          link !== undefined && [
            say('link'),
            <a key="link" href={link} rel="noopener noreferrer nofollow">
              {link}
            </a>,
          ],
          contact !== undefined && [say('contact'), isOwn ? contact : masked(contact)],
          [say('consent.head'), agreed],
        ]}
      />
      <Section title={say('deed')}>
        {nomination.deed.split('\n').map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs stand in a fixed order
          <p key={index}>{line}</p>
        ))}
      </Section>
    </>
  );
}

function ActsPart({ view, asked }: Props) {
  const say = view.say(text);
  const { nomination } = asked;
  const { actor } = view;
  const base = addressOfNomination(nomination);
  const hidden = { version: String(nomination.version) };
  const isAgreed = nomination.consentedAt !== undefined;
  const mayReturn = mayReturnNomination(actor, asked);
  const hand = formOf(view, `${base}/return`);
  return (
    <div className="links">
      {nomination.state === 'sent' ? (
        <ActButton
          screen={view}
          action={`${base}/admit`}
          verdict={mayAdmitNomination(actor, asked)}
          label={say('admit')}
          hidden={hidden}
        />
      ) : null}
      <ActButton
        screen={view}
        action={`${base}/consent`}
        verdict={maySetConsent(actor, asked)}
        label={say(isAgreed ? 'consent.end' : 'consent.set')}
        hidden={isAgreed ? hidden : { ...hidden, consent: 'yes' }}
        tone="calm"
      />
      {mayWithdrawNomination(actor, asked).allowed ? (
        <ActButton
          screen={view}
          action={`${base}/withdraw`}
          verdict={mayWithdrawNomination(actor, asked)}
          label={say('withdraw')}
          hidden={hidden}
          tone="danger"
        />
      ) : null}
      {mayReturn.allowed ? (
        <details open={view.form?.action === hand.action}>
          <summary>{say('return')}</summary>
          <Form hand={hand}>
            <input type="hidden" name="version" value={nomination.version} />
            <ProseField hand={hand} name="reason" label={say('return.reason')} maxLength={500} />
            <SendButton screen={view} verdict={mayReturn} label={say('return')} tone="danger" />
          </Form>
        </details>
      ) : null}
    </div>
  );
}

function AmendPart({ view, asked }: Props) {
  const say = view.say(text);
  const { nomination } = asked;
  const hand = formOf(view, `${addressOfNomination(nomination)}/amend`);
  const isBack = view.form?.action === hand.action;
  const isStale = isBack && view.form?.refusals.some((refusal) => refusal.code === 'http.stale');
  if (!mayAmendNomination(view.actor, asked).allowed) return null;
  return (
    <Section title={say('amend')} id="amend">
      {isStale ? (
        <Note tone="warn">
          <p>{say('stale.stored', { name: nomination.name, deed: nomination.deed })}</p>
          <p>{say('stale.typed')}</p>
        </Note>
      ) : null}
      <Form hand={hand}>
        <input type="hidden" name="version" value={nomination.version} />
        <NominationFields view={view} hand={hand} written={nomination} />
        <SendButton screen={view} label={say('amend')} />
      </Form>
    </Section>
  );
}

const verbs = ['send', 'admit', 'return', 'amend', 'withdraw', 'agree', 'agree-no-longer'] as const;

const sayVerb = (view: View) => (verb: string) => {
  const known = verbs.find((one) => one === verb);
  return known && view.say(text)(`verb.${known}`);
};
