/** The office doors of calls: the table on a campaign's page, and one call with its rules and what stands above it. */

import type { ReactNode } from 'react';
import { sayDay, sayEnd } from '../../kernel/period.ts';
import { nameIn } from '../../kernel/text.ts';
import { type Ask, act, page, type Route, type ShownPage, type View } from '../../platform/route.ts';
import { Badge, Empty, Heading, Pairs, Section, Supplement, Table, type Tone } from '../../ui/parts.tsx';
import type { Campaign } from '../campaign/campaign.ts';
import { findCampaign, getCampaign } from '../campaign/store.ts';
import { mayEnterOffice } from '../organisation/policy.ts';
import { openOwnCall } from './actions/open-own-call.ts';
import { type Call, type CallPhase, isSupplement, phaseOfCall } from './call.ts';
import { DifferencesPart } from './office/differences.tsx';
import { openingPage } from './office/opening.tsx';
import { mayOpenCall } from './policy.ts';
import { Contradictions, FileRules, FormulaWords, HostConflictNote, RubricTable } from './rules.tsx';
import { CallOpening } from './schema.ts';
import { findCall, findHostedCall, listCallLineage, listCalls } from './store.ts';
import { text } from './text.ts';

/** What features above put on a call's page; filled in main. */
export type CallSlots = {
  parts?: readonly ((view: View, call: Call) => Promise<ReactNode> | ReactNode)[];
  links: readonly ((view: View, call: Call) => CallLink[] | Promise<CallLink[]>)[];
};
export type CallLink = { label: string; href: string };

const tones: Record<CallPhase, Tone> = {
  before: 'plain',
  collecting: 'good',
  recommending: 'wait',
  reviewing: 'wait',
  'awaiting-vote': 'wait',
  voting: 'accent',
  reckoning: 'plain',
};

const findCampaignAsked = (ask: Ask) => findCampaign(ask.tx, ask.actor, ask.params.campaign!);
const findAsked = (ask: Ask) => findCall(ask.tx, ask.actor, ask.params.call!);

export function PhaseBadge({ view, call }: { view: View; call: Call }) {
  const phase = phaseOfCall(call, view.now);
  return <Badge tone={tones[phase]}>{view.say(text)(`phase.${phase}`)}</Badge>;
}

function sayHost(view: View, call: Call, hosted: Call | undefined): string {
  const say = view.say(text);
  if (call.hostName) return nameIn(call.hostName, view.language);
  return hosted?.hostName
    ? say('hosted-above', { host: hosted.hostName, owner: hosted.ownerName })
    : say('host.none');
}

/** The calls of a campaign, for its page. */
export async function callsPart(view: View, campaign: Campaign): Promise<ReactNode> {
  const say = view.say(text);
  const { language } = view;
  const calls = await listCalls(view.tx, campaign.id);
  const hosted = new Map<string, Call | undefined>();
  for (const call of calls) hosted.set(call.id, call.hostId ? call : await findHostedCall(view.tx, call));
  const aside = campaign.supplements.includes('rules') ? <Supplement screen={view} /> : undefined;
  return (
    <Section title={say('calls')} id="calls" aside={aside}>
      {mayOpenCall(view.actor, campaign).allowed ? (
        <p className="links">
          <a className="button is-calm" href={`/office/campaigns/${campaign.id}/calls/new`}>
            {say('open')}
          </a>
        </p>
      ) : null}
      {calls.map((call) => (
        <HostConflictNote key={call.id} screen={view} call={call} />
      ))}
      {calls.length === 0 ? (
        <Empty title={say('calls.missing')} />
      ) : (
        <Table
          caption={say('calls')}
          rows={calls}
          keyOf={(call) => call.id}
          columns={[
            {
              key: 'name',
              head: say('column.name'),
              cell: (call) => <a href={`/office/calls/${call.id}`}>{nameIn(call.name, language)}</a>,
            },
            {
              key: 'host',
              head: say('host'),
              cell: (call) => (
                <span>
                  {sayHost(view, call, hosted.get(call.id))}
                  {isSupplement(call, 'host') ? <Supplement screen={view} /> : null}
                </span>
              ),
            },
            {
              key: 'closes',
              head: say('column.closes'),
              cell: (call) => (
                <span>
                  {sayEnd(call.closesAt, language)}
                  {isSupplement(call, 'closesAt') || isSupplement(call, 'dates') ? (
                    <Supplement screen={view} />
                  ) : null}
                </span>
              ),
            },
            {
              key: 'phase',
              head: say('column.phase'),
              cell: (call) => (
                <span>
                  <PhaseBadge view={view} call={call} />
                </span>
              ),
            },
          ]}
        />
      )}
    </Section>
  );
}

