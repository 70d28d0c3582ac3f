/** A campaign beside the level above, beside the paper it was adopted from, and beside its own earlier versions. */

import { sayDay, sayEnd, sayInstant, startOfDay } from '../../../kernel/period.ts';
import { compareLess } from '../../../kernel/tightness.ts';
import type { View } from '../../../platform/route.ts';
import { Note, Section, Table } from '../../../ui/parts.tsx';
import { type Campaign, endOfDay } from '../campaign.ts';
import { differencesBetween, valuesOf } from '../latitude.ts';
import { mayAnswer } from '../policy.ts';
import { campaignRules } from '../rule.ts';
import { getVersion, listVersions } from '../store/version.ts';
import { text } from '../text.ts';
import { Differences, sayChanges, TightnessBadge } from '../tightness.tsx';

/** Beside the version of the campaign above that was adopted; and whether there is a newer one. */
export async function DifferencesPart(view: View, campaign: Campaign, parent: Campaign) {
  const say = view.say(text);
  const version = await getVersion(view.tx, parent.id, campaign.parentVersion ?? parent.version);
  const own = valuesOf(campaignRules, campaign);
  const rows = differencesBetween(campaignRules, own, version.values, version.latitude);
  const isBehind = version.version < parent.version;
  return (
    <Section title={say('differences')} id="differences">
      {isBehind ? (
        <Note tone="wait" title={say('changes.waiting', { version: parent.version })}>
          {mayAnswer(view.actor, campaign).allowed ? (
            <a className="button is-main" href={`/office/campaigns/${campaign.id}/changes`}>
              {say('changes.look')}
            </a>
          ) : null}
        </Note>
      ) : null}
      <Differences
        screen={view}
        caption={say('differences')}
        above={say('differences.above', { owner: parent.organisationName })}
        rows={rows}
      />
    </Section>
  );
}

/** The paper of a level outside the system, and how the own days stand to it. */
export function PaperPart({ view, campaign }: { view: View; campaign: Campaign }) {
  const paper = campaign.paperAbove;
  if (!paper) return null;
  const say = view.say(text);
  const { language } = view;
  const rows = [
    { key: 'rule.closesAt' as const, above: paper.closesOn, own: campaign.closesAt },
    { key: 'rule.reportDueAt' as const, above: paper.reportOn, own: campaign.reportDueAt },
  ].flatMap((row) => (row.above ? [{ ...row, above: endOfDay(row.above) }] : []));
  return (
    <Section title={say('paper')} id="paper">
      <p>
        {say('paper.words', {
          issuer: paper.issuer,
          title: paper.title,
          number: paper.number ?? '',
          dated: paper.dated ? sayDay(startOfDay(paper.dated), language) : '',
        })}
      </p>
      {rows.length > 0 ? (
        <Table
          caption={say('paper')}
          rows={rows}
          keyOf={(row) => row.key}
          columns={[
            { key: 'rule', head: say('differences.rule'), cell: (row) => say(row.key) },
            { key: 'above', head: say('paper'), cell: (row) => sayEnd(row.above, language) },
            {
              key: 'own',
              head: say('differences.own'),
              cell: (row) => (row.own ? sayEnd(row.own, language) : say('value.none')),
            },
            {
              key: 'tightness',
              head: say('differences.tightness'),
              cell: (row) => (
                <span>
                  <TightnessBadge
                    screen={view}
                    tightness={compareLess(row.own?.getTime(), row.above.getTime())}
                  />
                </span>
              ),
            },
          ]}
        />
      ) : null}
    </Section>
  );
}

/** The versions of a campaign, the newest first: when, why, and what changed. */
export async function VersionsPart(view: View, campaign: Campaign) {
  if (campaign.version === 1) return null;
  const say = view.say(text);
  const versions = await listVersions(view.tx, campaign.id);
  return (
    <Section title={say('versions')} id="versions">
      <Table
        caption={say('versions')}
        rows={versions}
        keyOf={(one) => String(one.version)}
        columns={[
          { key: 'version', head: say('versions'), cell: (one) => say('version', { version: one.version }) },
          { key: 'at', head: say('versions.at'), cell: (one) => sayInstant(one.at, view.language) },
          { key: 'reason', head: say('versions.reason'), cell: (one) => one.reason ?? '' },
          {
            key: 'changes',
            head: say('versions.changes'),
            cell: (one, index) => {
              const before = versions[index + 1];
              const said = sayChanges(view, campaignRules, one.values, before?.values);
              return said || (before ? say('versions.in-calls') : say('versions.first'));
            },
          },
        ]}
      />
    </Section>
  );
}
