/** The page of targets: what a campaign is to reach and from whom the figures come, the table of shares, the levels above. */

import { nameIn } from '../../../kernel/text.ts';
import type { Ask, ShownPage, View } from '../../../platform/route.ts';
import { Empty, Heading, Note, Section, Table } from '../../../ui/parts.tsx';
import type { Campaign } from '../../campaign/campaign.ts';
import { findCampaign, getRootCampaignId, listLineage } from '../../campaign/store.ts';
import type { Progress } from '../../progress/progress.ts';
import { listProgress } from '../../progress/store.ts';
import { type Indicator, listInUse } from '../indicator.ts';
import { mayAllocate, mayReadFigures } from '../policy.ts';
import { listAcknowledgements } from '../store/acknowledgement.ts';
import { findDraft } from '../store/draft.ts';
import { type Board, getBoard } from '../store/form.ts';
import { listTargets } from '../store/table.ts';
import { type Target, targetOf } from '../target.ts';
import { sayAmount, text } from '../text.ts';
import { sayReached, sayTarget } from './figures.ts';
import { PastePart } from './paste.tsx';
import { ComparisonsPart, SharesTable } from './shares.tsx';
import { SheetPart } from './sheet.tsx';
import { TargetForm } from './target-form.tsx';

/** The campaign, for those in its line of the tree; for others there is no such page. */
export async function findCampaignInLine(ask: Ask): Promise<Campaign | undefined> {
  const campaign = await findCampaign(ask.tx, ask.actor, ask.params.campaign!);
  return campaign && mayReadFigures(ask.actor, campaign).allowed ? campaign : undefined;
}

export async function targetsPage(view: View, campaign: Campaign): Promise<ShownPage> {
  const say = view.say(text);
  const { tx } = view;
  const base = `/office/campaigns/${campaign.id}`;
  const board = await getBoard(tx, campaign);
  const progress = await listProgress(tx, await getRootCampaignId(tx, campaign), [campaign.organisationId]);
  const reached = progress.get(campaign.organisationId) ?? {};
  const verdict = mayAllocate(view.actor, campaign);
  const draft = verdict.allowed ? await findDraft(tx, view.actor, campaign.id) : undefined;
  const said = await listAcknowledgements(tx, campaign.id);
  return {
    title: say('targets'),
    islands: verdict.allowed ? ['allocation.js'] : undefined,
    body: (
      <>
        <Heading
          screen={view}
          title={say('targets')}
          crumbs={[[nameIn(campaign.title, view.language), base]]}
        >
          <p className="links">
            <a href={`${base}/progress`}>{say('progress')}</a>
            <a href={`${base}/indicators`}>{say('indicators')}</a>
            <a href={`${base}/targets/paper`}>{say('paper')}</a>
            <a href={`${base}/targets/paper?columns=2`}>{say('paper.two')}</a>
            <a href={`${base}/targets/table`}>{say('export')}</a>
          </p>
        </Heading>
        {await GivenPart(view, board)}
        <OwnPart view={view} board={board} reached={reached} />
        {verdict.allowed ? <TargetForm view={view} board={board} /> : null}
        <Section title={say('shares')} id="shares">
          <ComparisonsPart view={view} board={board} said={said} />
          {verdict.allowed ? (
            <SheetPart view={view} board={board} draft={draft} />
          ) : (
            <SharesTable view={view} board={board} />
          )}
          {!verdict.allowed && verdict.when === 'not-now' ? (
            <p className="quiet">{view.sayRefusal(verdict.refusal)}</p>
          ) : null}
          {verdict.allowed ? <PastePart view={view} campaign={campaign} /> : null}
        </Section>
        {await AbovePart(view, board)}
      </>
    ),
  };
}

function OwnPart({ view, board, reached }: { view: View; board: Board; reached: Partial<Progress> }) {
  const say = view.say(text);
  const own = board.table.targets.filter((target) => target.origin !== 'quoted');
  const isSet = own.length > 0 || board.given.size > 0;
  const quoted = board.table.targets.filter((target) => target.origin === 'quoted');
  return (
    <Section title={say('targets.own')}>
      {isSet ? (
        <TargetTable view={view} board={board} targets={own} caption={say('targets.own')} reached={reached} />
      ) : (
        <Empty title={say('targets.own.none')}>
          {mayAllocate(view.actor, board.campaign).allowed ? <p>{say('targets.own.next')}</p> : null}
        </Empty>
      )}
      {quoted.length > 0 ? (
        <details>
          <summary>{say('targets.quoted')}</summary>
          <p className="quiet">{say('targets.quoted.lead')}</p>
          <TargetTable view={view} board={board} targets={quoted} caption={say('targets.quoted')} isQuoted />
        </details>
      ) : null}
    </Section>
  );
}

