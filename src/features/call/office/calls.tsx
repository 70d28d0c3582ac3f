/** The calls of a campaign, for its page: those of each level they come from, with their hosts. */

import type { ReactNode } from 'react';
import { sayEnd } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import { joinTightness } from '../../../kernel/tightness.ts';
import type { View } from '../../../platform/route.ts';
import { Badge, Empty, Section, Supplement, Table, type Tone } from '../../../ui/parts.tsx';
import type { Campaign } from '../../campaign/campaign.ts';
import { differencesBetween, valuesOf } from '../../campaign/latitude.ts';
import { TightnessBadge } from '../../campaign/tightness.tsx';
import { type Call, type CallPhase, isSupplement, phaseOfCall } from '../call.ts';
import { mayOpenCall } from '../policy.ts';
import { callRules } from '../rule.ts';
import { HostConflictNote, OriginHeading } from '../rules.tsx';
import { groupByOrigin, listVersionsOfCalls } from '../store/version.ts';
import { findHostedCall, listCalls } from '../store.ts';
import { text } from '../text.ts';

const tones: Record<CallPhase, Tone> = {
  before: 'plain',
  collecting: 'good',
  recommending: 'wait',
  reviewing: 'wait',
  'awaiting-vote': 'wait',
  voting: 'accent',
  reckoning: 'plain',
};

export function PhaseBadge({ view, call }: { view: View; call: Call }) {
  const phase = phaseOfCall(call, view.now);
  return <Badge tone={tones[phase]}>{view.say(text)(`phase.${phase}`)}</Badge>;
}

export function sayHost(view: View, call: Call, hosted: Call | undefined): string {
  const say = view.say(text);
  if (call.hostName) return nameIn(call.hostName, view.language);
  return hosted?.hostName
    ? say('hosted-above', { host: hosted.hostName, owner: hosted.ownerName })
    : say('host.none');
}

type Shown = { hosted: Map<string, Call | undefined>; differing: Map<string, ReactNode> };

/** The calls of a campaign, for its page. */
export async function callsPart(view: View, campaign: Campaign): Promise<ReactNode> {
  const say = view.say(text);
  const calls = await listCalls(view.tx, campaign.id);
  const groups = await groupByOrigin(view.tx, calls);
  const hosted = new Map<string, Call | undefined>();
  for (const call of calls) hosted.set(call.id, call.hostId ? call : await findHostedCall(view.tx, call));
  const shown = { hosted, differing: await differing(view, campaign, calls) };
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
      {calls.length === 0 ? <Empty title={say('calls.missing')} /> : null}
      {groups.map((group) => (
        <div key={group.origin.ownerId}>
          {groups.length > 1 ? (
            <OriginHeading screen={view} owner={group.origin.ownerName} count={group.calls.length} />
          ) : null}
          <CallTable view={view} calls={group.calls} shown={shown} />
        </div>
      ))}
    </Section>
  );
}

/** For calls adopted from above: how they stand, all rules taken together, to the version they took over. */
async function differing(view: View, campaign: Campaign, calls: readonly Call[]) {
  const found = new Map<string, ReactNode>();
  if (!campaign.parentId) return found;
  const versions = await listVersionsOfCalls(view.tx, campaign.parentId);
  for (const call of calls) {
    const above = versions.find((one) => one.callId === call.parentId && one.version === call.parentVersion);
    if (!above) continue;
    const rows = differencesBetween(callRules, valuesOf(callRules, call), above.values, above.latitude);
    const tightness = joinTightness(rows.map((row) => row.tightness));
    found.set(call.id, <TightnessBadge screen={view} tightness={tightness} />);
  }
  return found;
}

function CallTable({ view, calls, shown }: { view: View; calls: readonly Call[]; shown: Shown }) {
  const say = view.say(text);
  const { language } = view;
  const beside = {
    key: 'differing',
    head: say('differences'),
    cell: (call: Call) => <span>{shown.differing.get(call.id)}</span>,
  };
  return (
    <Table
      caption={say('calls')}
      rows={calls}
      keyOf={(call) => call.id}
      columns={[
        {
          key: 'name',
          head: say('column.name'),
          cell: (call) => (
            <span>
              <a href={`/office/calls/${call.id}`}>{nameIn(call.name, language)}</a>{' '}
              {call.withdrawnAt ? <Badge tone="warn">{say('withdrawn')}</Badge> : null}
            </span>
          ),
        },
        {
          key: 'host',
          head: say('host'),
          cell: (call) => (
            <span>
              {sayHost(view, call, shown.hosted.get(call.id))}
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
        ...(calls.some((call) => shown.differing.has(call.id)) ? [beside] : []),
      ]}
    />
  );
}
