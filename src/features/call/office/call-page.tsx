/** The office page of one call: its rules, what stands above it, and what hangs on it. */

import type { ReactNode } from 'react';
import { sayDay, sayEnd } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { Heading, Note, Pairs, Section, Supplement } from '../../../ui/parts.tsx';
import { getCampaign } from '../../campaign/store.ts';
import type { RoundsGuard } from '../actions/amend-to.ts';
import type { EntriesGuard } from '../actions/keep-form.ts';
import { EligibilityWords, Entrances, FieldList } from '../asked.tsx';
import { type Call, isSupplement } from '../call.ts';
import { mayAmendCall } from '../policy.ts';
import { Contradictions, FileRules, FormulaWords, HostConflictNote, RubricTable } from '../rules.tsx';
import { StageList } from '../stage.tsx';
import { findHostedCall, listCallLineage } from '../store.ts';
import { text as ballotText } from '../text/ballot.ts';
import { text as designText } from '../text/design.ts';
import { text as fieldText } from '../text/field.ts';
import { text as judgingText } from '../text/judging.ts';
import { text } from '../text.ts';
import { PhaseBadge, sayHost } from './calls.tsx';
import { DifferencesPart } from './differences.tsx';
import { VersionsPart } from './versions.tsx';

/** What features above put on a call's page; filled in main. */
export type CallSlots = {
  /** Whether anything was entered at a call: from then on its form keeps every question that was answered. */
  hasEntries?: EntriesGuard;
  /** Whether a round was opened: from then on stages, rubric and formula stand. */
  hasRounds?: RoundsGuard;
  /** Whether works are on their way already: then the route stands. */
  hasWorks?: RoundsGuard;
  parts?: readonly ((view: View, call: Call) => Promise<ReactNode> | ReactNode)[];
  links: readonly ((view: View, call: Call) => CallLink[] | Promise<CallLink[]>)[];
};
export type CallLink = { label: string; href: string };

export function callPage(slots: CallSlots) {
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
    const design = view.say(designText);
    const amendments = [
      ['amend', say('amend')],
      ['files', design('files.change')],
      ['eligibility', design('eligibility.change')],
      ['form', view.say(fieldText)('form.design')],
      ...(call.hostId
        ? ([
            ['judging', view.say(judgingText)('judging.change')],
            ['ballot', view.say(ballotText)('lay.change')],
          ] as const)
        : []),
    ] as const;
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
          {call.withdrawnAt ? (
            <Note tone="warn" title={say('withdrawn')}>
              <p>{call.withdrawnReason}</p>
            </Note>
          ) : null}
          {mayAmendCall(view.actor, call, campaign).allowed ? (
            <p className="links">
              {amendments.map(([href, label]) => (
                <span key={href}>
                  <a className="button is-calm" href={`/office/calls/${call.id}/${href}`}>
                    {label}
                  </a>{' '}
                </span>
              ))}
            </p>
          ) : null}
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
          <Section title={say('rule.eligibility')}>
            <EligibilityWords screen={view} call={call} />
          </Section>
          <Section
            title={say('rule.fields')}
            aside={
              <a href={`/office/calls/${call.id}/form/preview`}>{view.say(fieldText)('form.preview')}</a>
            }
          >
            <FieldList screen={view} call={call} />
          </Section>
          {call.entrances.length > 0 ? (
            <Section title={say('rule.entrances')}>
              <Entrances screen={view} call={call} />
            </Section>
          ) : null}
          {above.length > 0 ? await DifferencesPart(view, call, above.at(-1)!) : null}
          <Section title={say('rubric')} aside={mark('rubric')}>
            <RubricTable screen={view} call={call} />
          </Section>
          {call.hostId ? (
            <Section title={say('stages')}>
              <StageList screen={view} stages={call.stages} />
              <p className="quiet">{`${say('route')}: ${say(`route.${call.route}`)}`}</p>
            </Section>
          ) : null}
          <Section title={say('formula')}>
            <FormulaWords screen={view} call={call} now={view.now} />
          </Section>
          {await VersionsPart(view, call)}
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
