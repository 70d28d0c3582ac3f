/** The public page of one commendation: its rules from the day they are published, later who was commended, never by points. */

import { nameIn } from '../../../kernel/text.ts';
import type { Ask, ShownPage, View } from '../../../platform/route.ts';
import { Badge, Empty, Heading, Note, Section } from '../../../ui/parts.tsx';
import { getCall } from '../../call/store.ts';
import { getCampaign } from '../../campaign/store.ts';
import { type Commendation, isNamed, isPublic } from '../commendation.ts';
import { RuleWords } from '../formula.tsx';
import { type ListedPlace, listAwarded } from '../store/place.ts';
import { findCommendation } from '../store.ts';
import { text as nominationText } from '../text/nomination.ts';
import { text } from '../text.ts';

/** Whoever asks, as long as the rules are not published there is no such page. */
export async function findPublic({ tx, actor, params }: Ask): Promise<Commendation | undefined> {
  const of = await findCommendation(tx, actor, params.commendation!);
  return of && of.campaignId === params.campaign && isPublic(of) ? of : undefined;
}

export const addressOfPublic = (of: Commendation): string =>
  `/campaigns/${of.campaignId}/commendations/${of.id}`;

export async function publicPage(view: View, of: Commendation): Promise<ShownPage> {
  const say = view.say(text);
  const { language } = view;
  const campaign = await getCampaign(view.tx, of.campaignId);
  const call = of.callId ? await getCall(view.tx, of.callId) : undefined;
  const title = nameIn(of.name, language);
  const crumbs: [string, string][] = [
    [nameIn(campaign.title, language), `/campaigns/${campaign.id}`],
    call
      ? [nameIn(call.name, language), `/campaigns/${campaign.id}/calls/${call.id}`]
      : [say('commendations'), `/campaigns/${campaign.id}/commendations`],
  ];
  return {
    title,
    share: { description: nameIn(campaign.title, language) },
    body: (
      <>
        <Heading screen={view} title={title} crumbs={crumbs}>
          <p>
            {say('giver.of', { giver: of.organisationName })}
            {of.publishedAt ? ` · ${say('rule.frozen', { at: of.publishedAt })}` : ''}
          </p>
        </Heading>
        {await AwardedPart(view, of)}
        <Section title={say('rule')} id="rule">
          <RuleWords screen={view} of={of} />
          <NominatingNote view={view} of={of} />
        </Section>
      </>
    ),
  };
}

function NominatingNote({ view, of }: { view: View; of: Commendation }) {
  const say = view.say(nominationText);
  const { nominateUntil: until } = of.rule;
  if (!until || of.state !== 'published') return null;
  return (
    <Note>
      <p>{say('nominations.lead', { giver: of.organisationName, until })}</p>
    </Note>
  );
}

async function AwardedPart(view: View, of: Commendation) {
  const say = view.say(text);
  if (of.state === 'revoked') {
    return (
      <Note tone="bad" title={say('state.revoked')}>
        <p>{say('next.revoked', { reason: of.revokedReason ?? '' })}</p>
      </Note>
    );
  }
  if (!isNamed(of)) {
    return (
      <Section title={say('awarded')} id="awarded">
        <Empty title={say('awarded.none')} />
      </Section>
    );
  }
  const awarded = await listAwarded(view.tx, of.id, of.rule.listing);
  return (
    <Section title={say('awarded')} id="awarded">
      <Note tone={of.state === 'noticed' ? 'wait' : 'good'}>
        <p>
          {of.state === 'noticed'
            ? say('awarded.notice', { until: of.noticeUntil ?? view.now, giver: of.organisationName })
            : say('awarded.stood', { at: of.stoodAt ?? view.now })}
        </p>
      </Note>
      {of.rule.tiers.map((tier) => (
        <TierList
          key={tier.key}
          view={view}
          of={of}
          name={tier.name}
          places={awarded.filter((place) => place.tier === tier.key)}
        />
      ))}
    </Section>
  );
}

type ListProps = { view: View; of: Commendation; name: string; places: readonly ListedPlace[] };

function TierList({ view, of, name, places }: ListProps) {
  if (places.length === 0) return null;
  return (
    <>
      <h3>{name}</h3>
      <ul>
        {places.map((place) => (
          <li key={place.id}>
            <Awarded view={view} of={of} place={place} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** Who has been named; a person who does not agree any longer is there without a name. */
function Awarded({ view, of, place }: { view: View; of: Commendation; place: ListedPlace }) {
  const say = view.say(text);
  const { person } = place;
  const unit = nameIn(place.unitName, view.language);
  const isHidden = person !== undefined && !person.isNamed;
  const who = person
    ? [person.name, person.account, person.role].filter(Boolean).join(say('separator'))
    : unit;
  return (
    <>
      {isHidden ? say('awarded.hidden') : who} {person ? <span className="quiet">{unit}</span> : null}{' '}
      {place.revokedAt ? (
        <>
          <Badge tone="bad">{say('state.revoked')}</Badge>{' '}
          {say('awarded.revoked', { reason: place.revokedReason ?? '' })}
        </>
      ) : null}
      {of.state === 'standing' && !isHidden && place.number ? (
        <a href={`/commendations/certificates/${place.id}`}>{say('certificate')}</a>
      ) : null}
    </>
  );
}
