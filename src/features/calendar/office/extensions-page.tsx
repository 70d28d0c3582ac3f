/** The extensions of a campaign: who has a later end, how many uses are left, what waits for the leader. */

import { sayEnd, sayInstant } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { ActButton } from '../../../ui/form.tsx';
import { Badge, Empty, Heading, Refused, Section, Table, type Tone } from '../../../ui/parts.tsx';
import { listNames } from '../../account/store.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { type Extension, type ExtensionState, stateOf } from '../calendar.ts';
import { mayEnd, mayGrant, mayPrepare } from '../policy.ts';
import { listExtensions } from '../store.ts';
import { text } from '../text.ts';
import { PreparePart } from './prepare.tsx';

const tones: Record<ExtensionState, Tone> = {
  prepared: 'wait',
  granted: 'good',
  'used-up': 'plain',
  expired: 'plain',
  ended: 'plain',
};

export const extensionsAddress = (campaign: { id: string }) => `/office/campaigns/${campaign.id}/extensions`;
const grantAddress = (one: Extension) => `/office/extensions/${one.id}/grant`;
const endAddress = (one: Extension) => `/office/extensions/${one.id}/end`;

export async function extensionsPage(view: View, campaign: Campaign): Promise<ShownPage> {
  const say = view.say(text);
  const { language } = view;
  const extensions = await listExtensions(view.tx, campaign.id);
  const shown = [
    extensionsAddress(campaign),
    ...extensions.flatMap((one) => [grantAddress(one), endAddress(one)]),
  ];
  const here = `/office/campaigns/${campaign.id}`;
  return {
    title: say('extensions'),
    body: (
      <>
        <Heading
          screen={view}
          title={say('extensions')}
          crumbs={[
            [say('back'), '/office/campaigns'],
            [nameIn(campaign.title, language), here],
            [say('calendar'), `${here}/calendar`],
          ]}
        >
          <p>{say('extensions.lead')}</p>
        </Heading>
        <Refused screen={view} shown={shown} />
        {extensions.length === 0 ? (
          <Empty title={say('extensions.none')}>
            {mayPrepare(view.actor, campaign).allowed ? <p>{say('extensions.none.next')}</p> : null}
          </Empty>
        ) : (
          <Section title={say('extensions')}>
            <ExtensionTable
              view={view}
              extensions={extensions}
              names={
                await listNames(
                  view.tx,
                  extensions.flatMap((one) => [one.preparedBy, one.grantedBy ?? one.preparedBy]),
                )
              }
            />
          </Section>
        )}
        {await PreparePart(view, campaign)}
      </>
    ),
  };
}

type TableProps = { view: View; extensions: readonly Extension[]; names: ReadonlyMap<string, string> };

function ExtensionTable({ view, extensions, names }: TableProps) {
  const say = view.say(text);
  const { language } = view;
  const left = (one: Extension) =>
    say('extension.uses.left', { left: one.usesMax - one.uses, most: one.usesMax });
  const what = (one: Extension) =>
    one.what === 'activities'
      ? say('what.activities')
      : `${say(`what.${one.what}`)} · ${one.callName ? nameIn(one.callName, language) : say('extension.call.all')}`;
  return (
    <Table
      caption={say('extensions')}
      rows={extensions}
      keyOf={(one) => one.id}
      columns={[
        {
          key: 'organisation',
          head: say('extension.organisation'),
          cell: (one) => nameIn(one.organisationName, language),
        },
        { key: 'what', head: say('extension.what'), cell: what },
        { key: 'until', head: say('extension.until'), cell: (one) => sayEnd(one.until, language) },
        { key: 'uses', head: say('extension.uses'), cell: left },
        { key: 'reason', head: say('extension.reason'), cell: (one) => one.reason },
        {
          key: 'state',
          head: say('extension.state'),
          cell: (one) => (
            <>
              <StateBadge view={view} extension={one} />{' '}
              <small className="quiet">
                {names.get(one.preparedBy)} {sayInstant(one.preparedAt, language)}
                {one.grantedBy
                  ? ` → ${names.get(one.grantedBy)} ${sayInstant(one.grantedAt!, language)}`
                  : ''}
              </small>
            </>
          ),
        },
        {
          key: 'acts',
          head: say('extension.acts'),
          cell: (one) => <Acts view={view} extension={one} />,
        },
      ]}
    />
  );
}

function StateBadge({ view, extension }: { view: View; extension: Extension }) {
  const state = stateOf(extension, view.now);
  return <Badge tone={tones[state]}>{view.say(text)(`state.${state}`)}</Badge>;
}

/** Nothing to press on what is over; what is not now says why. */
function Acts({ view, extension }: { view: View; extension: Extension }) {
  const say = view.say(text);
  const state = stateOf(extension, view.now);
  return (
    <>
      {state === 'prepared' ? (
        <ActButton
          screen={view}
          action={grantAddress(extension)}
          verdict={mayGrant(view.actor, extension, view.now)}
          label={say('extension.grant')}
        />
      ) : null}
      {state === 'prepared' || state === 'granted' ? (
        <ActButton
          screen={view}
          action={endAddress(extension)}
          verdict={mayEnd(view.actor, extension, view.now)}
          label={say('extension.end')}
          tone="danger"
        />
      ) : null}
    </>
  );
}