function callPage(slots: CallSlots) {
  return async (view: View, call: Call): Promise<ShownPage> => {
    const say = view.say(text);
    const { language, tx } = view;
    const campaign = await getCampaign(tx, call.campaignId);
    const above = (await listCallLineage(tx, call.lineage)).slice(0, -1);
    const hosted = await findHostedCall(tx, call);
    const links = (await Promise.all(slots.links.map((link) => link(view, call)))).flat();
    const parts: ReactNode[] = [];
    for (const part of slots.parts ?? []) parts.push(await part(view, call));
    const mark = (field: string) => (isSupplement(call, field) ? <Supplement screen={view} /> : undefined);
    return {
      title: nameIn(call.name, language),
      body: (
        <>
          <Heading
            screen={view}
            title={nameIn(call.name, language)}
            state={<PhaseBadge view={view} call={call} />}
            crumbs={[[nameIn(campaign.title, language), `/office/campaigns/${campaign.id}`]]}
          >
            <p>
              {nameIn(call.brief, language)}
              {mark('brief')}
            </p>
          </Heading>
          {links.length > 0 ? (
            <p className="links">
              {links.map((link) => (
                <span key={link.href}>
                  <a className="button is-calm" href={link.href}>
                    {link.label}
                  </a>{' '}
                </span>
              ))}
            </p>
          ) : null}
          <HostConflictNote screen={view} call={call} />
          <Contradictions screen={view} call={call} above={above} />
          <FactsPart view={view} call={call} host={sayHost(view, call, hosted)} />
          <Section title={say('file-rules')} aside={mark('fileRules')}>
            <FileRules screen={view} call={call} />
          </Section>
          {above.length > 0 ? <DifferencesPart view={view} call={call} above={above.at(-1)!} /> : null}
          <Section title={say('rubric')} aside={mark('rubric')}>
            <RubricTable screen={view} call={call} />
          </Section>
          <Section title={say('formula')}>
            <FormulaWords screen={view} call={call} now={view.now} />
          </Section>
          {parts.map((part, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: parts stand in a fixed order
            <div key={index}>{part}</div>
          ))}
        </>
      ),
    };
  };
}

function FactsPart({ view, call, host }: { view: View; call: Call; host: string }) {
  const say = view.say(text);
  const { language } = view;
  const mark = (...fields: string[]) =>
    fields.some((field) => isSupplement(call, field)) ? <Supplement screen={view} /> : null;
  const span = (opensAt: Date, closesAt: Date) =>
    say('span', { from: sayDay(opensAt, language), until: sayEnd(closesAt, language) });
  return (
    <Pairs
      pairs={[
        [
          say('host'),
          <>
            {host}
            {mark('host')}
          </>,
        ],
        [say('kind'), say(`kind.${call.entryKind}`)],
        [
          say('collecting'),
          <>
            {span(call.opensAt, call.closesAt)}
            {mark('closesAt', 'dates')}
            {call.closesWords ? (
              <small className="quiet"> {say('closes-words', { words: call.closesWords })}</small>
            ) : null}
          </>,
        ],
        [
          say('recommend-until'),
          <>
            {sayEnd(call.recommendUntil, language)}
            {mark('recommendUntil', 'dates')}
          </>,
        ],
        [
          say('review-until'),
          <>
            {sayEnd(call.reviewUntil, language)}
            {mark('reviewUntil', 'dates')}
          </>,
        ],
        [
          say('voting'),
          <>
            {span(call.voteOpensAt, call.voteClosesAt)}
            {mark('vote', 'dates')}
          </>,
        ],
        call.hostFloor !== undefined && [say('floor'), say('works', { count: call.hostFloor })],
        call.unitCap !== undefined && [
          say('cap'),
          <>
            {say('works', { count: call.unitCap })}
            {mark('unitCap')}
          </>,
        ],
      ]}
    />
  );
}

/** The doors, with what the features above put on the page. */
export function routes(slots: CallSlots): Route[] {
  return [
    page({
      get: '/office/campaigns/:campaign/calls/new',
      frame: 'office',
      finds: findCampaignAsked,
      may: mayOpenCall,
      shows: openingPage,
    }),
    act({
      post: '/office/campaigns/:campaign/calls',
      frame: 'office',
      finds: findCampaignAsked,
      may: mayOpenCall,
      takes: CallOpening,
      does: openOwnCall,
      leadsTo: (call) => `/office/calls/${call.id}`,
      tells: text['told.opened'],
      shows: openingPage,
    }),
    page({
      get: '/office/calls/:call',
      frame: 'office',
      finds: findAsked,
      may: mayEnterOffice,
      shows: callPage(slots),
    }),
  ];
}
