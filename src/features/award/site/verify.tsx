/** The page that proves a certificate: genuine, revoked or unknown; by the code on the paper, or by owner and number. */

import type { ReactNode } from 'react';
import { sayDay } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { Ask, ShownPage, View } from '../../../platform/route.ts';
import { Heading, Note, Pairs } from '../../../ui/parts.tsx';
import { type Certificate, certificateStateOf } from '../certificate.ts';
import { findByCode, findByNumber } from '../store/certificate.ts';
import { text } from '../text/certificate.ts';

/** Whether something was asked, and what was found. */
export type Asked = { isAsked: boolean; certificate?: Certificate };

export async function findCodeAsked({ tx, params, now }: Ask): Promise<Asked> {
  return { isAsked: true, certificate: await findByCode(tx, params.code!, now) };
}

/** Half an answer is none: a number alone finds nothing. */
export async function findNumberAsked({ tx, query, now }: Ask): Promise<Asked> {
  const [owner, number] = [clean(query.owner), clean(query.number)];
  if (owner === '' || number === '') return { isAsked: false };
  return { isAsked: true, certificate: await findByNumber(tx, owner, number, now) };
}

const clean = (typed: string | undefined): string =>
  (typed ?? '').normalize('NFC').replaceAll('\0', '').trim().slice(0, 120);

export function verifyPage(view: View, { isAsked, certificate }: Asked): ShownPage {
  const say = view.say(text);
  return {
    title: say('verify'),
    body: (
      <div className="narrow">
        <Heading screen={view} title={say('verify')}>
          <p>{say('verify.lead')}</p>
        </Heading>
        {certificate ? <Proven view={view} certificate={certificate} /> : null}
        {isAsked && !certificate ? (
          <Note tone="bad" title={say('verify.unknown')}>
            {say('verify.unknown.why')}
          </Note>
        ) : null}
        <form method="get" action="/verify" className="form">
          <Typed name="owner" label={say('verify.owner')} value={clean(view.query.owner)} />
          <Typed name="number" label={say('verify.number')} value={clean(view.query.number)} />
          <button type="submit" className="button is-main">
            {say('verify.do')}
          </button>
        </form>
      </div>
    ),
  };
}

function Typed(props: { name: string; label: string; value: string }): ReactNode {
  return (
    <div className="field">
      <label htmlFor={`verify-${props.name}`}>{props.label}</label>
      <input
        id={`verify-${props.name}`}
        name={props.name}
        defaultValue={props.value}
        maxLength={120}
        autoComplete="off"
        required
      />
    </div>
  );
}

/** What the paper must say, so that a copied square on another paper is seen. */
function Proven({ view, certificate }: { view: View; certificate: Certificate }) {
  const say = view.say(text);
  const { language } = view;
  const state = certificateStateOf(certificate, view.now);
  const reason = certificate.correctedReason ?? certificate.revocationReason ?? '';
  return (
    <Note
      tone={state === 'genuine' ? 'good' : 'bad'}
      title={say(state === 'genuine' ? 'verify.genuine' : 'verify.revoked')}
    >
      {state === 'revoked' ? <p>{say('verify.revoked.why', { reason })}</p> : null}
      <Pairs
        pairs={[
          [say('field.number'), certificate.number],
          [say('field.award'), nameIn(certificate.awardName, language)],
          [say('field.work'), certificate.title],
          [say('field.makers'), certificate.makers.map((maker) => maker.name).join(say('separator'))],
          [say('field.unit'), nameIn(certificate.unitName, language)],
          [say('field.call'), nameIn(certificate.callName, language)],
          [say('field.owner'), nameIn(certificate.organisationName, language)],
          [say('field.issued'), sayDay(certificate.issuedAt, language)],
        ]}
      />
    </Note>
  );
}
