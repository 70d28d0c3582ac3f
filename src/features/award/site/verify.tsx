/** The page that proves a certificate: genuine, revoked or unknown; by the code on the paper, or by owner and number. */

import type { ReactNode } from 'react';
import { isId } from '../../../kernel/id.ts';
import { sayDay } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { Ask, ShownPage, View } from '../../../platform/route.ts';
import { Heading, Note, Pairs } from '../../../ui/parts.tsx';
import { type Certificate, certificateStateOf } from '../certificate.ts';
import { findByCode, findByNumber } from '../store/certificate.ts';
import { text } from '../text/certificate.ts';

/** What was found, or what is wrong with what was asked: a code that is none, an empty field, no such certificate. */
export type Asked = { certificate?: Certificate; wrong?: 'code' | 'owner' | 'number' | 'unknown' };

const found = (certificate: Certificate | undefined): Asked =>
  certificate ? { certificate } : { wrong: 'unknown' };

/** Half a code, as a photograph of a square may give it, is no code: the way by name and number stays. */
export async function findCodeAsked({ tx, params, now }: Ask): Promise<Asked> {
  return isId(params.code!) ? found(await findByCode(tx, params.code!, now)) : { wrong: 'code' };
}

/** Half an answer is none: a number alone finds nothing. */
export async function findNumberAsked({ tx, query, now }: Ask): Promise<Asked> {
  const [owner, number] = [clean(query.owner), clean(query.number)];
  if (owner === '' && number === '') return {};
  if (owner === '' || number === '') return { wrong: owner === '' ? 'owner' : 'number' };
  return found(await findByNumber(tx, owner, number, now));
}

const clean = (typed: string | undefined): string =>
  (typed ?? '').normalize('NFC').replaceAll('\0', '').trim().slice(0, 120);

export function verifyPage(view: View, { wrong, certificate }: Asked): ShownPage {
  const say = view.say(text);
  return {
    title: say('verify'),
    body: (
      <div className="narrow">
        <Heading screen={view} title={say('verify')}>
          <p>{say('verify.lead')}</p>
        </Heading>
        {certificate ? <Proven view={view} certificate={certificate} /> : null}
        {wrong === 'unknown' || wrong === 'code' ? (
          <Note tone={wrong === 'code' ? 'warn' : 'bad'} title={say(`verify.${wrong}`)}>
            {say(`verify.${wrong}.why`)}
          </Note>
        ) : null}
        <form method="get" action="/verify" className="form">
          <Typed
            name="owner"
            label={say('verify.owner')}
            value={clean(view.query.owner)}
            problem={wrong === 'owner' ? say('verify.owner.empty') : undefined}
          />
          <Typed
            name="number"
            label={say('verify.number')}
            value={clean(view.query.number)}
            problem={wrong === 'number' ? say('verify.number.empty') : undefined}
          />
          <button type="submit" className="button is-main">
            {say('verify.do')}
          </button>
        </form>
      </div>
    ),
  };
}

function Typed(props: { name: string; label: string; value: string; problem?: string }): ReactNode {
  const { problem } = props;
  return (
    <div className={`field${problem ? ' has-problem' : ''}`}>
      <label htmlFor={`verify-${props.name}`}>{props.label}</label>
      <input
        id={`verify-${props.name}`}
        name={props.name}
        defaultValue={props.value}
        maxLength={120}
        autoComplete="off"
        required
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? `verify-${props.name}-problem` : undefined}
      />
      {problem ? (
        <p className="problem" id={`verify-${props.name}-problem`}>
          {problem}
        </p>
      ) : null}
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
