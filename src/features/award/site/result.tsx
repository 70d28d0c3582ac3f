/** The public page of a result: the notice of one edition, every figure, the rule in words, and what to reckon it from. */

import type { ReactNode } from 'react';
import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { Badge, Heading, Note, Section } from '../../../ui/parts.tsx';
import { getCampaign } from '../../campaign/store.ts';
import { AwardList, FormulaList } from '../../reckoning/formula.tsx';
import { countsVotes } from '../../vote/vote.ts';
import { noticePhaseOf, type Result, sayHash } from '../award.ts';
import { toldToAll } from '../hiding.ts';
import type { Shown } from '../store/shown.ts';
import { getInputs } from '../store/table.ts';
import { getRanking, listEditions } from '../store.ts';
import { text } from '../text.ts';
import { EditionsTable } from './editions.tsx';
import { StatedPart } from './figures.tsx';
import { PlacesTable, PrizesTable } from './places.tsx';

/** What features above have to say on a result's page. */
export type ResultSlots = { aboutResult?: (view: View, shown: Shown) => Promise<ReactNode> };

export async function resultPage(view: View, shown: Shown, slots: ResultSlots): Promise<ShownPage> {
  const say = view.say(text);
  const { call, result } = shown;
  const campaign = await getCampaign(view.tx, call.campaignId);
  const base = `/campaigns/${call.campaignId}/calls/${call.id}`;
  const title = say('result.public-notice', { call: call.name });
  const published = say('result.published', { owner: result.organisationName, at: result.publishesAt });
  const editions = await listEditions(view.tx, call.id, view.now);
  const isInForce = editions[0]?.id === result.id;
  const { places: listed, prizes } = await getRanking(view.tx, result.id);
  const places = toldToAll(listed, view.language);
  const { stated = [] } = await getInputs(view.tx, result);
  const works = places.map((place) => ({ id: place.entryId, title: place.title }));
  return {
    title,
    share: { description: published },
    body: (
      <>
        <Heading
          screen={view}
          title={title}
          crumbs={[
            [nameIn(campaign.title, view.language), `/campaigns/${campaign.id}`],
            [nameIn(call.name, view.language), base],
          ]}
          state={<StateBadge view={view} result={result} isInForce={isInForce} />}
        >
          <p>{published}</p>
          <p>{noticeWords(view, result)}</p>
          <p>{say(countsVotes(result.formula) ? 'result.by-method' : 'result.by-judges')}</p>
        </Heading>
        {isInForce ? null : (
          <Note tone="warn" title={say('edition.newer')}>
            <a href={`${base}/result`}>{say('edition.see-newest')}</a>
          </Note>
        )}
        {result.edition > 1 ? (
          <Note tone="accent" title={say('edition.correction', { edition: result.edition })}>
            {say('edition.why', { reason: result.reason ?? '' })}
          </Note>
        ) : null}
        <PlacesTable view={view} call={call} result={result} places={places} />
        <PrizesTable view={view} result={result} places={places} prizes={prizes} />
        <StatedPart view={view} formula={result.formula} stated={stated} works={works} />
        {slots.aboutResult ? await slots.aboutResult(view, shown) : null}
        <Section title={say('result.method')}>
          <FormulaList screen={view} formula={result.formula} criteria={call.rubric} />
          <AwardList screen={view} formula={result.formula} criteria={call.rubric} />
          <p>
            <a href={`${base}/rules#formula`}>{say('result.rules')}</a>
          </p>
        </Section>
        <ExportPart view={view} result={result} />
        {editions.length > 1 ? (
          <Section title={say('editions')}>
            <EditionsTable view={view} editions={editions} />
          </Section>
        ) : null}
      </>
    ),
  };
}

function StateBadge({ view, result, isInForce }: { view: View; result: Result; isInForce: boolean }) {
  const say = view.say(text);
  if (!isInForce) return <Badge tone="warn">{say('state.replaced')}</Badge>;
  const phase = noticePhaseOf(result, view.now);
  if (phase === 'standing') return <Badge tone="good">{say('state.standing')}</Badge>;
  return <Badge tone="accent">{say(phase === 'ended' ? 'state.ended' : 'state.notice')}</Badge>;
}

function noticeWords(view: View, result: Shown['result']): string {
  const say = view.say(text);
  return result.stoodAt
    ? say('public.standing', { at: result.stoodAt })
    : say('public.notice', { from: result.publishesAt, until: result.noticeUntil });
}

function ExportPart({ view, result }: { view: View; result: Result }) {
  const say = view.say(text);
  return (
    <Section title={say('export.title')}>
      <p>{say('export.lead')}</p>
      <p className="links">
        <a className="button is-calm" href={`/results/${result.id}/workings`}>
          {say('export.json')}
        </a>
        <a className="button is-calm" href={`/results/${result.id}/table`}>
          {say('export.xlsx')}
        </a>
      </p>
      {result.sha256 ? (
        <p className="quiet">
          {say('list')}:{' '}
          <code className="fingerprint" title={result.sha256}>
            {sayHash(result.sha256)}
          </code>
        </p>
      ) : null}
    </Section>
  );
}
