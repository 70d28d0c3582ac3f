/** The page on which a recipient adopts: what the level above set and left open, beside what it sets itself. */

import { sayEnd } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import { check, decodeForm } from '../../../platform/form.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { Form, formOf, SendButton } from '../../../ui/form.tsx';
import { Badge, Heading, Note, Section, Table } from '../../../ui/parts.tsx';
import { inherited } from '../../call/call.ts';
import { callRules, typedOverCall } from '../../call/rule.ts';
import { OriginHeading } from '../../call/rules.tsx';
import { groupByOrigin } from '../../call/store/version.ts';
import { listCalls } from '../../call/store.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { differencesBetween, valuesOf } from '../../campaign/latitude.ts';
import { campaignRules, typedOver } from '../../campaign/rule.ts';
import { type AdoptionChoice, daysBeside, isDifferent, type OwnDay } from '../adopt.ts';
import type { Notice, Recipient } from '../notice.ts';
import { mayAdopt } from '../policy.ts';
import { Adoption } from '../schema.ts';
import { text } from '../text/change.ts';
import { text as noticeText } from '../text.ts';
import { CallFields, CampaignFields } from './adopt-fields.tsx';

export type FoundReceipt = { notice: Notice; recipient: Recipient; campaign: Campaign; adopted?: Campaign };

/** What was typed into the form that came back, if it can be read at all. */
function typedIn(view: View): AdoptionChoice {
  if (!view.form) return {};
  const read = check(Adoption, decodeForm(Adoption, view.form.raw));
  return 'value' in read ? read.value : {};
}

export async function adoptPage(view: View, receipt: FoundReceipt): Promise<ShownPage> {
  const say = view.say(text);
  const { language } = view;
  const { notice, recipient, campaign } = receipt;
  const calls = (await listCalls(view.tx, campaign.id)).filter((call) => !call.withdrawnAt);
  const groups = await groupByOrigin(view.tx, calls);
  const hand = formOf(view, `/office/notices/${notice.id}/recipients/${recipient.organisationId}/adopt`);
  const title = say('adopt.title', { title: campaign.title });
  const typed = typedIn(view);
  const beside = differencesBetween(
    campaignRules,
    valuesOf(campaignRules, typedOver(campaign, typed)),
    valuesOf(campaignRules, campaign),
    campaign.latitude,
  );
  let index = -1;
  return {
    title,
    body: (
      <>
        <Heading
          screen={view}
          title={title}
          crumbs={[
            [view.say(noticeText)('notices'), '/office/notices'],
            [notice.title, `/office/notices/${notice.id}`],
          ]}
        >
          <p>{nameIn(recipient.organisationName, language)}</p>
          <p>{say('adopt.lead')}</p>
        </Heading>
        <Form hand={hand}>
          <CampaignFields view={view} hand={hand} campaign={campaign} beside={beside} />
          {calls.length > 0 ? (
            <fieldset id={hand.idOf('calls')} tabIndex={-1}>
              <legend>{say('adopt.calls')}</legend>
              {hand.problem('calls') ? <p className="problem">{hand.problem('calls')}</p> : null}
              {groups.map((group) => (
                <div key={group.origin.ownerId} className="form">
                  {groups.length > 1 ? (
                    <OriginHeading screen={view} owner={group.origin.ownerName} count={group.calls.length} />
                  ) : null}
                  {group.calls.map((call) => {
                    index += 1;
                    const row = typed.calls?.find((one) => one.callId === call.id);
                    const own = typedOverCall(inherited(call), row ?? {});
                    const rows = differencesBetween(
                      callRules,
                      valuesOf(callRules, own),
                      valuesOf(callRules, call),
                      call.latitude,
                    );
                    return <CallFields key={call.id} {...{ view, hand, call, own, index }} beside={rows} />;
                  })}
                </div>
              ))}
            </fieldset>
          ) : null}
          <SendButton screen={view} label={say('adopt.do')} verdict={mayAdopt(view.actor, receipt)} />
        </Form>
      </>
    ),
  };
}

/** An adopted version beside the one above: the campaign's end and each call's closing. */
export async function DifferencesPart(view: View, above: Campaign, own: Campaign) {
  const say = view.say(text);
  const { language, tx } = view;
  const rows = daysBeside(above, own, await listCalls(tx, above.id), await listCalls(tx, own.id));
  const sayOwn = (row: OwnDay) => {
    if (row.own === undefined)
      return (
        <span>
          <Badge tone="warn">{say('differences.dropped')}</Badge>
        </span>
      );
    if (!isDifferent(row)) return say('differences.same');
    const isEarlier = row.own < row.above;
    return (
      <span>
        {sayEnd(row.own, language)}{' '}
        <Badge tone={isEarlier ? 'accent' : 'warn'}>
          {say(isEarlier ? 'differences.earlier' : 'differences.later')}
        </Badge>
      </span>
    );
  };
  return (
    <Section title={say('differences')}>
      {own.parentVersion !== above.version ? (
        <Note tone="wait">
          <a href={`/office/campaigns/${own.id}/changes`}>
            {say('changes.waiting', { version: above.version })}
          </a>
        </Note>
      ) : null}
      <Table
        caption={say('differences')}
        rows={rows}
        keyOf={(row) => row.key}
        columns={[
          {
            key: 'thing',
            head: say('differences.thing'),
            cell: (row) => (row.name ? nameIn(row.name, language) : say('differences.end')),
          },
          { key: 'above', head: say('differences.above'), cell: (row) => sayEnd(row.above, language) },
          { key: 'own', head: say('differences.own'), cell: sayOwn },
        ]}
      />
    </Section>
  );
}
