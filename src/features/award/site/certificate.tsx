/** The certificate: a page for the printer that says who won what, with its number and a square that leads to its proof. */

import { sayDay } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { Ask, ShownPage, View } from '../../../platform/route.ts';
import { Sign } from '../../../ui/rings.tsx';
import { QrCode } from '../../entry/receipt.tsx';
import { type Certificate, certificateStateOf } from '../certificate.ts';
import { listOfEntry } from '../store/certificate.ts';
import { findPublicEdition } from '../store.ts';
import { text } from '../text/certificate.ts';
import { text as awardText } from '../text.ts';

/** Those of one work of a public result; before it stands there are none, for nobody. */
export async function findCertificates({ tx, now, params }: Ask): Promise<Certificate[] | undefined> {
  const result = await findPublicEdition(tx, params.result!, now);
  const found = result ? await listOfEntry(tx, result.callId, params.entry!, now) : [];
  return found.length > 0 ? found : undefined;
}

export function certificatePage(view: View, found: Certificate[]): ShownPage {
  const say = view.say(text);
  const first = found.find((one) => certificateStateOf(one, view.now) === 'genuine') ?? found[0]!;
  const award = nameIn(first.awardName, view.language);
  return {
    title: `${say('head')} ${first.number}`,
    paper: true,
    share: { description: view.say(awardText)('honour', { call: first.callName, award }) },
    body: (
      <>
        {found.map((one) => (
          <CertificatePaper key={one.id} view={view} certificate={one} />
        ))}
        <p className="quiet no-print">
          {say('print')}{' '}
          <a href={`/campaigns/${first.campaignId}/calls/${first.callId}/result`}>
            {view.say(awardText)('result.see')}
          </a>
        </p>
      </>
    ),
  };
}

/** One sheet; a revoked one says so across it. */
export function CertificatePaper({ view, certificate }: { view: View; certificate: Certificate }) {
  const say = view.say(text);
  const makers = certificate.makers.map((maker) => maker.name).join(say('separator'));
  const isRevoked = certificateStateOf(certificate, view.now) === 'revoked';
  const reason = certificate.correctedReason ?? certificate.revocationReason ?? '';
  return (
    <article className={isRevoked ? 'certificate is-revoked' : 'certificate'}>
      <Sign />
      <h1>{say('head')}</h1>
      {isRevoked ? (
        <p className="certificate-revoked" role="alert">
          <strong>{say('revoked.stamp')}</strong> {say('verify.revoked.why', { reason })}
        </p>
      ) : null}
      <p className="certificate-words">
        {say('words', {
          title: certificate.title,
          campaign: certificate.campaignTitle,
          call: certificate.callName,
        })}
      </p>
      <p className="certificate-award">{nameIn(certificate.awardName, view.language)}</p>
      <p>{say('makers', { makers })}</p>
      <p>{say('unit', { unit: certificate.unitName })}</p>
      <p className="certificate-why">{say('why')}</p>
      <p className="certificate-owner">{nameIn(certificate.organisationName, view.language)}</p>
      <p className="certificate-day">{sayDay(certificate.issuedAt, view.language)}</p>
      <p className="certificate-number">{say('number', { number: certificate.number })}</p>
      <div className="certificate-proof">
        <QrCode address={`${view.origin}/verify/${certificate.code}`} label={say('qr')} />
        <span>{say('qr')}</span>
      </div>
    </article>
  );
}