/** Targets by indicator, each with its definition; what was reached only where it is asked for. */
function TargetTable(props: {
  view: View;
  board: Board;
  caption: string;
  targets: readonly Target[];
  reached?: Partial<Progress>;
  isQuoted?: boolean;
}) {
  const { view, board, targets, reached, isQuoted } = props;
  const say = view.say(text);
  const open = board.children.length;
  const own = (i: Indicator) => targetOf({ targets }, i.key, isQuoted ? 'quoted' : 'own');
  const assigned = (i: Indicator) => {
    const amount = board.given.get(i.key);
    if (amount !== undefined) return nameIn(sayAmount(i, amount), view.language);
    return sayTarget(view, i, targetOf({ targets }, i.key, 'assigned'), open);
  };
  const isAssigned = !isQuoted && (board.given.size > 0 || targets.some((one) => one.origin === 'assigned'));
  const wordsOf = (i: Indicator) => own(i)?.words ?? targetOf({ targets }, i.key, 'assigned')?.words ?? '';
  return (
    <Table
      caption={props.caption}
      rows={listInUse(board.indicators)}
      keyOf={(indicator) => indicator.key}
      columns={[
        {
          key: 'indicator',
          head: say('indicator'),
          cell: (i) => (
            <div>
              {nameIn(i.name, view.language)}{' '}
              <small className="quiet">{nameIn(i.definition, view.language)}</small>
            </div>
          ),
        },
        {
          key: 'target',
          head: say(isQuoted ? 'origin.quoted' : 'origin.own'),
          align: 'end',
          cell: (i) => sayTarget(view, i, own(i), open),
        },
        ...(isAssigned
          ? [{ key: 'assigned', head: say('origin.assigned'), align: 'end' as const, cell: assigned }]
          : []),
        ...(reached
          ? [
              {
                key: 'reached',
                head: say('reached'),
                align: 'end' as const,
                cell: (i: Indicator) => sayReached(view, i, own(i), reached),
              },
            ]
          : []),
        { key: 'printed', head: say('printed'), cell: wordsOf },
      ]}
    />
  );
}

/** What the level above gave the owner of this campaign. */
async function GivenPart(view: View, board: Board) {
  const say = view.say(text);
  const { campaign, given } = board;
  if (given.size === 0) return null;
  const [above] = (await listLineage(view.tx, campaign.lineage)).slice(-2);
  return (
    <Note tone="accent" title={say('targets.given')}>
      <ul>
        {listInUse(board.indicators)
          .filter((indicator) => given.has(indicator.key))
          .map((indicator) => (
            <li key={indicator.key}>
              {say('targets.given.is', {
                campaign: above!.title,
                organisation: campaign.organisationShortName,
                amount: sayAmount(indicator, given.get(indicator.key)!),
              })}
            </li>
          ))}
      </ul>
    </Note>
  );
}

/** What the levels above set themselves: to be read, and kept apart. */
async function AbovePart(view: View, board: Board) {
  const say = view.say(text);
  const above = (await listLineage(view.tx, board.campaign.lineage)).slice(0, -1);
  const targets = await listTargets(
    view.tx,
    above.map((one) => one.id),
  );
  const ownOf = (id: Campaign['id']) => (targets.get(id) ?? []).filter((target) => target.origin === 'own');
  const shown = above.filter((one) => ownOf(one.id).length > 0);
  if (shown.length === 0) return null;
  return (
    <Section title={say('targets.above')}>
      <p className="quiet">{say('targets.above.lead')}</p>
      {shown.map((one) => (
        <details key={one.id}>
          <summary>{nameIn(one.organisationName, view.language)}</summary>
          <TargetTable
            view={view}
            board={{ ...board, given: new Map() }}
            caption={nameIn(one.organisationName, view.language)}
            targets={ownOf(one.id)}
          />
        </details>
      ))}
    </Section>
  );
}
