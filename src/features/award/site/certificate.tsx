/** The certificate: a page for the printer that says who won what, from whom, when, under which number. */

import { sayDay } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { Ask, ShownPage, View } from '../../../platform/route.ts';
import { Sign } from '../../../ui/rings.tsx';
import type { Call } from '../../call/call.ts';
import { getCall } from '../../call/store.ts';
import { text as callText } from '../../call/text.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { getCampaign } from '../../campaign/store.ts';
import type { Award, Result } from '../award.ts';
import { findResult, type ListedPlace, listPlaces } from '../store.ts';
import { text } from '../text.ts';

type Certificate = {
  result: Result & { publishedAt: Date };
  place: ListedPlace & { award: Award };
  call: Call;
  campaign: Campaign;
};

/** Only for awards of published results: before, there is none, for nobody. */
export async function findCertificate({ tx, actor, params }: Ask): Promise<Certificate | undefined> {
  const result = await findResult(tx, actor, params.result!);
  const { publishedAt } = result ?? {};
  if (!result || !publishedAt) return undefined;
  const place = (await listPlaces(tx, result.id)).find((one) => one.entryId === params.entry);
  if (!place?.award) return undefined;
  const [call, campaign] = [await getCall(tx, result.callId), await getCampaign(tx, result.campaignId)];
  return { result: { ...result, publishedAt }, place: { ...place, award: place.award }, call, campaign };
}

export function certificatePage(view: View, { result, place, call, campaign }: Certificate): ShownPage {
  const say = view.say(text);
  const award = view.say(callText)(`award.${place.award}`);
  const makers = place.makers.map((maker) => maker.name).join(say('separator'));
  const title = `${say('certificate.head')} ${place.certificateNumber}`;
  return {
    title,
    paper: true,
    share: { description: say('honour', { call: call.name, award }) },
    body: (
      <>
        <article className="certificate">
          <Sign />
          <h1>{say('certificate.head')}</h1>
          <p className="certificate-words">
            {say('certificate.words', { title: place.title, campaign: campaign.title, call: call.name })}
          </p>
          <p className="certificate-award">{award}</p>
          <p>{say('certificate.makers', { makers })}</p>
          <p>{say('certificate.unit', { unit: place.unitName })}</p>
          <p className="certificate-why">{say('certificate.why')}</p>
          <p className="certificate-owner">{nameIn(result.organisationName, view.language)}</p>
          <p className="certificate-day">{sayDay(result.publishedAt, view.language)}</p>
          <p className="certificate-number">
            {say('certificate.number', { number: place.certificateNumber ?? '' })}
          </p>
        </article>
        <p className="quiet no-print">
          {say('certificate.print')}{' '}
          <a href={`/campaigns/${call.campaignId}/calls/${call.id}/result`}>{say('result.see')}</a>
        </p>
      </>
    ),
  };
}
