/** The certificate of a commendation for the printer, and the page that says whether it is valid. */

import { sayDay } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { Ask, ShownPage, View } from '../../../platform/route.ts';
import { Heading, Note, Pairs } from '../../../ui/parts.tsx';
import { Sign } from '../../../ui/rings.tsx';
import type { Campaign } from '../../campaign/campaign.ts';
import { getCampaign } from '../../campaign/store.ts';
import { QrCode } from '../../entry/receipt.tsx';
import type { Commendation } from '../commendation.ts';
import { findPlace, type ListedPlace } from '../store/place.ts';
import { getCommendation } from '../store.ts';
import { text } from '../text.ts';
import { addressOfPublic } from './public.tsx';

type Certificate = {
  of: Commendation & { stoodAt: Date };
  place: ListedPlace;
  campaign: Campaign;
  tier: string;
  number: string;
  revoked?: string;
};

/** Only of what has stood; revoked it is still found, and says so. Without the person's consent there is none. */
export async function findCertificate({ tx, params }: Ask): Promise<Certificate | undefined> {
  const place = await findPlace(tx, params.place!);
  if (!place?.number || (place.person && !place.person.isNamed)) return undefined;
  const of = await getCommendation(tx, place.commendationId);
  const tier = of.rule.tiers.find((one) => one.key === place.tier)?.name;
  if (!of.stoodAt || tier === undefined) return undefined;
  const campaign = await getCampaign(tx, of.campaignId);
  const revoked = place.revokedReason ?? of.revokedReason;
  return { of: { ...of, stoodAt: of.stoodAt }, place, campaign, tier, number: place.number, revoked };
}

const sayWhom = (view: View, { place }: Certificate): string =>
  place.person
    ? [place.person.name, place.person.account].filter(Boolean).join(view.say(text)('separator'))
    : nameIn(place.unitName, view.language);

export function certificatePage(view: View, found: Certificate): ShownPage {
  const say = view.say(text);
  const { of, place, campaign, tier, number, revoked } = found;
  return {
    title: `${say('certificate.head')} ${number}`,
    paper: true,
    share: { description: `${nameIn(of.name, view.language)} · ${tier}` },
    body: (
      <>
        <article className={revoked ? 'certificate is-revoked' : 'certificate'}>
          <Sign />
          <h1>{say('certificate.head')}</h1>
          {revoked ? (
            <p className="certificate-revoked" role="alert">
              <strong>{say('verify.revoked')}</strong> {say('verify.why', { reason: revoked })}
            </p>
          ) : null}
          <p className="certificate-words">{sayWhom(view, found)}</p>
          <p>{say('certificate.words', { campaign: campaign.title })}</p>
          <p className="certificate-award">{tier}</p>
          <p className="certificate-why">{say('certificate.why')}</p>
          <p className="certificate-owner">{nameIn(of.organisationName, view.language)}</p>
          <p className="certificate-day">{sayDay(of.stoodAt, view.language)}</p>
          <p className="certificate-number">{say('certificate.number', { number })}</p>
          <div className="certificate-proof">
            <QrCode
              address={`${view.origin}/commendations/verify/${place.id}`}
              label={say('certificate.verify')}
            />
            <span>{say('certificate.verify')}</span>
          </div>
        </article>
        <p className="quiet no-print">
          {say('certificate.print')} <a href={addressOfPublic(of)}>{nameIn(of.name, view.language)}</a>
        </p>
      </>
    ),
  };
}

export function verifyPage(view: View, found: Certificate): ShownPage {
  const say = view.say(text);
  const { language } = view;
  const { of, place, campaign, tier, number, revoked } = found;
  return {
    title: say('verify'),
    body: (
      <div className="narrow">
        <Heading
          screen={view}
          title={say('verify')}
          crumbs={[[nameIn(campaign.title, language), `/campaigns/${campaign.id}`]]}
        />
        <Note tone={revoked ? 'bad' : 'good'} title={say(revoked ? 'verify.revoked' : 'verify.good')}>
          {revoked ? <p>{say('verify.why', { reason: revoked })}</p> : null}
        </Note>
        <Pairs
          pairs={[
            [say('verify.number'), number],
            [say('verify.whom'), sayWhom(view, found)],
            [say('verify.what'), `${nameIn(of.name, language)} · ${tier}`],
            [say('giver'), nameIn(of.organisationName, language)],
            [say('verify.on'), sayDay(of.stoodAt, language)],
          ]}
        />
        <p>
          <a href={`/commendations/certificates/${place.id}`}>{say('certificate')}</a>{' '}
          <a href={addressOfPublic(of)}>{nameIn(of.name, language)}</a>
        </p>
      </div>
    ),
  };
}
